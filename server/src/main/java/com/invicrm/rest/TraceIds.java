package com.invicrm.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// One id a request, for the problem that a person sees and the log line that explains it.
final class TraceIds {
  private static final String ATTRIBUTE = TraceIds.class.getName();

  private TraceIds() {}

  static String of(HttpServletRequest request) {
    @Nullable Object known = request.getAttribute(ATTRIBUTE);
    if (known != null) return known.toString();
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    request.setAttribute(ATTRIBUTE, id);
    return id;
  }
}
