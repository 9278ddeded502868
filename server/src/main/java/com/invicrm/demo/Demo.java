package com.invicrm.demo;

import com.invicrm.access.Directory;
import com.invicrm.tenancy.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import tools.jackson.databind.ObjectMapper;

/// Opens the demo workspace when the application starts, and says how to sign in.
///
/// The password is made up for each data directory and kept in `demo-sign-in.json` there, before
/// anything else is done: a start that is cut short goes on with it the next time.
@DemoOnly
class Demo implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

  private final Opening opening;
  private final Directory directory;
  private final ObjectMapper json;
  private final Place place;

  Demo(Opening opening, Directory directory, ObjectMapper json, Place place) {
    this.opening = opening;
    this.directory = directory;
    this.json = json;
    this.place = place;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    Path file = place.dataDir().resolve("demo-sign-in.json");
    if (!Files.exists(file)) makeUp(file);
    String password =
        String.valueOf(json.readValue(Files.readString(file), Map.class).get("password"));
    opening.open(password);
    LOG.info(
        "\n\n  InviCRM is at {}\n  Sign in as {} with the password {}\n  Her colleagues {} and {} have the same one\n",
        place.url(),
        Harbour.SARA,
        password,
        Harbour.RAMI,
        Harbour.HUDA);
  }

  private void makeUp(Path file) throws IOException {
    if (directory.find("email", Harbour.SARA).isPresent()) {
      throw new CannotStart(
          "The demo is in this database already, but its "
              + file
              + " is missing. Put it back, or start with an empty database.",
          null);
    }
    byte[] password = new byte[8];
    new SecureRandom().nextBytes(password);
    Map<String, String> signIn =
        Map.of(
            "url",
            place.url(),
            "email",
            Harbour.SARA,
            "password",
            HexFormat.of().formatHex(password),
            "colleague",
            Harbour.RAMI);
    Path whole = file.resolveSibling("demo-sign-in.new");
    Files.writeString(whole, json.writeValueAsString(signIn));
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Where it runs.
  @DemoOnly
  record Place(
      @Value("${invicrm.data-dir}") Path dataDir, @Value("${invicrm.public-url}") String url) {}
}
