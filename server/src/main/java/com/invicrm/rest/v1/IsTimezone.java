package com.invicrm.rest.v1;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.ZoneId;
import java.util.Set;
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
    /// The JDK copies its hundreds of names each time it is asked.
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || ZONES.contains(value);
    }
  }
}
