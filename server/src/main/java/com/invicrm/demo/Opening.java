package com.invicrm.demo;

import com.invicrm.access.Credential;
import com.invicrm.access.Directory;
import com.invicrm.access.NewUser;
import com.invicrm.access.Register;
import com.invicrm.access.Registration;
import com.invicrm.access.Role;
import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.access.Workspace;
import com.invicrm.slack.SlackTeams;
import com.invicrm.sync.Import;
import com.invicrm.sync.Imports;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Tenants;
import java.util.UUID;
import java.util.stream.Stream;

/// Makes the workspace, its colleagues, and hands in their mailboxes. Each step looks whether it
/// was done before, and so does the whole: what somebody changes or takes back later stays so.
@DemoOnly
class Opening {
  /// docs/slack.md and `make slack` speak as Sara.
  private static final String SLACK_TEAM = "T0HARBOUR";

  private static final String SLACK_SARA = "U0SARA";
  private static final String DONE = "demo_opened";
  private static final int MANY = 50;

  private final Directory directory;
  private final Doors doors;
  private final Imports imports;
  private final Mailroom mailroom;

  Opening(Directory directory, Doors doors, Imports imports, Mailroom mailroom) {
    this.directory = directory;
    this.doors = doors;
    this.imports = imports;
    this.mailroom = mailroom;
  }

  void open(String password) {
    if (directory.find(DONE, Harbour.NAME).isPresent()) return;
    if (directory.find("email", Harbour.SARA).isEmpty()) register(password);
    Directory.Entry sara = directory.find("email", Harbour.SARA).orElseThrow();
    var viewer = new Viewer(sara.tenant(), sara.subjectId(), Ids.next(), Role.admin);
    Tenants.run(sara.tenant(), () -> furnish(viewer, password));
  }

  private void register(String password) {
    doors
        .registering()
        .register(
            new Registration(
                Harbour.NAME, "Sara Aziz", Harbour.SARA, password, "en", Days.ZONE.getId()),
            Credential.Kind.token);
  }

  private void furnish(Viewer sara, String password) {
    doors.workspace().change(Harbour.settings());
    add(sara, new NewUser("Rami Khoury", Harbour.RAMI, password, Role.rep));
    UUID huda = add(sara, new NewUser("Huda Al-Mutawa", Harbour.HUDA, password, Role.manager));
    doors
        .users()
        .change(new Viewer(sara.tenant(), huda, sara.via(), Role.manager), null, "ar", null);
    if (directory.find("slack_team", SLACK_TEAM).isEmpty()) {
      doors.slack().install(sara, SLACK_TEAM, "harbour-trading");
    }
    doors.slack().link(SLACK_TEAM, SLACK_SARA, sara.userId());
    Stream.of(Harbour.SARA, Harbour.RAMI, Harbour.HUDA)
        .filter(owner -> isMissing(sara, owner))
        .forEach(owner -> mailroom.hand(sara, owner));
    directory.claim(DONE, Harbour.NAME, sara.userId());
  }

  private UUID add(Viewer sara, NewUser colleague) {
    return doors
        .users()
        .byEmail(colleague.email())
        .orElseGet(() -> doors.users().add(sara, colleague).id());
  }

  private boolean isMissing(Viewer sara, String owner) {
    return imports.page(sara, null, MANY).data().stream()
        .map(Import::owner)
        .noneMatch(owner::equals);
  }

  /// The ways into the workspace.
  @DemoOnly
  record Doors(Register registering, Users users, Workspace workspace, SlackTeams slack) {}
}
