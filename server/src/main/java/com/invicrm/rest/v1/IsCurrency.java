package com.invicrm.rest.v1;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jspecify.annotations.Nullable;

/// An ISO 4217 code.
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IsCurrency.Check.class)
@interface IsCurrency {
  String message() default "must be an ISO 4217 code such as KWD";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /// Asks the JDK's tables.
  final class Check implements ConstraintValidator<IsCurrency, String> {
    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null
          || java.util.Currency.getAvailableCurrencies().stream()
              .anyMatch(c -> c.getCurrencyCode().equals(value));
    }
  }
}
