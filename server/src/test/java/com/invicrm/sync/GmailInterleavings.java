package com.invicrm.sync;

import static com.invicrm.sync.SharedGoogle.mail;
import static com.invicrm.sync.SharedGoogle.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.fixtures.google.FakeMailbox;
import com.invicrm.fixtures.google.Fault;
import com.invicrm.fixtures.google.GoogleErrors;
import com.invicrm.fixtures.google.GoogleMethod;
import com.invicrm.sync.GmailWorld.Connected;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;

/// Case 90: whatever happens in a mailbox and on the way to it, in whatever order, in the end the
/// record holds what the mailbox holds, each mail once.
final class GmailInterleavings {
  private static final int STEPS = 30;
  private static final List<String> UNWANTED = List.of("DRAFT", "TRASH", "SPAM", "CHAT");

  private final GmailWorld world;
  private final Random random;
  private final FakeMailbox gmail = SharedGoogle.mailbox();
  private final Connected mailbox;
  private boolean hasForgotten;

  /// Goes through seeds, each in a workspace of its own.
  static void all(ApplicationContext application, long first, int seeds) {
    for (long seed = first; seed < first + seeds; seed++) {
      try (var world = new GmailWorld(application)) {
        new GmailInterleavings(world, seed).run(STEPS);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "Seed " + seed + "; again by -Dinvicrm.seed=" + seed + " -Dinvicrm.seeds=1", e);
      } finally {
        SharedGoogle.get().faults().clear();
      }
    }
  }

  GmailInterleavings(GmailWorld world, long seed) {
    this.world = world;
    this.random = new Random(seed);
    for (int i = random.nextInt(12); i > 0; i--) gmail.arrive(mail(gmail, somebody(), i * 7));
    if (random.nextInt(4) == 0) gmail.pages().largest(1 + random.nextInt(4));
    this.mailbox = world.connect(gmail);
  }

  /// Lets so many things happen, then calms down, and compares.
  void run(int steps) {
    for (int i = 0; i < steps; i++) step();
    SharedGoogle.get().faults().clear();
    world.drain(mailbox);
    world.turn(mailbox);
    world.drain(mailbox);
    Set<String> wanted =
        gmail.ids().stream().filter(this::isWanted).collect(Collectors.toCollection(TreeSet::new));
    assertThat(world.copies(mailbox)).as(this::ledger).isEqualTo(wanted);
    assertThat(world.activities()).isEqualTo(wanted.size());
    // What was labelled while the history was forgotten nobody tells.
    if (hasForgotten) return;
    for (String id : wanted) assertThat(labels(id)).isEqualTo(gmail.labels(id).orElseThrow());
  }

  private String ledger() {
    return world
        .rows(
            "select provider_id, status, reason, labels, history, received_at, listed_at from sync_items where channel_id = '%s'"
                .formatted(mailbox.channel()))
        .stream()
        .map(r -> r + " at Gmail " + gmail.labels(r.getFirst()))
        .collect(Collectors.joining("\n"));
  }

  private boolean isWanted(String id) {
    return gmail.labels(id).orElseThrow().stream().noneMatch(UNWANTED::contains);
  }

  private Set<String> labels(String id) {
    return new TreeSet<>(
        world.column(
            "select unnest(labels) from message_copies where channel_id = '%s' and provider_id = '%s' and not is_deleted"
                .formatted(mailbox.channel(), id)));
  }

  private void step() {
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> gmail.arrive(mail(gmail, somebody(), random.nextInt(80)));
      case 4 -> gmail.arrive(sent(gmail, somebody(), random.nextInt(80)).labels("SENT"));
      case 5 -> any(id -> gmail.label(id, "Label_" + random.nextInt(3)));
      case 6 -> any(id -> gmail.unlabel(id, "UNREAD"));
      case 7 -> any(gmail::trash);
      case 8 -> any(gmail::untrash);
      case 9 -> any(gmail::delete);
      case 10 -> draft();
      case 11 -> any(gmail::spam);
      case 12 -> fault(GoogleErrors.userRateLimit());
      case 13 -> fault(random.nextBoolean() ? GoogleErrors.broken(503) : Fault.reset());
      case 14 -> crash();
      case 15 -> forget();
      case 16 -> SharedGoogle.get().expireTokens(gmail.address());
      default -> turn();
    }
  }

  private void turn() {
    world.turn(mailbox);
    world.pass(mailbox, Duration.ofMinutes(random.nextInt(20)));
  }

  private void draft() {
    String draft = gmail.draft(sent(gmail, somebody(), 0));
    for (int i = random.nextInt(3); i > 0; i--) {
      draft = gmail.autosave(draft, sent(gmail, somebody(), 0));
      if (random.nextInt(3) == 0) turn();
    }
    if (random.nextBoolean()) gmail.sendDraft(draft, sent(gmail, somebody(), 0));
  }

  private void forget() {
    if (random.nextInt(3) == 0) {
      gmail.expireHistory();
      hasForgotten = true;
    }
    if (random.nextInt(3) == 0) gmail.pages().expire();
  }

  private void fault(Fault fault) {
    SharedGoogle.get()
        .faults()
        .onAny()
        .of(gmail.address())
        .times(1 + random.nextInt(3))
        .answer(fault);
  }

  /// The worker is replaced amid its turn.
  private void crash() {
    GoogleMethod at =
        List.of(GoogleMethod.listHistory, GoogleMethod.listMessages, GoogleMethod.getMessage)
            .get(random.nextInt(3));
    SharedGoogle.get()
        .faults()
        .on(at)
        .of(gmail.address())
        .times(1)
        .run(_ ->
            world.execute(
                "update channels set epoch = epoch + 1 where id = '%s'"
                    .formatted(mailbox.channel())));
  }

  private void any(java.util.function.Consumer<String> deed) {
    List<String> ids = gmail.ids().stream().sorted().toList();
    if (!ids.isEmpty()) deed.accept(ids.get(random.nextInt(ids.size())));
  }

  private String somebody() {
    return "p" + random.nextInt(9) + "@globex.example";
  }
}
