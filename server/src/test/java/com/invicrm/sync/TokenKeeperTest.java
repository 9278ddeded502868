package com.invicrm.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.invicrm.InviCrmTest;
import com.invicrm.TestTenant;
import com.invicrm.sync.ConnectMailbox.Start;
import com.invicrm.sync.ConnectSteps.Wanted;
import com.invicrm.sync.SourceException.NeedsConsent;
import com.invicrm.sync.SourceException.Unauthorized;
import com.invicrm.vault.TenantSecrets;
import com.invicrm.vault.Vault;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Access tokens are renewed in time, by one at a time, and stay secret.
@InviCrmTest
class TokenKeeperTest {
  @Autowired ApplicationContext application;
  @Autowired ConnectSteps connect;
  @Autowired TokenSteps steps;
  @Autowired MailboxControls controls;
  @Autowired TenantSecrets secrets;
  @Autowired Clock clock;

  final FakeConsent google = new FakeConsent();
  TestTenant tenant;
  String address;
  FakeConsent.Account account;
  UUID mailbox;
  TokenKeeper here;
  TokenKeeper elsewhere;

  @BeforeEach
  void aMailbox() {
    tenant = TestTenant.create(application);
    address = "ann-" + UUID.randomUUID() + "@acme.example";
    account = google.account(address);
    mailbox = connected(tenant, address);
    here = new TokenKeeper(steps, google, clock);
    elsewhere = new TokenKeeper(steps, google, clock);
  }

