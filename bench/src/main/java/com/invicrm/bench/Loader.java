package com.invicrm.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Writes a world into a registered workspace as the application would have, were it only patient.
final class Loader {
  /// The workspace and the user who looks at it; a colleague owns the other half of the mail.
  record Owner(UUID tenant, UUID user, String address) {
    static final UUID COLLEAGUE = UUID.fromString("01930000-0000-7000-8000-0000000000c0");

    private static final List<UUID> MAILBOXES =
        List.of(
            UUID.fromString("01930000-0000-7000-8000-0000000000a0"),
            UUID.fromString("01930000-0000-7000-8000-0000000000a1"));

    /// The mailbox, which is also its own channel, that holds a mail.
    UUID mailbox(UUID message) {
      return MAILBOXES.get((int) (message.getLeastSignificantBits() & 1));
    }

    UUID reader(UUID mailbox) {
      return mailbox.equals(MAILBOXES.getFirst()) ? user : COLLEAGUE;
    }
  }

  private final Connection connection;
  private final Owner owner;
  private final World world;
  private final TableCopy copy;

  Loader(Connection connection, Owner owner, World world) {
    this.connection = connection;
    this.owner = owner;
    this.world = world;
    this.copy = new TableCopy(connection, owner.tenant());
  }

  void load() throws SQLException, IOException {
    // Foreign keys are proven by tests; checking them row by row would take most of the time.
    execute("set session_replication_role = replica");
    mailboxes();
    new PeopleTables(copy, world).load();
    new MailTables(copy, owner, world).load();
    new ActivityTables(copy, owner, world).load();
    new DealTables(copy, owner, world, connection).load();
    execute("set session_replication_role = default");
    execute("vacuum (analyze)");
    execute("checkpoint");
  }

  private void mailboxes() throws SQLException, IOException {
    copy.into(
        "users",
        "id, email, email_norm, name, role",
        Stream.of("colleague@workspace.example"),
        a -> List.of(Owner.COLLEAGUE, a, a, "A Colleague", "rep"));
    copy.into(
        "user_integrations",
        "id, user_id, provider, email, email_norm",
        Owner.MAILBOXES.stream(),
        m ->
            List.of(
                m, owner.reader(m), "file", m + "@workspace.example", m + "@workspace.example"));
    copy.into(
        "channels",
        "id, integration_id, kind",
        Owner.MAILBOXES.stream(),
        m -> List.of(m, m, "import"));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
