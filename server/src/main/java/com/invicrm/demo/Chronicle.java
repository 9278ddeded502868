package com.invicrm.demo;

import com.invicrm.access.Directory;
import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/// Writes down what the colleagues know beside their mail, once: who people are, then deals, notes
/// and things to do. All of it is one transaction, so a process that dies in it leaves nothing
/// half.
@DemoOnly
class Chronicle {
  static final String DONE = "demo_furnished";

  private final Directory directory;
  private final Users users;
  private final People people;
  private final Desk desk;
  private final Clock clock;

  Chronicle(Directory directory, Users users, People people, Desk desk, Clock clock) {
    this.directory = directory;
    this.users = users;
    this.people = people;
    this.desk = desk;
    this.clock = clock;
  }

  @Transactional
  void write() {
    Map<String, UUID> colleagues = new HashMap<>();
    for (String address : Harbour.ROLES.keySet()) {
      colleagues.put(address, users.byEmail(address).orElseThrow());
    }
    if (!directory.claim(DONE, Harbour.NAME, Ids.next())) return;
    Cast cast = Cast.read();
    Map<String, UUID> known = people.introduce(cast);
    Play play = Stories.read(cast, new Days(LocalDate.ofInstant(clock.instant(), Days.ZONE)));
    desk.write(play, who(colleagues, known));
  }

  private static Desk.Who who(Map<String, UUID> colleagues, Map<String, UUID> known) {
    return new Desk.Who() {
      @Override
      public Viewer viewer(Person colleague) {
        UUID user = Objects.requireNonNull(colleagues.get(colleague.address()));
        var role = Objects.requireNonNull(Harbour.ROLES.get(colleague.address()));
        return new Viewer(Tenants.required(), user, Ids.next(), role);
      }

      @Override
      public List<UUID> contacts(List<Person> people) {
        return people.stream()
            .map(Person::address)
            .map(known::get)
            .filter(Objects::nonNull)
            .toList();
      }
    };
  }
}