  @Test
  void fiftyThreadsInTwoProcessesWithAnExpiredTokenAskOnce() throws Exception {
    change("access_expires_at = now() - interval '1 second'");
    var all = new CountDownLatch(50);
    account.beforeAnswer(() -> await(all));
    List<Future<String>> tokens = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        TokenKeeper keeper = i % 2 == 0 ? here : elsewhere;
        tokens.add(
            threads.submit(() -> {
              all.countDown();
              return tenant.call(() -> keeper.token(mailbox));
            }));
      }
    }
    Set<String> given = new HashSet<>();
    for (Future<String> token : tokens) given.add(token.get());
    assertThat(given).hasSize(1);
    assertThat(account.refreshes()).isEqualTo(1);
  }

  @Test
  void whileOneProcessAsksAnotherWaits() throws Exception {
    change("access_sealed = null");
    var second = new AtomicReference<@Nullable String>();
    var other = new Thread(() -> second.set(token(elsewhere)));
    account.beforeAnswer(() -> {
      if (account.refreshes() > 1) return;
      other.start();
      Awaitility.await()
          .until(() -> account.refreshes() > 1 || other.getState() == Thread.State.TIMED_WAITING);
    });
    String first = token(here);
    other.join();
    assertThat(second.get()).isEqualTo(first);
    assertThat(account.refreshes()).isEqualTo(1);
  }

  @Test
  void aTokenThatWasRefusedIsReplacedOnceForAll() throws Exception {
    String old = token(here);
    assertThat(token(elsewhere)).isEqualTo(old);
    List<Future<String>> tokens = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        TokenKeeper keeper = i % 2 == 0 ? here : elsewhere;
        tokens.add(threads.submit(() -> tenant.call(() -> keeper.tokenAfter(mailbox, old))));
      }
    }
    Set<String> given = new HashSet<>();
    for (Future<String> token : tokens) given.add(token.get());
    assertThat(given).hasSize(1).doesNotContain(old);
    assertThat(account.refreshes()).isEqualTo(1);
  }

  @Test
  void aGoodTokenIsRememberedAndOneThatEndsSoonIsNot() {
    String token = token(here);
    change("access_sealed = null");
    assertThat(token(here)).isEqualTo(token);
    assertThat(account.refreshes()).isZero();
    assertThat(token(elsewhere)).isNotEqualTo(token);
    change("access_expires_at = now() + interval '4 minutes'");
    assertThat(token(new TokenKeeper(steps, google, clock))).isNotEqualTo(token);
    assertThat(account.refreshes()).isEqualTo(2);
  }

  @Test
  void whoeverFindsSomebodyAskingWaitsForTheirAnswer() throws Exception {
    change("access_sealed = null, refreshing_until = now() + interval '1 hour'");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> waiting = threads.submit(() -> token(here));
      String given = "theirs";
      var theirs = google.given(address);
      tenant.write(() ->
          steps.kept(
              mailbox,
              new MailConsent.Answer.Given(
                  given, theirs.goodFor(), Optional.empty(), theirs.scopes(), Optional.empty())));
      assertThat(waiting.get()).isEqualTo(given);
    }
    assertThat(account.refreshes()).isZero();
  }

  @Test
  void whoeverDiedAskingIsWaitedForNoLongerThanTheirLease() {
    change("access_sealed = null, refreshing_until = now() - interval '1 second'");
    assertThat(token(here)).isNotBlank();
  }

  @Test
  void aProviderThatDoesNotAnswerIsAskedAgainByTheNext() {
    change("access_sealed = null");
    account.away(true);
    assertThatThrownBy(() -> token(here)).isInstanceOf(SourceException.Unreachable.class);
    account.away(false);
    assertThat(token(elsewhere)).isNotBlank();
    assertThat(account.refreshes()).isEqualTo(2);
  }

  @Test
  void refusedOnceItStaysConnected() {
    change("access_sealed = null");
    account.refuse(1);
    assertThatThrownBy(() -> token(here)).isInstanceOf(Unauthorized.class);
    assertThatThrownBy(() -> token(elsewhere)).isInstanceOf(Unauthorized.class);
    assertThat(account.refreshes()).as("not asked again within a minute").isEqualTo(1);
    change("refused_at = refused_at - interval '61 seconds'");
    assertThat(token(elsewhere)).isNotBlank();
    assertThat(column("status || coalesce(refused_at::text, '')")).isEqualTo("active");
  }

  @Test
  void refusedAgainAfterAMinuteItsOwnerIsToldOnce() {
    change("access_sealed = null");
    account.refuse(10);
    assertThatThrownBy(() -> token(here)).isInstanceOf(Unauthorized.class);
    change("refused_at = refused_at - interval '61 seconds'");
    assertThatThrownBy(() -> token(here)).isInstanceOf(NeedsConsent.class);
    assertThatThrownBy(() -> token(elsewhere)).isInstanceOf(NeedsConsent.class);
    tenant.run(() -> steps.lose(mailbox));
    assertThat(column("status")).isEqualTo("reauth");
    assertThat(account.refreshes()).isEqualTo(2);
    assertThat(entries("mailbox.refused")).isEqualTo(1);
  }

  @Test
  void aRefusalOfWhatSomebodyElseHasReplacedCountsForNothing() {
    change("access_sealed = null");
    account.refuse(1);
    account.beforeAnswer(() -> {
      account.beforeAnswer(() -> {});
      tenant.write(() -> steps.kept(mailbox, google.given(address)));
    });
    assertThat(token(here)).isNotBlank();
    assertThat(column("status || coalesce(refused_at::text, '')")).isEqualTo("active");
    assertThat(account.refreshes()).isEqualTo(1);
  }

  @Test
  void aNewRefreshTokenIsKept() {
    account.rotates();
    for (int i = 0; i < 3; i++) {
      change("access_sealed = null");
      assertThat(token(new TokenKeeper(steps, google, clock))).isNotBlank();
    }
    assertThat(account.refreshes()).isEqualTo(3);
  }

  @Test
  void whatWasDisconnectedMeanwhileStaysSo() {
    change("access_sealed = null");
    account.beforeAnswer(
        () -> tenant.run(() -> controls.cut(tenant.viewer(), mailbox, Integration.Data.keep)));
    assertThatThrownBy(() -> token(here)).isInstanceOf(NeedsConsent.class);
    assertThat(
            column(
                "status || coalesce(access_sealed::text, '') || coalesce(refresh_sealed::text, '')"))
        .isEqualTo("disconnected");
  }

  @Test
  void whatWasSealedForAnotherRowOrTenantDoesNotOpen() {
    UUID other = connected(tenant, "bob-" + UUID.randomUUID() + "@acme.example");
    change(
        "access_sealed = (select o.access_sealed from user_integrations o where o.id = '"
            + other
            + "')");
    assertThatThrownBy(() -> token(here)).isInstanceOf(Vault.DoesNotOpen.class);

    change("access_sealed = refresh_sealed");
    assertThatThrownBy(() -> token(here)).isInstanceOf(Vault.DoesNotOpen.class);

    TestTenant stranger = TestTenant.create(application);
    UUID theirs = connected(stranger, address);
    byte[] sealed = stranger.read(() -> sealed(stranger, theirs));
    tenant.write(() ->
        tenant
            .sql()
            .execute(
                "update user_integrations set access_sealed = ? where tenant_id = ? and id = ? and not is_deleted",
                sealed,
                tenant.id().value(),
                mailbox));
    assertThatThrownBy(() -> token(here)).isInstanceOf(Vault.DoesNotOpen.class);
  }

  @Test
  void theWorkspacesKeyChangesWhileItIsConnected() {
    String before = token(here);
    tenant.write(secrets::rotate);
    assertThat(token(elsewhere)).isEqualTo(before);
    change("access_expires_at = now()");
    String after = token(new TokenKeeper(steps, google, clock));
    assertThat(after).isNotEqualTo(before);
    tenant.write(secrets::rotate);
    assertThat(token(new TokenKeeper(steps, google, clock))).isEqualTo(after);
  }

  private UUID connected(TestTenant where, String who) {
    return where.call(() ->
        connect.keep(
            where.viewer(),
            new Wanted(Optional.empty(), Start.afterPreview),
            "google",
            google.given(who)));
  }

  private String token(TokenKeeper keeper) {
    return tenant.call(() -> keeper.token(mailbox));
  }

  private void change(String set) {
    tenant.write(() ->
        tenant
            .sql()
            .execute(
                "update user_integrations set "
                    + set.replace(
                        "o.id =",
                        "o.tenant_id = user_integrations.tenant_id and not o.is_deleted and o.id =")
                    + " where tenant_id = ? and id = ? and not is_deleted",
                tenant.id().value(),
                mailbox));
  }

  private String column(String expression) {
    return tenant.read(() ->
        tenant
            .sql()
            .fetchSingle(
                "select "
                    + expression
                    + " from user_integrations where tenant_id = ? and id = ? and not is_deleted",
                tenant.id().value(),
                mailbox)
            .get(0, String.class));
  }

  private int entries(String action) {
    return tenant.read(() ->
        tenant
            .sql()
            .fetchSingle(
                "select count(*) from audit_entries where tenant_id = ? and action = ? and not is_deleted",
                tenant.id().value(),
                action)
            .get(0, Integer.class));
  }

  private static byte[] sealed(TestTenant tenant, UUID id) {
    return tenant
        .sql()
        .fetchSingle(
            "select access_sealed from user_integrations where tenant_id = ? and id = ? and not is_deleted",
            tenant.id().value(),
            id)
        .get(0, byte[].class);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
