package com.invicrm.access;

import com.invicrm.access.ProviderExchange.Person;
import com.invicrm.tenancy.Tenants;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Which user a person at a provider is. The first time the verified address decides, from then on
/// the provider's own name of the person.
@Component
class Identities {
  private static final String GOOGLE = "google";

  private final ProviderStore store;
  private final DirectoryStore directory;
  private final OpenInvites invites;
  private final Transactions steps;

  Identities(
      ProviderStore store, DirectoryStore directory, OpenInvites invites, Transactions steps) {
    this.store = store;
    this.directory = directory;
    this.invites = invites;
    this.steps = steps;
  }

  /// Why somebody is not let in; the name is what the page is told.
  enum Trouble {
    EMAIL_UNVERIFIED,
    NO_ACCOUNT,
    OTHER_ACCOUNT
  }

  /// Somebody who is not let in.
  static final class NotLetIn extends Exception {
    private final Trouble trouble;

    NotLetIn(Trouble trouble) {
      super(trouble.name());
      this.trouble = trouble;
    }

    Trouble trouble() {
      return trouble;
    }
  }

  /// The user.
  ///
  /// @param invite the token of an invitation to accept, if there is no account yet
  Directory.Entry user(Provider provider, Person person, Optional<String> invite) throws NotLetIn {
    Optional<Directory.Entry> linked = linked(provider, person);
    if (linked.isPresent()) return linked.get();
    String email = person.email().orElseThrow(() -> new NotLetIn(Trouble.EMAIL_UNVERIFIED));
    String norm = Accounts.norm(email);
    Optional<Directory.Entry> known =
        steps.read(() -> directory.byEmail(norm)).filter(e -> isHere(provider, e));
    if (known.isPresent()) return link(provider, person, known.get());
    OpenInvites.Found found =
        invite
            .flatMap(invites::find)
            .filter(f -> isHere(provider, f.entry()))
            .filter(f -> Accounts.norm(f.invite().email()).equals(norm))
            .orElseThrow(() -> new NotLetIn(Trouble.NO_ACCOUNT));
    Optional<String> name = person.name().or(() -> Optional.of(email));
    return link(provider, person, invites.accept(found, name, null));
  }

  private Optional<Directory.Entry> linked(Provider provider, Person person) {
    if (provider.isGoogle()) {
      return steps.read(() -> directory.find(GOOGLE, person.subject()));
    }
    return provider
        .tenant()
        .flatMap(tenant ->
            Tenants.call(
                    tenant,
                    () -> steps.read(() -> store.userOf(provider.issuer(), person.subject())))
                .map(user -> new Directory.Entry(tenant, user)));
  }

  private Directory.Entry link(Provider provider, Person person, Directory.Entry user)
      throws NotLetIn {
    boolean linked =
        Tenants.call(user.tenant(), () -> steps.write(() -> linked(provider, person, user)));
    if (!linked) throw new NotLetIn(Trouble.OTHER_ACCOUNT);
    return user;
  }

  private boolean linked(Provider provider, Person person, Directory.Entry user) {
    UUID id = user.subjectId();
    if (!store.link(id, provider.issuer(), person.subject())) return false;
    if (provider.isGoogle()) directory.claim(GOOGLE, person.subject(), id);
    steps.tell(Audited.made("identity.linked", id, new Linked(provider.issuer())).by(id));
    return true;
  }

  /// A workspace's own provider says nothing about people of other workspaces.
  private static boolean isHere(Provider provider, Directory.Entry entry) {
    return provider.tenant().map(entry.tenant()::equals).orElse(true);
  }

  /// What is told of a link.
  private record Linked(String issuer) {}
}
