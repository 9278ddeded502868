package com.invicrm.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.Contract;
import com.invicrm.Contract.Operation;
import com.invicrm.Furnished;
import com.invicrm.InviCrmTest;
import com.invicrm.TestPostgres;
import com.invicrm.access.Role;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Every operation of the contract, called by everybody: nobody signed in, each role, another
/// workspace with this one's ids, and colleagues of somebody who keeps their mail to themselves.
///
/// What is called comes from `api/openapi.yaml`, what is expected from [Role]: an operation that is
/// new is called without a word about it here, and what answers otherwise must be named below.
@InviCrmTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionMatrixTest {
  /// Stands in all that the workspace's people share.
  private static final String SECRET = "Okapi";

  /// Stands in the subject and the text of a mail that its owner shares with nobody.
  private static final String PRIVATE = "Numbat";

  /// What belongs to one user alone: what colleagues are answered, whatever their role.
  private static final Map<String, Integer> OF_ONE_USER =
      Map.ofEntries(
          Map.entry("shareMailbox", 403),
          Map.entry("deleteSharingRule", 404),
          Map.entry("grantAccess", 404),
          Map.entry("declineAccess", 404),
          Map.entry("revokeAccess", 404),
          Map.entry("readImport", 404),
          Map.entry("resumeImport", 404),
          Map.entry("undoImport", 404),
          Map.entry("listImportProblems", 404),
          Map.entry("readIntegration", 403),
          Map.entry("updateIntegration", 403),
          Map.entry("syncIntegration", 403),
          Map.entry("pauseIntegration", 403),
          Map.entry("resumeIntegration", 403),
          Map.entry("startIntegration", 403),
          Map.entry("disconnectIntegration", 403),
          Map.entry("listIntegrationProblems", 403),
          Map.entry("retryIntegrationProblems", 403),
          Map.entry("listIntegrationLabels", 403),
          Map.entry("previewIntegration", 403),
          Map.entry("deleteLogRule", 404),
          Map.entry("endSession", 404),
          Map.entry("revokeApiKey", 404));

  /// Of these, what whoever manages the users may do all the same.
  private static final Set<String> OF_ADMINS_TOO =
      Set.of("revokeApiKey", "readIntegration", "pauseIntegration", "disconnectIntegration");

  /// What takes more than a sample: what it is answered.
  private static final Map<String, Integer> MORE_THAN_A_SAMPLE =
      Map.ofEntries(
          Map.entry("startImport", 415),
          Map.entry("previewSharing", 404),
          Map.entry("listDecisions", 422),
          Map.entry("deleteAddressRule", 422),
          Map.entry("linkSlack", 410),
          Map.entry("changePassword", 422),
          Map.entry("confirmTotp", 422),
          Map.entry("switchTotpOff", 422),
          Map.entry("oidc", 404),
          Map.entry("putOidc", 422),
          Map.entry("eraseContact", 422),
          Map.entry("liftErasedAddress", 422));

  /// What would take away the caller's session, or what others are called with.
  private static final Set<String> ENDS = Set.of("logout", "eraseContact");

  /// Records of which a rep changes only their own: here they are the admin's.
  private static final Set<String> OWNED = Set.of("deals", "tasks", "activities");

  @Autowired MockMvcTester http;
  @Autowired JdbcConnectionDetails database;

  Api owner;
  Api stranger;
  Api discreet;
  Furnished house;
  final Map<Role, Api> colleagues = new LinkedHashMap<>();

  @BeforeAll
  void twoWorkspaces() {
    owner = Api.register(http);
    house = Furnished.with(owner, SECRET);
    for (Role role : Role.values()) colleagues.put(role, owner.colleague(role.name()));
    discreet = owner.colleague("rep");
    discreet.imported(
        "private.mbox",
        """
        From pia@globex.example Mon Mar  2 09:00:00 2026
        From: Pia Klein <pia@globex.example>
        To: <%s>
        Date: Mon, 2 Mar 2026 09:00:00 +0000
        Message-ID: <%s@globex.example>
        Subject: %s

        %s
        """
            .formatted(discreet.email, UUID.randomUUID(), PRIVATE, PRIVATE)
            .getBytes(StandardCharsets.UTF_8),
        Map.of("owner", discreet.email, "contactPolicy", "everyone"));
    stranger = Api.register(http);
  }

  static List<Operation> operations() {
    return Contract.operations();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whoeverIsNotSignedInIsRefused(Operation operation) {
    String path = operation.at(UUID.randomUUID());
    var request =
        http.method(HttpMethod.valueOf(operation.method().toUpperCase(java.util.Locale.ROOT)))
            .uri(path);
    MvcTestResult result =
        request
            .contentType(MediaType.APPLICATION_JSON)
            .content(Body.text(body(operation, UUID.randomUUID())))
            .exchange();
    assertThat(text(result)).doesNotContain(SECRET);
    if (operation.isOpen()) assertThat(status(result)).isLessThan(500);
    else {
      // Without a session there is no CSRF token either: a changing request says that first.
      assertThat(status(result)).isIn(401, 403);
      assertThat(result).hasContentType("application/problem+json");
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void eachRoleMayDoWhatItsPermissionsSay(Operation operation) {
    if (operation.isOpen() || isStream(operation)) return;
    for (Role role : Role.values()) {
      Api caller =
          operation.id().equals("logout") ? owner.colleague(role.name()) : colleagues.get(role);
      UUID id = own(operation);
      MvcTestResult result = call(caller, operation, id, fresh(operation));
      assertThat(status(result))
          .as("%s as %s: %s", operation.id(), role, text(result))
          .satisfies(s -> assertThat(expected(operation, role, s)).isEqualTo(s));
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anothersIdIsNotThereBeforeAnythingElse(Operation operation) {
    if (operation.isOpen() || !operation.path().contains("{id}")) return;
    UUID id = own(operation);
    MvcTestResult result = call(stranger, operation, id, body(operation, id));
    assertThat(status(result)).as("%s: %s", operation.id(), text(result)).isEqualTo(404);
    assertThat(text(result)).doesNotContain(SECRET);
    // What else is wrong with a request makes no difference between another's and nobody's.
    var bogus = Map.of("bogus", 1);
    assertThat(status(call(stranger, operation, id, bogus)))
        .isEqualTo(status(call(stranger, operation, UUID.randomUUID(), bogus)));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void nobodyElseReadsAWordOfPrivateMail(Operation operation) {
    if (operation.isOpen() || isStream(operation)) return;
    if (operation.method().equals("delete") || ENDS.contains(operation.id())) return;
    List<Api> others = new ArrayList<>(colleagues.values());
    others.addAll(List.of(owner, stranger));
    for (Api other : others) {
      for (UUID id : operation.path().contains("{id}") ? everyId() : List.of(UUID.randomUUID())) {
        MvcTestResult result = call(other, operation, id, body(operation, id));
        assertThat(text(result)).as("%s of %s", operation.id(), id).doesNotContain(PRIVATE);
      }
    }
  }

  private int expected(Operation operation, Role role, int actual) {
    if (!role.permissions().contains(operation.permission())) return 403;
    boolean manages = role == Role.admin && OF_ADMINS_TOO.contains(operation.id());
    if (OF_ONE_USER.containsKey(operation.id()) && !manages) return OF_ONE_USER.get(operation.id());
    if (MORE_THAN_A_SAMPLE.containsKey(operation.id()))
      return MORE_THAN_A_SAMPLE.get(operation.id());
    boolean changesOne = operation.path().contains("{id}") && !operation.method().equals("get");
    if (role == Role.rep && changesOne && isOwned(operation)) return 403;
    return promised(operation).contains(actual) ? actual : promised(operation).getFirst();
  }

  private static List<Integer> promised(Operation operation) {
    return operation.node().path("responses").properties().stream()
        .map(r -> Integer.parseInt(r.getKey()))
        .filter(s -> s < 300)
        .toList();
  }

  /// A record of the owner's for what the path names: fresh where one can be made, so that no call
  /// is in another's way.
  private UUID own(Operation operation) {
    if (!operation.path().contains("{id}")) return UUID.randomUUID();
    String all = operation.path().substring(0, operation.path().indexOf("/{id}"));
    if (all.equals("/api/v1/sharing/threads")) return ids("threads").getFirst();
    if (all.equals("/api/v1/integrations")) return Furnished.connect(owner);
    UUID id = made(all).orElseGet(() -> listed(all));
    if (operation.path().endsWith("/restore")) owner.delete(all + "/" + id);
    return id;
  }

  private java.util.Optional<UUID> made(String all) {
    return Contract.operations().stream()
        .filter(o -> o.path().equals(all) && o.method().equals("post"))
        .filter(o -> o.id().startsWith("create"))
        .findFirst()
        .map(o -> call(owner, o, UUID.randomUUID(), fresh(o)))
        .map(PermissionMatrixTest::id);
  }

  private UUID listed(String all) {
    return Api.data(owner.get(all)).stream()
        .map(row -> UUID.fromString(row.path("id").asString()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Nothing at " + all + " to call operations on"));
  }

  /// One that is taken.
  private Object fresh(Operation operation) {
    return switch (operation.id()) {
      case "createActivity" ->
          Map.of("kind", "note", "text", "x", "contactIds", ids("contacts").subList(0, 1));
      case "putSharingRule", "askForAccess" ->
          Map.of("threadId", ids("threads").getFirst(), "access", "everything");
      default -> operation.body().isMissingNode() ? Map.of() : Sample.of(operation.body());
    };
  }

  /// One that names an id of this workspace wherever it can.
  private Object body(Operation operation, UUID id) {
    @Nullable Object told = house.bodyFor(operation.id(), id);
    boolean takesOne = !operation.body().isMissingNode();
    return takesOne && told == null ? Sample.of(operation.body()) : Body.orNone(told);
  }

  private static MvcTestResult call(Api caller, Operation operation, UUID id, Object body) {
    return caller.call(
        operation.method(),
        operation.at(id) + Sample.query(operation),
        operation.body().isMissingNode() ? null : body);
  }

  private List<UUID> everyId() {
    List<UUID> result = new ArrayList<>();
    for (String table :
        List.of("activities", "threads", "contacts", "user_integrations", "imports"))
      result.addAll(ids(table));
    return result;
  }

  private List<UUID> ids(String table) {
    List<UUID> result = new ArrayList<>();
    String query =
        "select id from "
            + table
            + " where not is_deleted and tenant_id = '"
            + owner.tenantId()
            + "' limit 3";
    try (Connection connection = TestPostgres.superuser(database.getJdbcUrl());
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) result.add(rows.getObject(1, UUID.class));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return result;
  }

  /// An answer without an end: its words are looked at where the stream is tested.
  private static boolean isStream(Operation operation) {
    return operation.id().equals("streamEvents");
  }

  private static boolean isOwned(Operation operation) {
    return OWNED.stream().anyMatch(o -> operation.path().startsWith("/api/v1/" + o + "/"));
  }

  private static UUID id(MvcTestResult result) {
    assertThat(status(result)).as(text(result)).isEqualTo(201);
    return UUID.fromString(Api.body(result).findValue("id").asString());
  }

  private static int status(MvcTestResult result) {
    return result.getResponse().getStatus();
  }

  private static String text(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
