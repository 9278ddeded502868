package com.invicrm.sync;

import static com.invicrm.sync.SharedGoogle.mail;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.access.User;
import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.fixtures.google.FakeMailbox;
import com.invicrm.fixtures.google.GoogleMethod;
import com.invicrm.sync.GmailWorld.Connected;
import com.invicrm.tenancy.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.ObjectMapper;

/// A worker that is taken for dead, and is not, writes nothing more; whoever goes on finds all.
@InviCrmTest
class GmailLeaseTest {
  @Autowired ApplicationContext application;
  @Autowired DataSource database;
  @Autowired ObjectMapper json;

  GmailWorld world;
  FakeMailbox gmail;
  Connected mailbox;

  @BeforeEach
  void aMailbox() {
    world = new GmailWorld(application);
    gmail = SharedGoogle.mailbox();
    mailbox = world.connect(gmail);
    world.drain(mailbox);
  }

  @AfterEach
  void end() {
    SharedGoogle.get().faults().clear();
    world.close();
  }

  /// Cases 3 and 6.
  @Test
  void whoeverIsReplacedWhileReadingTheHistoryLeavesTheCursorAlone() {
    gmail.arrive(mail(gmail, "kim@globex.example", 0));
    replaced(GoogleMethod.listHistory, 1);
    String cursors = world.channel(mailbox).get("cursors");
    world.turn(mailbox);
    assertThat(world.channel(mailbox)).containsEntry("cursors", cursors);
    assertThat(world.ledger(mailbox)).isEmpty();
    world.drain(mailbox);
    assertThat(world.copies(mailbox)).hasSize(1);
  }

  /// Cases 4, 7 and 87.
  @Test
  void whoeverIsReplacedWhileFetchingStoresNothing() {
    gmail.arrive(mail(gmail, "kim@globex.example", 0));
    replaced(GoogleMethod.getMessage, 1);
    world.turn(mailbox);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("pending", 1));
    assertThat(world.activities()).isZero();
    world.drain(mailbox);
    assertThat(world.activities()).isEqualTo(1);
  }

  /// Case 5: what is stored stays, and is not fetched again.
  @Test
  void whatWasStoredBeforeIsNotPaidForAgain() {
    for (int i = 0; i < 60; i++) gmail.arrive(mail(gmail, "kim" + i + "@globex.example", 0));
    gmail.spent().reset();
    replaced(GoogleMethod.getMessage, 55);
    world.turn(mailbox);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("done", 50, "pending", 10));
    world.drain(mailbox);
    assertThat(world.activities()).isEqualTo(60);
    assertThat(gmail.spent().calls(GoogleMethod.getMessage)).isBetween(60L, 70L);
  }

  /// The owner pauses, changes what is read, or takes the mailbox away: the same.
  @Test
  void aListingThatSomebodyElseTookOverIsNotWrittenTwice() {
    for (int i = 0; i < 30; i++) gmail.arrive(mail(gmail, "kim@globex.example", 1 + i));
    gmail.pages().largest(10);
    gmail.expireHistory();
    replaced(GoogleMethod.listMessages, 2);
    world.turn(mailbox);
    world.pass(mailbox, Duration.ofHours(1));
    world.drain(mailbox);
    assertThat(world.copies(mailbox)).hasSize(30);
    assertThat(world.activities()).isEqualTo(30);
  }

  /// Case 84: a workspace is closed while its mail is being fetched.
  @Test
  void nothingAppearsInAWorkspaceThatIsClosed() {
    for (int i = 0; i < 60; i++) gmail.arrive(mail(gmail, "kim" + i + "@globex.example", 0));
    TenantId workspace = world.tenant().id();
    beforeCall(
        GoogleMethod.getMessage, 55, "select close_workspace('%s')".formatted(workspace.value()));
    world.turn(mailbox);
    assertThat(world.ledger(mailbox)).isEqualTo(Map.of("done", 50, "pending", 10));
    assertThat(world.copies(mailbox)).hasSize(50);
    gmail.spent().reset();
    assertThat(world.turn(mailbox)).isEmpty();
    assertThat(gmail.spent().units()).isZero();
    assertThat(world.copies(mailbox)).hasSize(50);
    assertThat(world.integration(mailbox))
        .containsEntry("status", "disconnected")
        .containsEntry("access_sealed", "null")
        .containsEntry("refresh_sealed", "null");
    Users users = application.getBean(Users.class);
    Viewer viewer = world.tenant().viewer();
    assertThat(world.tenant().<Optional<User>>read(() -> users.active(viewer.userId()))).isEmpty();
  }

  /// A claim is a statement of its own: what it changed stays, and the workspace that it told
  /// PostgreSQL is forgotten with it.
  @Test
  void aClaimLeavesNoWorkspaceBehind() throws SQLException {
    try (Connection connection = database.getConnection()) {
      DSLContext sql = DSL.using(connection, SQLDialect.POSTGRES);
      var channels = new ChannelStore(sql, json);
      Lease lease = world.tenant().call(() -> channels.claim(mailbox.channel())).orElseThrow();
      assertThat(sql.fetchValue("select current_setting('app.tenant_id', true)")).isIn(null, "");
      assertThat(world.channel(mailbox)).containsEntry("epoch", Long.toString(lease.epoch()));
    }
  }

  /// At the n-th call of its turn the worker is replaced.
  private void replaced(GoogleMethod method, int call) {
    beforeCall(
        method,
        call,
        "update channels set epoch = epoch + 1 where id = '%s'".formatted(mailbox.channel()));
  }

  private void beforeCall(GoogleMethod method, int call, String statement) {
    var count = new AtomicInteger();
    SharedGoogle.get()
        .faults()
        .on(method)
        .of(gmail.address())
        .where(_ -> count.incrementAndGet() == call)
        .times(1)
        .run(_ -> world.execute(statement));
  }
}
