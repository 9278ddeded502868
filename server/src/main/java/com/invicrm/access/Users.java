package com.invicrm.access;

import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Page;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The people of the workspace.
@Component
@Transactional(readOnly = true)
public class Users {
  private final UserStore store;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Transactions transactions;
  private final KnownUsers known;

  Users(
      UserStore store,
      Accounts accounts,
      Passwords passwords,
      Transactions transactions,
      KnownUsers known) {
    this.store = store;
    this.accounts = accounts;
    this.passwords = passwords;
    this.transactions = transactions;
    this.known = known;
  }

  /// The users after one, in the order they were added.
  public Page<User> page(@Nullable UUID after, int limit) {
    return Page.cut(store.page(after, limit + 1), limit, u -> Cursor.of(u.id().toString()));
  }

  /// One user.
  ///
  /// @throws CrmException.NotFound when there is none
  public User read(UUID id) {
    return find(id).orElseThrow(() -> new CrmException.NotFound("user", id));
  }

  /// One user, as they were a few seconds ago at most: for their language and zone.
  ///
  /// @throws CrmException.NotFound when there is none
  @Transactional(propagation = Propagation.SUPPORTS)
  public User known(UUID id) {
    return known.user(id);
  }

  /// One user, if there is one.
  public Optional<User> find(UUID id) {
    return store.find(id);
  }

  /// One user, as long as they may use the workspace.
  public Optional<User> active(UUID id) {
    return store.active(id);
  }

  /// The user who has this address.
  public Optional<UUID> byEmail(String email) {
    return EmailAddresses.normalise(email).flatMap(store::byEmail);
  }

  /// The addresses of all, normalised.
  public Set<String> addresses() {
    return store.addresses();
  }

  /// Their names, also of those who left; a new name shows on other nodes a few seconds later.
  @Transactional(propagation = Propagation.SUPPORTS)
  public Map<UUID, String> names(Collection<UUID> ids) {
    return ids.isEmpty() ? Map.of() : known.names(ids);
  }

  /// Adds a colleague, who signs in with that address and password.
  ///
  /// @throws CrmException.Invalid when the password is too easy to guess
  /// @throws CrmException.Conflict when the address has an account
  @Transactional(propagation = Propagation.NEVER)
  public User add(Viewer viewer, NewUser user) {
    List<String> own = transactions.read(() -> accounts.known(user.name(), user.email()));
    String hash = passwords.hash(new ChosenPassword("password", user.password(), own));
    return transactions.write(() -> {
      UUID id = accounts.add(user.name(), user.email(), user.role(), hash, viewer.userId());
      transactions.tell(accounts.created(id));
      return read(id);
    });
  }

  /// Changes one's own settings; null leaves one as it is.
  @Transactional
  public User change(
      Viewer viewer, @Nullable String name, @Nullable String locale, @Nullable String timezone) {
    store.change(viewer.userId(), name, locale, timezone);
    known.changed(viewer.userId());
    return read(viewer.userId());
  }
}
