package com.invicrm.sync.google;

import com.invicrm.sync.SourceException;
import com.invicrm.sync.SourceException.CursorExpired;
import com.invicrm.sync.SourceException.Forbidden;
import com.invicrm.sync.SourceException.NeedsConsent;
import com.invicrm.sync.SourceException.PageExpired;
import com.invicrm.sync.SourceException.Scope;
import com.invicrm.sync.SourceException.Throttled;
import com.invicrm.sync.SourceException.Unauthorized;
import com.invicrm.sync.SourceException.Unreachable;
import com.invicrm.sync.google.GoogleHttp.Answer;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;

/// What an error of the Gmail API means: judged by its reason first, since Google says "too much"
/// with two statuses and in many words.
final class GmailErrors {
  /// What was asked, as far as it matters to what an error means.
  enum About {
    firstPage,
    laterPage,
    history,
    laterHistory,
    anything
  }

  private static final Set<String> RATE =
      Set.of(
          "ratelimitexceeded",
          "userratelimitexceeded",
          "quotaexceeded",
          "rate_limit_exceeded",
          "resource_exhausted",
          "dailylimitexceeded");
  private static final Set<String> SCOPE =
      Set.of("insufficientpermissions", "access_token_scope_insufficient", "insufficient_scope");
  private static final Set<String> SET_UP = Set.of("accessnotconfigured", "service_disabled");

  private final Clock clock;

  GmailErrors(Clock clock) {
    this.clock = clock;
  }

  SourceException of(Answer answer, About about) {
    ErrorBody error = ErrorBody.read(answer.body());
    int status = answer.status();
    if (status == 429 || (status == 403 && isRate(error))) return throttled(answer, error);
    return switch (status) {
      case 400 -> badRequest(error, about);
      case 401 -> new Unauthorized("Google does not take this access token");
      case 403 -> forbidden(error);
      case 404, 410 -> missing(about);
      default -> new Unreachable("Google answers with the error " + status);
    };
  }

  private static boolean isRate(ErrorBody error) {
    return error.has(RATE) || error.message().startsWith("quota exceeded");
  }

  private Throttled throttled(Answer answer, ErrorBody error) {
    return new Throttled(
        scope(error),
        RetryTime.of(answer.retryAfter(), error.message(), clock.instant()),
        "Google asks to wait: too much was asked of it");
  }

  private static Scope scope(ErrorBody error) {
    String said = error.message();
    if (said.contains("too many concurrent requests")) return Scope.atOnce;
    if (error.has(Set.of("dailylimitexceeded")) || said.contains("per day")) return Scope.day;
    boolean metric = said.startsWith("quota exceeded");
    return metric && !said.contains("per user") ? Scope.project : Scope.mailbox;
  }

  private static SourceException badRequest(ErrorBody error, About about) {
    if (error.has(Set.of("failedprecondition", "failed_precondition"))) {
      return new Forbidden(
          "This Google account has no Gmail. An admin of the Google Workspace switches Gmail on for it, or another account is connected");
    }
    return switch (about) {
      case laterPage, laterHistory -> new PageExpired("Gmail no longer knows this page of a list");
      case history -> new CursorExpired("Gmail does not know this point of the mailbox's history");
      default -> new Unreachable("Google does not understand the request");
    };
  }

  private static SourceException missing(About about) {
    return switch (about) {
      case history, laterHistory ->
          new CursorExpired("Gmail has forgotten what happened in the mailbox since");
      default -> new Unreachable("Google answers with the error 404");
    };
  }

  private static SourceException forbidden(ErrorBody error) {
    if (error.has(SCOPE)) {
      return new NeedsConsent(
          "Reading mail was not allowed when this account was connected. Connect it again, and leave the box for reading mail ticked");
    }
    if (error.has(Set.of("domainpolicy"))) {
      return new Forbidden(
          "The organisation's rules at Google do not allow it. An admin of its Google Workspace allows this app: Admin console, Security, API controls");
    }
    if (error.has(SET_UP)) {
      return new Forbidden(
          "The Gmail API is not switched on for this installation's app at Google. Whoever runs InviCRM enables it in the Google Cloud console, under APIs and services");
    }
    if (error.message().contains("delegation denied")) {
      return new Forbidden(
          "Google does not let this account read that mailbox. Connect the mailbox's own account");
    }
    return new Forbidden(
        "Google does not allow it, without saying why. An admin of its Google Workspace looks whether this app is allowed: Admin console, Security, API controls");
  }

  /// The same words whatever case Google writes them in.
  static String plain(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
