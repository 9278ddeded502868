package com.invicrm;

import com.invicrm.tenancy.CannotStart;
import java.net.ConnectException;
import java.sql.SQLException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/// Says in plain words why a start was refused and what to do, instead of a stack trace.
final class StartFailures implements FailureAnalyzer {
  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      @Nullable String words = words(cause);
      if (words != null) return new FailureAnalysis(words, "", failure);
    }
    return null;
  }

  private static @Nullable String words(Throwable cause) {
    return switch (cause) {
      case CannotStart refused -> refused.getMessage();
      case FlywayValidateException newer ->
          "This database was migrated by another version of InviCRM. Start the version that is at least as new, or restore a backup. "
              + newer.getMessage();
      case ConnectException unreachable ->
          "PostgreSQL cannot be reached at INVICRM_DATABASE_URL. Is it running, and are host and port right?";
      case SQLException refused
          when "28P01".equals(refused.getSQLState()) || "28000".equals(refused.getSQLState()) ->
          "PostgreSQL refuses the login. Check INVICRM_DATABASE_OWNER_USER, INVICRM_DATABASE_USER and their passwords.";
      default -> null;
    };
  }
}
