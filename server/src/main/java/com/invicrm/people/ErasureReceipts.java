package com.invicrm.people;

import com.invicrm.people.Erasure.Reason;
import com.invicrm.people.Erasure.Status;
import com.invicrm.tenancy.Ids;
import com.invicrm.vault.Vault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Receipts of erasures; as long as one runs, whom it looks for is sealed in it.
@Component
class ErasureReceipts {
  private final ErasureStore store;
  private final Vault vault;
  private final ObjectMapper json;

  ErasureReceipts(ErasureStore store, Vault vault, ObjectMapper json) {
    this.store = store;
    this.vault = vault;
    this.json = json;
  }

  UUID begin(UUID contact, ErasedPerson whom, @Nullable Reason reason, UUID by) {
    UUID id = Ids.next();
    store.insert(id, contact, reason, seal(id, whom), by);
    return id;
  }

  /// Whom an erasure still looks for, locked; empty when it is done, or there is none.
  Optional<ErasedPerson> open(UUID id) {
    return store
        .lock(id)
        .map(sealed -> json.readValue(vault.open(sealed, place(id)), ErasedPerson.class));
  }

  void reseal(UUID id, ErasedPerson whom) {
    store.reseal(id, seal(id, whom));
  }

  void add(UUID id, Map<ErasedKind, Integer> counts) {
    store.add(id, counts);
  }

  void finish(UUID id) {
    store.finish(id);
  }

  void move(UUID id, Status to) {
    store.move(id, to);
  }

  Optional<Erasure> find(UUID id) {
    return store.find(id);
  }

  Optional<Erasure> of(UUID contact) {
    return store.of(contact);
  }

  List<Erasure> page(Optional<UUID> before, int rows) {
    return store.page(before, rows);
  }

  private byte[] seal(UUID id, ErasedPerson whom) {
    return vault.seal(json.writeValueAsBytes(whom), place(id));
  }

  private static String place(UUID id) {
    return "erasures/sealed/" + id;
  }
}
