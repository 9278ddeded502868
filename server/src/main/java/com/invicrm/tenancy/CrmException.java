package com.invicrm.tenancy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can go wrong for a person, in words they can act on; every surface renders it in its own
/// form.
///
/// [#code] is stable and for programs; the message says what happened, to what, and what to do.
public abstract sealed class CrmException extends RuntimeException {
  private final String code;

  private CrmException(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /// Stable name of the kind of trouble, such as `not-found`.
  public String code() {
    return code;
  }

  /// There is no such thing here, or it belongs to another workspace: the two look alike.
  public static final class NotFound extends CrmException {
    public NotFound(String what, UUID id) {
      super(
          "not-found",
          "There is no " + what + " " + id + " here. It may have been put away.",
          null);
    }

    public NotFound(String message) {
      super("not-found", message, null);
    }
  }

  /// Another record is in the way.
  public static final class Conflict extends CrmException {
    private final @Nullable UUID existingId;

    public Conflict(String message, @Nullable UUID existingId) {
      super("conflict", message, null);
      this.existingId = existingId;
    }

    /// The record that is in the way, when the viewer may know it.
    public @Nullable UUID existingId() {
      return existingId;
    }
  }

  /// The record was changed since the version that the change is based on.
  public static final class Stale extends CrmException {
    private final Object current;
    private final Map<String, Object> yours;

    public Stale(Object current, Map<String, Object> yours) {
      super(
          "stale",
          "Somebody changed this since you opened it. Choose field by field, then save again.",
          null);
      this.current = current;
      this.yours = yours;
    }

    /// The record as it stands.
    public Object current() {
      return current;
    }

    /// The values that were sent, by field.
    public Map<String, Object> yours() {
      return yours;
    }
  }

  /// The request makes no sense, field by field.
  public static final class Invalid extends CrmException {
    private final List<FieldError> errors;

    public Invalid(String field, String detail) {
      this(List.of(new FieldError(field, detail)));
    }

    public Invalid(List<FieldError> errors) {
      super("invalid", errors.getFirst().field() + " " + errors.getFirst().detail(), null);
      this.errors = List.copyOf(errors);
    }

    /// What is wrong, one entry a field.
    public List<FieldError> errors() {
      return errors;
    }
  }

  /// One field and what is wrong with it, worded to follow the field's name.
  public record FieldError(String field, String detail) {}

  /// More was sent than is taken at once.
  public static final class TooLarge extends CrmException {
    public TooLarge(int most) {
      super(
          "too-large", "The body is larger than " + (most >> 10) + " KB. Send less at once.", null);
    }
  }

  /// There is no room on the disk for what was sent; nothing of it was taken.
  public static final class NoRoom extends CrmException {
    public NoRoom(String message, Throwable cause) {
      super("insufficient-storage", message, cause);
    }
  }

  /// Signed in, but not allowed.
  public static final class Forbidden extends CrmException {
    public Forbidden(String message) {
      super("forbidden", message, null);
    }
  }

  /// Not signed in, or not any more.
  public static final class Unauthenticated extends CrmException {
    public Unauthenticated(String message) {
      super("unauthenticated", message, null);
    }
  }

  /// More than is allowed within a time.
  public static final class LimitReached extends CrmException {
    private final int limit;
    private final int reset;

    public LimitReached(String message, int limit, int reset) {
      super("limit-reached", message, null);
      this.limit = limit;
      this.reset = reset;
    }

    /// How many are allowed within the time.
    public int limit() {
      return limit;
    }

    /// Seconds until it is worth trying again.
    public int reset() {
      return reset;
    }
  }

  /// Half signed in: the code of the second step is missing.
  public static final class SecondStepNeeded extends CrmException {
    private final @Nullable String challenge;

    public SecondStepNeeded(@Nullable String challenge) {
      super(
          "totp-required",
          "Signing in takes a second step here: send the code of your authenticator, or a recovery code.",
          null);
      this.challenge = challenge;
    }

    /// What the second step is sent with; null when all is sent again.
    public @Nullable String challenge() {
      return challenge;
    }
  }
}
