package com.invicrm.rest.v1;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// An IANA zone.
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IsTimezone.Check.class)
@interface IsTimezone {
  String message() default "must be an IANA zone such as Asia/Kuwait";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /// Asks the JDK's zone data.
  final class Check implements ConstraintValidator<IsTimezone, String> {
    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || ZoneId.getAvailableZoneIds().contains(value);
    }
  }
}
