package com.invicrm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import com.invicrm.TestPostgres;
import com.invicrm.sync.FakeConsent;
import jakarta.servlet.http.Cookie;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/// A mailbox is connected by whoever owns it, in the browser in which they began.
@InviCrmTest
class ConnectMailboxTest {
  private static final String CALLBACK = "/api/v1/integrations/google/callback?";

  @Autowired MockMvcTester http;
  @Autowired JdbcConnectionDetails database;

  Api ann;
  String mail;

  @BeforeEach
  void aWorkspace() {
    ann = Api.register(http);
    mail = "ann-" + UUID.randomUUID() + "@gmail.example";
  }

  @Test
  void theOwnerAllowsItAndTheMailboxIsThere() {
    UUID id = ann.connect(mail, "");
    JsonNode mailbox = Api.body(ann.get("/api/v1/integrations/" + id));
    assertThat(mailbox.path("address").asString()).isEqualTo(mail);
    assertThat(mailbox.path("state").asString()).isEqualTo("importing");
    assertThat(mailbox.path("mine").asBoolean()).isTrue();
    assertThat(mailbox.at("/counts/seen").asInt()).isZero();
    assertThat(Api.body(ann.get("/api/v1/integrations")).path("google").asBoolean()).isTrue();
    assertThat(Api.data(ann.get("/api/v1/audit?action=mailbox.connected"))).hasSize(1);
    assertThat(Api.data(ann.get("/api/v1/sharing/mailboxes"))).hasSize(1);
  }

  @Test
  void withAPreviewItWaitsForItsOwner() {
    UUID id = ann.connect(mail, "?preview=true");
    assertThat(state(id)).isEqualTo("held");
    assertThat(ann.post("/api/v1/integrations/" + id + "/sync", Map.of())).hasStatus(409);
    assertThat(ann.post("/api/v1/integrations/" + id + "/start", Map.of())).hasStatusOk();
    assertThat(state(id)).isEqualTo("importing");
    assertThat(ann.post("/api/v1/integrations/" + id + "/start", Map.of())).hasStatus(409);
  }

  @Test
  void somebodyHasSeveralAndTwoWorkspacesTheSame() {
    ann.connect(mail, "");
    ann.connect("second-" + mail, "");
    assertThat(Api.data(ann.get("/api/v1/integrations"))).hasSize(2);
    Api other = Api.register(http);
    UUID theirs = other.connect(mail, "");
    assertThat(ann.get("/api/v1/integrations/" + theirs)).hasStatus(404);
    assertThat(Api.data(other.get("/api/v1/integrations"))).hasSize(1);
  }

  @Test
  void onlyTheBrowserThatBeganEndsItAndOnlyForWhoeverBegan() {
    MvcTestResult begun = begin(ann, "");
    String back = allowed(begun);
    assertThat(problem(ann.browse(CALLBACK + back))).isEqualTo("stale");
    assertThat(problem(ann.browse(CALLBACK + back, secret(begin(ann, ""))))).isEqualTo("stale");
    assertThat(problem(ann.colleague("rep").browse(CALLBACK + back, secret(begun))))
        .isEqualTo("stale");
    assertThat(problem(http.get().uri(CALLBACK + back).cookie(secret(begun)).exchange()))
        .isEqualTo("signedOut");
    String forged = back.replaceAll("state=.{20}", "state=AAAAAAAAAAAAAAAAAAAA");
    assertThat(problem(ann.browse(CALLBACK + forged, secret(begun)))).isEqualTo("stale");
    assertThat(problem(ann.browse(CALLBACK, secret(begun)))).isEqualTo("stale");
    assertThat(Api.data(ann.get("/api/v1/integrations"))).isEmpty();
    assertThat(ann.browse(CALLBACK + back, secret(begun)).getResponse().getHeader("Location"))
        .endsWith("?connected=true");
    assertThat(problem(ann.browse(CALLBACK + back, secret(begun))))
        .as("a code is good once")
        .isEqualTo("failed");
  }

  @Test
  void twoMailboxesAreConnectedAtOnceInOneBrowser() {
    MvcTestResult first = begin(ann, "");
    Cookie secret = secret(first);
    MvcTestResult second = ann.browse("/api/v1/integrations/google/connect", secret);
    assertThat(secret(second).getValue()).isEqualTo(secret.getValue());
    ann.browse(CALLBACK + allowed(first), secret);
    String other =
        FakeConsent.SHARED.allow(
            Api.body(second).path("authorizationUrl").asString(), "second-" + mail);
    ann.browse(CALLBACK + other, secret);
    assertThat(Api.data(ann.get("/api/v1/integrations"))).hasSize(2);
  }

  @Test
  void whoeverWasSignedOutMeanwhileIsLedToAPage() {
    MvcTestResult begun = begin(ann, "");
    ann.post("/api/v1/auth/logout", Map.of());
    MvcTestResult back = ann.browse(CALLBACK + allowed(begun), secret(begun));
    assertThat(problem(back)).isEqualTo("signedOut");
  }

