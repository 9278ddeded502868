package com.invicrm.rest.v1;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jspecify.annotations.Nullable;

/// An ISO 3166 country code.
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IsRegion.Check.class)
@interface IsRegion {
  String message() default "must be an ISO 3166 country code such as KW";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /// Asks the JDK's tables.
  final class Check implements ConstraintValidator<IsRegion, String> {
    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null
          || java.util.Locale.getISOCountries(java.util.Locale.IsoCountryCode.PART1_ALPHA2)
              .contains(value);
    }
  }
}
