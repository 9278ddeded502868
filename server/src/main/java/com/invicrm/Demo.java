package com.invicrm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.invicrm.DemoMailbox.Person;
import com.invicrm.access.ContactPolicy;
import com.invicrm.access.NewUser;
import com.invicrm.access.Registration;
import com.invicrm.access.SignIns;
import com.invicrm.access.SignedIn;
import com.invicrm.access.TenantChange;
import com.invicrm.access.Tokens;
import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.access.Workspace;
import com.invicrm.slack.SlackTeams;
import com.invicrm.sync.Import;
import com.invicrm.sync.ImportRequest;
import com.invicrm.sync.Imports;
import com.invicrm.tenancy.Tenants;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// The demo workspace: two colleagues whose mailboxes of invented people came in through the door
/// that every mailbox takes.
///
/// Its sign-in is made up for each data directory and kept in `demo-sign-in.json` there.
@Component
@ConditionalOnProperty(name = "invicrm.demo", havingValue = "true")
class Demo implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
  private static final Person SARA = new Person("Sara Aziz", "sara@harbour.example", "", 0);
  private static final Person RAMI = new Person("Rami Khoury", "rami@harbour.example", "", 0);

  /// docs/slack.md and `make slack` speak as her.
  private static final String SLACK_TEAM = "T0HARBOUR";

  private static final String SLACK_SARA = "U0SARA";

  private final Doors doors;
  private final Imports imports;
  private final Clock clock;
  private final ObjectMapper json;
  private final Place place;

  Demo(Doors doors, Imports imports, Clock clock, ObjectMapper json, Place place) {
    this.doors = doors;
    this.imports = imports;
    this.clock = clock;
    this.json = json;
    this.place = place;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    Path file = place.dataDir().resolve("demo-sign-in.json");
    if (!Files.exists(file)) {
      String password = password();
      furnish(password);
      Files.writeString(
          file,
          json.writeValueAsString(
              Map.of(
                  "url",
                  place.url(),
                  "email",
                  SARA.address(),
                  "password",
                  password,
                  "colleague",
                  RAMI.address())));
    }
    Map<?, ?> signIn = json.readValue(Files.readString(file), Map.class);
    LOG.info(
        "\n\n  InviCRM is at {}\n  Sign in as {} with the password {}\n",
        place.url(),
        signIn.get("email"),
        signIn.get("password"));
  }

  private void furnish(String password) {
    SignedIn sara =
        doors
            .signIns()
            .register(
                new Registration(
                    "Harbour Trading", SARA.name(), SARA.address(), password, "en", "Asia/Kuwait"));
    Viewer viewer = doors.tokens().viewer(sara.token());
    Tenants.run(viewer.tenant(), () -> furnish(viewer, password));
  }

  private void furnish(Viewer viewer, String password) {
    doors
        .workspace()
        .change(
            new TenantChange(
                null,
                null,
                null,
                DayOfWeek.SUNDAY,
                List.of(
                    DayOfWeek.SUNDAY,
                    DayOfWeek.MONDAY,
                    DayOfWeek.TUESDAY,
                    DayOfWeek.WEDNESDAY,
                    DayOfWeek.THURSDAY),
                "KWD",
                "KW",
                null,
                null));
    doors
        .users()
        .add(
            viewer,
            new NewUser(RAMI.name(), RAMI.address(), password, com.invicrm.access.Role.rep));
    doors.slack().install(viewer, SLACK_TEAM, "harbour-trading");
    doors.slack().link(SLACK_TEAM, SLACK_SARA, viewer.userId());
    List<Person> cast = lines("demo/cast.csv").stream().map(Person::parse).toList();
    hand(
        viewer,
        SARA,
        cast.stream().filter(p -> p.knows().equals("sara") || p.mails() > 6).toList());
    hand(viewer, RAMI, cast.stream().filter(p -> p.knows().equals("rami")).toList());
  }

  private void hand(Viewer viewer, Person owner, List<Person> people) {
    List<List<String>> topics =
        lines("demo/topics.txt").stream().map(l -> Arrays.asList(l.split("\\|", -1))).toList();
    byte[] mbox = new DemoMailbox(owner, topics, clock.instant()).with(people);
    var request =
        new ImportRequest(
            owner.name() + ".mbox",
            owner.address(),
            List.of(),
            Optional.of(ContactPolicy.wroteTo),
            Optional.empty(),
            Import.Mode.real);
    imports.start(viewer, request, target -> Files.write(target, mbox));
  }

  private static String password() {
    byte[] bytes = new byte[6];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static List<String> lines(String resource) {
    try (InputStream in = new ClassPathResource(resource).getInputStream()) {
      return new String(in.readAllBytes(), UTF_8).lines().filter(l -> !l.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The ways into the workspace.
  @Component
  record Doors(
      SignIns signIns, Tokens tokens, Users users, Workspace workspace, SlackTeams slack) {}

  /// Where it runs.
  @Component
  record Place(
      @Value("${invicrm.data-dir}") Path dataDir, @Value("${invicrm.public-url}") String url) {}
}
