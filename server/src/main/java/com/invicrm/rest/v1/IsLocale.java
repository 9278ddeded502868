package com.invicrm.rest.v1;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// A language that the texts exist in.
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@Pattern(regexp = "en|ar", message = "must be en or ar")
@interface IsLocale {
  String message() default "must be en or ar";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
