package com.invicrm.rest;

import java.beans.PropertyEditorSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/// Reads texts of queries and forms, and refuses those that the database does not keep.
@ControllerAdvice
class KeptParameters {
  @InitBinder
  void texts(WebDataBinder binder) {
    binder.registerCustomEditor(String.class, new Kept());
  }

  private static final class Kept extends PropertyEditorSupport {
    @Override
    public void setAsText(@Nullable String text) {
      if (text != null && !KeptText.isKept(text)) {
        throw new IllegalArgumentException("It holds a character that cannot be kept");
      }
      setValue(text);
    }
  }
}
