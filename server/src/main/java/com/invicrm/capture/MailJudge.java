package com.invicrm.capture;

import com.invicrm.timeline.IncomingMail;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Judges mail as its mailbox sees it, by [MailRules]; asks no database, so that it can be done
/// while other mail is stored.
public final class MailJudge {
  private static final Logger LOG = LoggerFactory.getLogger(MailJudge.class);

  private final Mailbox mailbox;
  private final Owner owner;
  private final Clock clock;

  public MailJudge(Mailbox mailbox, Clock clock) {
    this.mailbox = mailbox;
    this.owner = new Owner(mailbox.addresses());
    this.clock = clock;
  }

  /// Whatever a mail holds, it must not stop the others.
  public Judged judge(Arrived arrived) {
    return new Judged(arrived.ref(), mail(arrived));
  }

  private Optional<IncomingMail> mail(Arrived arrived) {
    try {
      var rules = new MailRules(mailbox.id(), owner, new SentTimes(clock));
      return Optional.of(rules.judge(arrived));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warn("A mail cannot be judged: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }
}
