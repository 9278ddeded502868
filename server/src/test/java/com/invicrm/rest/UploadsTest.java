package com.invicrm.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.BesideOthers;
import com.invicrm.ForkedApplication;
import com.invicrm.InventedMailbox;
import com.invicrm.TestPostgres;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Files are sent to the real process over the network: too large for its disk, cut off at half, by
/// the command line.
@BesideOthers
class UploadsTest {
  private static final int LARGEST_FILE_KB = 2_048;

  @TempDir static Path folder;
  static ForkedApplication application;

  String token;

  /// The system lets it write files of 2 MB at most: more is a full disk.
  @BeforeAll
  static void anApplicationOnASmallDisk() throws IOException {
    var setup =
        new ForkedApplication.Setup(
            folder.resolve("data"),
            TestPostgres.create(),
            "ulimit -f " + LARGEST_FILE_KB,
            List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    application = ForkedApplication.start(setup);
  }

  @AfterAll
  static void close() {
    application.close();
  }

  @BeforeEach
  void aWorkspace() throws IOException {
    token = application.register();
  }

  @Test
  void aFileThatTheDiskCannotHoldIsRefusedInWords() throws IOException {
    Path large = folder.resolve("large.mbox");
    new InventedMailbox(1, 50, 4_000).write(large, 8 << 20);
    var answer = application.upload(token, large, Map.of("owner", InventedMailbox.OWNER));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
    assertThat(ForkedApplication.json(answer).path("detail").asString())
        .isEqualTo(
            "The file could not be kept: the server's disk is full or broken. Nothing was taken; make room, then hand it in again.");
    assertThat(imports()).isEmpty();
    assertThat(left()).isEmpty();
  }

  @Test
  void ofAnUploadThatBreaksOffNothingStays() throws IOException {
    Path mbox = folder.resolve("whole.mbox");
    new InventedMailbox(2, 50, 1_000).write(mbox, 500_000);
    try (var connection = new Socket("localhost", application.port())) {
      connection.getOutputStream().write(head(Files.size(mbox)));
      byte[] half = Arrays.copyOf(Files.readAllBytes(mbox), (int) Files.size(mbox) / 2);
      connection.getOutputStream().write(half);
      connection.getOutputStream().flush();
      Awaitility.await().until(() -> !left().isEmpty());
    }
    Awaitility.await().until(() -> left().isEmpty());
    assertThat(imports()).isEmpty();
    assertThat(application.log()).doesNotContain("failed, trace");

    var again = application.upload(token, mbox, Map.of("owner", InventedMailbox.OWNER));
    assertThat(again.statusCode()).as(again.body()).isEqualTo(202);
    String path = "/api/v1/imports/" + ForkedApplication.json(again).path("id").asString();
    Awaitility.await()
        .until(() -> application.get(token, path).path("status").asString().equals("done"));
  }

  @Test
  void aFolderIsSentByTheCommandLineAndTriedBefore() throws Exception {
    Path maildir = folder.resolve("box");
    Files.createDirectories(maildir.resolve("cur"));
    Files.writeString(maildir.resolve("cur/1.a:2,S"), mail("pia@globex.example"));
    Files.writeString(maildir.resolve("cur/2.b:2,S"), mail("omar@initech.example"));
    String tried = commandLine(0, maildir, "--contactPolicy", "everyone", "--dry-run");
    assertThat(tried)
        .contains("2 seen · 2 new · 0 merged · 2 people · 2 companies")
        .contains("This was a try: nothing was written.");
    assertThat(application.get(token, "/api/v1/contacts").path("data").isEmpty()).isTrue();
    assertThat(commandLine(0, maildir, "--contactPolicy", "everyone")).contains("2 people");
    assertThat(application.get(token, "/api/v1/contacts").path("data")).hasSize(2);
  }

  @Test
  void theCommandLineSaysWhatIsWrongAndFails() throws Exception {
    Path notes = Files.writeString(folder.resolve("notes.txt"), "Only a few words.");
    assertThat(commandLine(1, notes)).contains("“notes.txt” is not mail");
    assertThat(commandLine(1, folder.resolve("none.mbox"))).contains("There is no file");
    assertThat(commandLine(1, notes, "--contactPolicy", "some")).contains("contactPolicy");
  }

  private String commandLine(int code, Path file, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("node", "../api/client/cli.mjs", "import", file.toString(), "--owner"));
    command.add(InventedMailbox.OWNER);
    command.addAll(List.of(more));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    JsonNode me = application.get(token, "/api/v1/me");
    builder
        .environment()
        .putAll(
            Map.of(
                "INVICRM_URL",
                "http://localhost:" + application.port(),
                "INVICRM_EMAIL",
                me.path("user").path("email").asString(),
                "INVICRM_PASSWORD",
                Api.PASSWORD));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(code);
    return said;
  }

  private byte[] head(long size) {
    String first =
        "--cut\r\nContent-Disposition: form-data; name=\"owner\"\r\n\r\n"
            + InventedMailbox.OWNER
            + "\r\n--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.mbox\"\r\n\r\n";
    String headers =
        "POST /api/v1/imports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: multipart/form-data; boundary=cut\r\nContent-Length: %d\r\n\r\n"
            .formatted(token, first.length() + size + "\r\n--cut--\r\n".length());
    return (headers + first).getBytes(US_ASCII);
  }

  private JsonNode imports() throws IOException {
    return application.get(token, "/api/v1/imports").path("data");
  }

  /// Files of uploads and of imports that are in the data directory.
  private static List<Path> left() throws IOException {
    List<Path> left = new ArrayList<>();
    for (String name : List.of("uploads", "imports")) {
      Path files = folder.resolve("data").resolve(name);
      if (!Files.exists(files)) continue;
      try (Stream<Path> paths = Files.list(files)) {
        left.addAll(paths.toList());
      }
    }
    return left;
  }

  private static String mail(String from) {
    return "From: %s\nTo: %s\nDate: Mon, 2 Mar 2026 09:00:00 +0000\nMessage-ID: <%s>\nSubject: Hello\n\nText\n"
        .formatted(from, InventedMailbox.OWNER, from);
  }
}
