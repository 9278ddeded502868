package com.invicrm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// A workspace with one of everything, a secret word in all that people could read.
public final class Furnished {
  private final String foreignAddress;

  private Furnished(String foreignAddress) {
    this.foreignAddress = foreignAddress;
  }

  public static Furnished with(Api owner, String secret) {
    String address = "zebra-" + UUID.randomUUID() + "@stripes.example";
    String company =
        id(
            owner.post(
                "/api/v1/companies",
                Map.of(
                    "name",
                    secret + " Works",
                    "domains",
                    List.of(UUID.randomUUID() + ".example"))));
    String contact =
        id(
            owner.post(
                "/api/v1/contacts",
                Map.of(
                    "displayName",
                    secret + " Person",
                    "emails",
                    List.of(address),
                    "phones",
                    List.of("+965 2222 3333"),
                    "companyId",
                    company,
                    "tags",
                    List.of(secret + " tag"))));
    owner.post(
        "/api/v1/activities",
        Map.of(
            "kind",
            "call",
            "subject",
            secret + " call",
            "text",
            secret,
            "contactIds",
            List.of(contact)));
    owner.post(
        "/api/v1/deals",
        Map.of(
            "name",
            secret + " deal",
            "companyId",
            company,
            "contactIds",
            List.of(contact),
            "amount",
            Map.of("amount", "1250.5", "currency", "KWD")));
    owner.post("/api/v1/tasks", Map.of("title", secret + " task", "contactId", contact));
    owner.post("/api/v1/pipelines", Map.of("name", secret + " pipeline"));
    importOne(owner, secret, address);
    share(owner, contact);
    openDoors(owner, secret);
    connect(owner);
    erase(owner);
    return new Furnished(address);
  }

  /// A body that an operation takes, naming a foreign id wherever it can; null when it takes none.
  public @Nullable Object bodyFor(String operation, UUID id) {
    return switch (operation) {
      case "createContact" -> Map.of("displayName", "Mine", "companyId", id);
      case "updateContact" -> Map.of("displayName", "Mine", "companyId", id);
      case "eraseContact" -> Map.of("confirm", foreignAddress);
      case "createCompany", "updateCompany" -> Map.of("name", "Mine");
      case "createActivity" -> Map.of("kind", "note", "subject", "Mine", "contactIds", List.of(id));
      case "updateActivity" -> Map.of("subject", "Mine", "contactIds", List.of(id));
      case "createDeal" -> Map.of("name", "Mine", "companyId", id, "contactIds", List.of(id));
      case "updateDeal" -> Map.of("name", "Mine", "stageId", id, "ownerId", id);
      case "createTag", "updateTag" -> Map.of("name", "Mine");
      case "createTask" -> Map.of("title", "Mine", "contactId", id);
      case "updateTask" -> Map.of("title", "Mine", "dealId", id, "assigneeId", id);
      case "createPipeline", "updatePipeline" ->
          Map.of("name", "Mine", "stages", List.of(Map.of("id", id)));
      case "updateIntegration" -> Map.of("skipInternal", true);
      case "disconnectIntegration" -> Map.of("data", "keep");
      case "shareMailbox", "grantAccess" -> Map.of("access", "everything");
      case "putSharingRule", "askForAccess" -> Map.of("threadId", id, "access", "everything");
      case "updateMe", "updateTenant", "updateUser" -> Map.of("name", "Mine");
      case "createApiKey" -> Map.of("name", "Mine", "scopes", List.of("records:read"));
      case "createInvite" ->
          Map.of("email", UUID.randomUUID() + "@acme.example", "name", "Mine", "role", "rep");
      case "createUser" ->
          Map.of(
              "name",
              "Mine",
              "email",
              UUID.randomUUID() + "@acme.example",
              "password",
              Api.PASSWORD,
              "role",
              "rep");
      case "ask" -> Map.of("question", "What's happening with " + foreignAddress + "?");
      default -> null;
    };
  }

  private static void importOne(Api owner, String secret, String address) {
    String mail =
        """
        From %1$s Mon Mar  2 09:00:00 2026
        From: "%2$s Sender" <%1$s>
        To: <%3$s>
        Date: Mon, 2 Mar 2026 09:00:00 +0000
        Message-ID: <%4$s@stripes.example>
        Subject: %2$s subject

        %2$s body
        """
            .formatted(address, secret, owner.email, UUID.randomUUID());
    MvcTestResult started =
        owner.upload(
            "/api/v1/imports",
            "one.mbox",
            mail.getBytes(StandardCharsets.UTF_8),
            Map.of("owner", owner.email, "contactPolicy", "everyone"));
    assertThat(started).hasStatus(202);
    String id = id(started);
    Awaitility.await()
        .until(() ->
            !Api.body(owner.get("/api/v1/imports/" + id))
                .path("status")
                .asString()
                .equals("running"));
    assertThat(Api.body(owner.get("/api/v1/imports/" + id)).path("imported").asInt()).isEqualTo(1);
  }

  /// A mailbox that shares, a rule, and a request that was granted.
  private static void share(Api owner, String contact) {
    String mailbox =
        Api.data(owner.get("/api/v1/sharing/mailboxes")).getFirst().path("id").asString();
    var all = Map.of("access", "everything");
    assertThat(owner.call("PUT", "/api/v1/sharing/mailboxes/" + mailbox, all)).hasStatusOk();
    var rule = Map.of("contactId", contact, "access", "subject");
    assertThat(owner.call("PUT", "/api/v1/sharing/rules", rule)).hasStatusOk();
    Api colleague = owner.colleague("rep");
    var wish = Map.of("contactId", contact, "access", "everything");
    MvcTestResult asked = colleague.post("/api/v1/access-requests", wish);
    assertThat(asked).hasStatus(201);
    String request = Api.data(asked).getFirst().path("id").asString();
    assertThat(owner.post("/api/v1/access-requests/" + request + "/grant", all)).hasStatusOk();
  }

  /// An invitation, a key, a link for the locked out, and a second step that was begun.
  private static void openDoors(Api owner, String secret) {
    String guest = "guest-" + UUID.randomUUID() + "@stripes.example";
    var invite = Map.of("email", guest, "name", secret + " guest", "role", "rep");
    assertThat(owner.post("/api/v1/invites", invite)).hasStatus(201);
    var key = Map.of("name", secret + " key", "scopes", List.of("records:read"));
    assertThat(owner.post("/api/v1/api-keys", key)).hasStatus(201);
    String link = "/api/v1/users/" + owner.userId() + "/sign-in-link";
    assertThat(owner.post(link, Map.of())).hasStatus(201);
    assertThat(owner.post("/api/v1/me/totp", Map.of())).hasStatus(201);
  }

  /// A mailbox at a provider, of which nothing is read until its owner starts it; its id.
  public static UUID connect(Api owner) {
    return owner.connect("ann-" + UUID.randomUUID() + "@gmail.example", "?preview=true");
  }

  /// Somebody else, so that there is a receipt.
  private static void erase(Api owner) {
    String contact = id(owner.post("/api/v1/contacts", Map.of("displayName", "Nobody")));
    String path = "/api/v1/contacts/" + contact + "/erasure";
    String receipt = "/api/v1/erasures/" + id(owner.post(path, Map.of("confirm", "Nobody")));
    Awaitility.await()
        .until(() -> Api.body(owner.get(receipt)).path("status").asString().equals("done"));
  }

  private static String id(MvcTestResult result) {
    return Api.body(result).path("id").asString();
  }
}
