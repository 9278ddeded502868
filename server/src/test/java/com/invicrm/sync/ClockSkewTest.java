package com.invicrm.sync;

import static com.invicrm.sync.SharedGoogle.mail;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.fixtures.google.FakeMailbox;
import com.invicrm.fixtures.google.GoogleErrors;
import com.invicrm.fixtures.google.GoogleMethod;
import com.invicrm.jobs.TurnHandler.Next;
import com.invicrm.jobs.TurnHandler.Urgency;
import com.invicrm.sync.GmailWorld.Connected;
import com.invicrm.sync.ProjectUnits.QuotaSettings;
import com.invicrm.tenancy.DatabaseClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/// Case 88: workers whose clocks are ten minutes off, either way, agree with all others.
@InviCrmTest
class ClockSkewTest {
  @Autowired ApplicationContext application;
  @Autowired DataSource database;
  @Autowired TokenSteps tokens;

  final List<DatabaseClock> clocks = new ArrayList<>();
  GmailWorld world;
  FakeMailbox gmail;
  Connected mailbox;

  @BeforeEach
  void aMailboxWithNewMail() {
    world = new GmailWorld(application);
    gmail = SharedGoogle.mailbox();
    mailbox = world.connect(gmail);
    world.drain(mailbox);
    gmail.arrive(mail(gmail, "kim@globex.example", 0));
  }

  @AfterEach
  void end() {
    SharedGoogle.get().faults().clear();
    clocks.forEach(DatabaseClock::close);
    world.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {-10, 10})
  void coolDownsAreAsLongAsTheProviderSays(long minutes) {
    MailboxReading wrong = worker(clock(minutes));
    MailboxReading other = worker(clock(-minutes));
    SharedGoogle.get()
        .faults()
        .onAny()
        .of(gmail.address())
        .always()
        .answer(GoogleErrors.retryAfter(300));
    Instant next = turn(wrong).orElseThrow().at();
    assertThat(left("cool_until")).isBetween(240L, 300L);
    assertThat(next).isBetween(Instant.now().plusSeconds(240), Instant.now().plusSeconds(345));
    gmail.spent().reset();
    String until = world.channel(mailbox).get("cool_until");
    for (MailboxReading each : List.of(wrong, other)) {
      assertThat(turn(each).orElseThrow().at()).isAfter(Instant.now().plusSeconds(200));
    }
    assertThat(gmail.spent().units()).isZero();
    assertThat(world.channel(mailbox)).containsEntry("cool_until", until);
    SharedGoogle.get().faults().clear();
    world.pass(mailbox, Duration.ofSeconds(301));
    turn(other);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("done", 1));
  }

  @ParameterizedTest
  @ValueSource(longs = {-10, 10})
  void turnsAndCursorsGoByTheDatabase(long minutes) {
    world.pass(mailbox, Duration.ofHours(1));
    Instant next = turn(worker(clock(minutes))).orElseThrow().at();
    assertThat(world.copies(mailbox)).hasSize(1);
    assertThat(next).isBetween(Instant.now().plusSeconds(10), Instant.now().plusSeconds(60));
    assertThat(left("due_at")).isBetween(10L, 60L);
    assertThat(left("last_ok_at")).isBetween(-30L, 0L);
    assertThat(left("cast(cursors -> -1 ->> 'at' as timestamptz)")).isBetween(-30L, 0L);
  }

  /// Whoever came in between is the newer one, whatever the clocks say.
  @Test
  void theNewestLeaseAloneWrites() {
    MailboxReading ahead = worker(clock(10));
    MailboxReading behind = worker(clock(-10));
    SharedGoogle.get()
        .faults()
        .on(GoogleMethod.getMessage)
        .of(gmail.address())
        .times(1)
        .run(_ -> turn(behind));
    turn(ahead);
    assertThat(world.copies(mailbox)).hasSize(1);
    assertThat(world.activities()).isEqualTo(1);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("done", 1));
  }

  @ParameterizedTest
  @ValueSource(longs = {-10, 10})
  void tokensAreRenewedInTime(long minutes) {
    var google = new FakeConsent();
    var keeper = new TokenKeeper(tokens, google, clock(minutes));
    tokenEndsIn(7);
    String good = token(keeper);
    assertThat(token(new TokenKeeper(tokens, google, clock(-minutes)))).isEqualTo(good);
    tokenEndsIn(4);
    var kept = google.given(gmail.address());
    world.tenant().write(() -> tokens.kept(mailbox.integration(), kept));
    tokenEndsIn(4);
    assertThat(token(new TokenKeeper(tokens, google, clock(minutes)))).isNotEqualTo(kept.access());
    assertThat(google.account(gmail.address()).refreshes()).isEqualTo(1);
  }

  private Optional<Next> turn(MailboxReading worker) {
    return world.tenant().call(() -> worker.turn(mailbox.work(), Urgency.fresh));
  }

  private String token(TokenKeeper keeper) {
    return world.tenant().call(() -> keeper.token(mailbox.integration()));
  }

  private void tokenEndsIn(int minutes) {
    world.execute(
        "update user_integrations set access_expires_at = now() + interval '%s minutes' where id = '%s'"
            .formatted(minutes, mailbox.integration()));
  }

  /// Seconds until a time, by the database.
  private long left(String time) {
    return world.number(
        "select round(extract(epoch from %s - now())) from channels where id = '%s'"
            .formatted(time, mailbox.channel()));
  }

  private Clock clock(long minutesAhead) {
    Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutesAhead));
    var clock = new DatabaseClock(wrong, database);
    clocks.add(clock);
    return clock;
  }

  /// A process of the same installation, as far as reading mailboxes goes.
  private MailboxReading worker(Clock clock) {
    var quota = application.getBean(QuotaSettings.class);
    var units = new ProjectUnits(application.getBean(ProjectUnitStore.class), quota, clock);
    var keeper = new TokenKeeper(tokens, FakeConsent.SHARED, clock);
    var patience = new Patience(units, clock);
    var settings = application.getBean(MailboxSettings.class);
    var leases =
        new LeaseDesk(application.getBean(ChannelStore.class), settings, patience, application);
    var providers = List.copyOf(application.getBeansOfType(MailProvider.class).values());
    var upkeep = application.getBean(Upkeep.class);
    var desk =
        new ReadingDesk(
            application.getBean(DiscoverMail.class),
            application.getBean(StoreMail.class),
            settings,
            new Upkeep(
                upkeep.audits(), upkeep.repairs(), patience, upkeep.watches(), upkeep.closing()),
            clock);
    return new MailboxReading(
        transactional(leases),
        new MailboxSources(providers, keeper, units, clock),
        desk,
        new TenantShares(),
        clock);
  }

  private LeaseDesk transactional(LeaseDesk desk) {
    var proxy = new ProxyFactory(desk);
    proxy.setProxyTargetClass(true);
    proxy.addAdvice(application.getBean(TransactionInterceptor.class));
    return (LeaseDesk) proxy.getProxy();
  }
}