  @Test
  void whatTheOwnerDoesNotAllowIsSaidAndChangesNothing() {
    MvcTestResult begun = begin(ann, "");
    String state = FakeConsent.query(url(begun)).get("state");
    String no = "error=access_denied&state=" + state;
    assertThat(problem(ann.browse(CALLBACK + no, secret(begun)))).isEqualTo("refused");
    String unticked = FakeConsent.SHARED.allow(url(begun), mail, Set.of("openid", "email"));
    assertThat(problem(ann.browse(CALLBACK + unticked, secret(begun)))).isEqualTo("unticked");
    FakeConsent.SHARED.account(mail).away(true);
    assertThat(problem(ann.browse(CALLBACK + allowed(begun), secret(begun))))
        .isEqualTo("unreachable");
    FakeConsent.SHARED.account(mail).away(false);
    assertThat(Api.data(ann.get("/api/v1/integrations"))).isEmpty();
  }

  @Test
  void connectedAgainItIsTheSameMailboxAndRepairsItself() {
    UUID id = ann.connect(mail, "?preview=true");
    execute("update channels set state = 'live' where integration_id = '" + id + "'");
    execute("update user_integrations set status = 'reauth' where id = '" + id + "'");
    assertThat(state(id)).isEqualTo("reauth");
    MvcTestResult begun = begin(ann, "?integration=" + id);
    assertThat(FakeConsent.query(url(begun))).containsEntry("login_hint", mail);
    ann.browse(CALLBACK + allowed(begun), secret(begun));
    assertThat(state(id)).isEqualTo("repairing");
    assertThat(Api.data(ann.get("/api/v1/integrations"))).hasSize(1);
    assertThat(Api.data(ann.get("/api/v1/audit?action=mailbox.reconnected"))).hasSize(1);
  }

  @Test
  void anotherAccountIsRefusedWhenOneIsConnectedAgain() {
    UUID id = ann.connect(mail, "?preview=true");
    String before = row(id);
    MvcTestResult begun = begin(ann, "?integration=" + id);
    String other = FakeConsent.SHARED.allow(url(begun), "other-" + mail);
    assertThat(problem(ann.browse(CALLBACK + other, secret(begun)))).isEqualTo("otherAccount");
    assertThat(row(id)).isEqualTo(before);
    assertThat(Api.data(ann.get("/api/v1/integrations"))).hasSize(1);
  }

  @Test
  void anAccountThatAColleagueConnectedIsTheirs() {
    UUID id = ann.connect(mail, "");
    Api bob = ann.colleague("rep");
    MvcTestResult begun = begin(bob, "");
    assertThat(problem(bob.browse(CALLBACK + allowed(begun), secret(begun)))).isEqualTo("taken");
    assertThat(bob.browse("/api/v1/integrations/google/connect?integration=" + id)).hasStatus(403);
    assertThat(bob.browse("/api/v1/integrations/google/connect?integration=" + UUID.randomUUID()))
        .hasStatus(404);
  }

  @Test
  void anAddressOfSomebodyErasedStaysOut() {
    String contact =
        Api.body(
                ann.post(
                    "/api/v1/contacts", Map.of("displayName", "Nobody", "emails", List.of(mail))))
            .path("id")
            .asString();
    ann.post("/api/v1/contacts/" + contact + "/erasure", Map.of("confirm", mail));
    MvcTestResult begun = begin(ann, "");
    assertThat(problem(ann.browse(CALLBACK + allowed(begun), secret(begun)))).isEqualTo("erased");
  }

  @Test
  void whereTheHostHasNotSetItUpThatIsSaid() {
    FakeConsent.SHARED.setUp(false);
    try {
      assertThat(Api.body(ann.get("/api/v1/integrations")).path("google").asBoolean()).isFalse();
      MvcTestResult refused = ann.browse("/api/v1/integrations/google/connect");
      assertThat(refused).hasStatus(409).bodyText().contains("INVICRM_GOOGLE_CLIENT_ID");
    } finally {
      FakeConsent.SHARED.setUp(true);
    }
  }

  private MvcTestResult begin(Api who, String query) {
    MvcTestResult begun = who.browse("/api/v1/integrations/google/connect" + query);
    assertThat(begun).hasStatusOk();
    return begun;
  }

  private String allowed(MvcTestResult begun) {
    return FakeConsent.SHARED.allow(url(begun), mail);
  }

  private static String url(MvcTestResult begun) {
    return Api.body(begun).path("authorizationUrl").asString();
  }

  private static Cookie secret(MvcTestResult begun) {
    return Objects.requireNonNull(begun.getResponse().getCookie("invicrm_connecting"));
  }

  private static String problem(MvcTestResult back) {
    assertThat(back).hasStatus(303);
    String to = String.valueOf(back.getResponse().getHeader("Location"));
    assertThat(to).startsWith("/settings/mailboxes?problem=");
    return to.substring(to.indexOf('=') + 1);
  }

  private String state(UUID id) {
    return Api.body(ann.get("/api/v1/integrations/" + id)).path("state").asString();
  }

  private void execute(String sql) {
    try (var connection = TestPostgres.superuser(database.getJdbcUrl());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String row(UUID id) {
    try (var connection = TestPostgres.superuser(database.getJdbcUrl());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select i::text || c::text from user_integrations i join channels c on c.integration_id = i.id where i.id = '"
                    + id
                    + "'")) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
