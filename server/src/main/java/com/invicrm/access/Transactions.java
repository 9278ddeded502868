package com.invicrm.access;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The transactions of a sign-in, and what is told in them: it has several, since the tenant is
/// known only after the first.
@Component
class Transactions {
  private final TransactionTemplate writing;
  private final TransactionTemplate reading;
  private final ApplicationEventPublisher news;

  Transactions(PlatformTransactionManager transactions, ApplicationEventPublisher news) {
    this.news = news;
    writing = new TransactionTemplate(transactions);
    reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
  }

  <T> T read(Supplier<T> work) {
    return Objects.requireNonNull(reading.execute(t -> work.get()));
  }

  <T> T write(Supplier<T> work) {
    return Objects.requireNonNull(writing.execute(t -> work.get()));
  }

  void run(Runnable work) {
    writing.executeWithoutResult(t -> work.run());
  }

  /// Has the audit log keep something, in the running transaction.
  void tell(Audited done) {
    news.publishEvent(done);
  }

  /// Has every node forget something, when the running transaction is committed.
  void evict(Eviction.Kind kind, UUID id) {
    news.publishEvent(new Eviction(kind, id));
  }
}
