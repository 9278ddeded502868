package com.invicrm.slack;

import com.invicrm.access.Credential;
import com.invicrm.access.Directory;
import com.invicrm.access.Permission;
import com.invicrm.access.User;
import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.TenantId;
import com.invicrm.tenancy.Tenants;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Which Slack workspaces belong to which of ours, and who in them is who here.
@Component
@Transactional(readOnly = true)
public class SlackTeams {
  private static final String TEAM = "slack_team";

  private final Directory directory;
  private final SlackInstallationStore installations;
  private final SlackUserStore people;
  private final Users users;

  SlackTeams(
      Directory directory,
      SlackInstallationStore installations,
      SlackUserStore people,
      Users users) {
    this.directory = directory;
    this.installations = installations;
    this.people = people;
    this.users = users;
  }

  /// Somebody in Slack who is linked, as the user that they are here.
  record Person(Viewer viewer, ZoneId zone, Locale locale) {}

  /// Connects a Slack workspace with the running tenant.
  ///
  /// @throws CrmException.Conflict when it is connected already, here or elsewhere
  @Transactional
  public void install(Viewer viewer, String teamId, String teamName) {
    UUID id = Ids.next();
    if (!directory.claim(TEAM, teamId, id))
      throw new CrmException.Conflict("This Slack workspace is connected already.", null);
    installations.insert(id, teamId, teamName, viewer.userId());
  }

  /// Says that somebody in a connected Slack workspace is a user here.
  @Transactional
  public void link(String teamId, String slackUserId, UUID userId) {
    people.link(teamId, slackUserId, userId);
  }

  /// The tenant that a Slack workspace is connected with.
  Optional<TenantId> tenantOf(String teamId) {
    return directory.find(TEAM, teamId).map(Directory.Entry::tenant);
  }

  /// Who somebody in Slack is in the running tenant; nobody when they are not linked, or their user
  /// may not read any more.
  Optional<Person> person(Sender from) {
    return people.find(from.team(), from.user()).flatMap(this::person);
  }

  private Optional<Person> person(SlackUserStore.Link link) {
    return users
        .active(link.userId())
        .filter(u -> u.role().permissions().contains(Permission.RECORDS_READ))
        .map(u -> new Person(viewer(link, u), ZoneId.of(u.timezone()), Locale.of(u.locale())));
  }

  /// The link stands in for a session.
  private static Viewer viewer(SlackUserStore.Link link, User user) {
    return new Viewer(Tenants.required(), user.id(), Credential.slack(link.id()), user.role());
  }
}
