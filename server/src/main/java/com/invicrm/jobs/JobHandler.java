package com.invicrm.jobs;

/// Does one kind of work, for the tenant that it was enqueued for, if for one.
///
/// At least once: after a crash the same job comes again.
public interface JobHandler<T> {
  /// What it does.
  JobKind<T> kind();

  /// Whether somebody waits for it: such work never stands behind long work.
  default boolean isAwaited() {
    return false;
  }

  /// Does it; what it throws is tried again, a little later each time.
  void run(T data);

  /// It was tried [Jobs#TRIES] times in vain and is not tried again.
  void givenUp(T data);
}
