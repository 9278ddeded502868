package com.invicrm.sync.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import com.invicrm.TableCounts;
import com.invicrm.TestPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/// A file of any kind that is handed in again adds no row to any table.
@InviCrmTest
class ImportAgainTest {
  private static final String OWNER = "ann@acme.example";

  @Autowired MockMvcTester http;
  @Autowired JdbcConnectionDetails database;

  static Stream<Arguments> files() throws IOException {
    String one = mail(1, "pia@globex.example", OWNER);
    String two = mail(2, OWNER, "omar@initech.example");
    String anonymous = "From: lee@initech.example\nTo: ann@acme.example\nSubject: No id\n\nText\n";
    String mbox = envelope(one) + envelope(two) + envelope(anonymous);
    String labelled = envelope("X-Gmail-Labels: Inbox,Work\n" + one) + envelope(two);
    return Stream.of(
        Arguments.of("mail.mbox", Packed.bytes(mbox), 3),
        Arguments.of("one.eml", Packed.bytes(one), 1),
        Arguments.of("mail.mbox.gz", Packed.gzip(Packed.bytes(mbox)), 3),
        Arguments.of(
            "folder.tar.gz",
            Packed.gzip(Packed.tar("box/inbox/1.", one, "box/sent/1.", two, "box/x/1.", anonymous)),
            3),
        Arguments.of("mails.zip", Packed.zip("a.eml", one, "b/b.eml", two, "c.eml", anonymous), 3),
        Arguments.of(
            "maildir.tar",
            Packed.tar(
                "box/cur/1.a:2,S", one, "box/new/2.b", two, "box/.Sent/cur/3.c:2,S", anonymous),
            3),
        Arguments.of(
            "takeout.zip", Packed.zip("Takeout/Mail/All mail Including Spam.mbox", labelled), 2),
        Arguments.of(
            "nested.zip", Packed.zip("inner.zip", Packed.text(Packed.zip("mail.mbox", mbox))), 3));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void importingAgainAddsNothing(String name, byte[] file, int mails) throws Exception {
    Api ann = Api.register(http);
    JsonNode first = ann.imported(name, file, Map.of("owner", OWNER));
    assertThat(first.path("imported").asInt()).as(first.toString()).isEqualTo(mails);
    Map<String, Long> rows = rows(ann);
    JsonNode second = ann.imported(name, file, Map.of("owner", OWNER));
    assertThat(second.path("status").asString()).isEqualTo("done");
    assertThat(second.path("seen").asInt()).isEqualTo(mails);
    assertThat(second.path("imported").asInt()).isZero();
    assertThat(rows(ann)).isEqualTo(rows);
  }

  private Map<String, Long> rows(Api api) throws Exception {
    try (Connection superuser = TestPostgres.superuser(database.getJdbcUrl())) {
      return TableCounts.of(
          superuser, api.tenantId(), "imports", "import_problems", "audit_entries");
    }
  }

  private static String mail(int number, String from, String to) {
    return "From: %s\nTo: %s\nDate: Mon, 2 Mar 2026 09:0%d:00 +0000\nMessage-ID: <%d@y.example>\nSubject: S%d\n\nText\n"
        .formatted(from, to, number, number, number);
  }

  private static String envelope(String mail) {
    return "From x@y.example Mon Mar  2 09:00:00 2026\n" + mail + "\n";
  }
}
