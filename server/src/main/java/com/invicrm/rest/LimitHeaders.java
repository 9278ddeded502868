package com.invicrm.rest;

import com.invicrm.limits.Taken;
import com.invicrm.tenancy.CrmException;
import jakarta.servlet.http.HttpServletResponse;

/// What an answer says about the limit that it was counted under, in the words of
/// draft-ietf-httpapi-ratelimit-headers-03: later drafts have other fields, and few readers.
final class LimitHeaders {
  private LimitHeaders() {}

  static void set(HttpServletResponse response, Taken taken) {
    set(response, taken.limit(), taken.remaining(), taken.reset());
  }

  static void set(HttpServletResponse response, CrmException.LimitReached refusal) {
    set(response, refusal.limit(), 0, refusal.reset());
    response.setIntHeader("Retry-After", refusal.reset());
  }

  private static void set(HttpServletResponse response, int limit, int remaining, int reset) {
    response.setIntHeader("RateLimit-Limit", limit);
    response.setIntHeader("RateLimit-Remaining", remaining);
    response.setIntHeader("RateLimit-Reset", reset);
  }
}
