package com.invicrm.access;

import com.invicrm.access.AuditEntry.Actor;
import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Ids;
import com.invicrm.tenancy.Page;
import com.invicrm.tenancy.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// What people did: who, what, the values before and after, from where, by which session or key.
@Component
@Transactional(readOnly = true)
public class AuditLog {
  private static final TypeReference<TreeMap<String, Object>> FIELDS = new TypeReference<>() {};

  /// What the record itself counts, and what says nothing that the entry does not.
  private static final Set<String> UNTOLD =
      Set.of("id", "version", "createdAt", "updatedAt", "source", "isDeleted");

  private final AuditStore store;
  private final ObjectMapper json;

  AuditLog(AuditStore store, ObjectMapper json) {
    this.store = store;
    this.json = json;
  }

  /// The newest first.
  ///
  /// @throws com.invicrm.tenancy.CrmException.Invalid of field `cursor` when it is none of this
  ///   list
  public Page<AuditEntry> page(AuditQuery query) {
    Optional<UUID> before =
        query.cursor().map(c -> Cursor.read(c, 1, p -> UUID.fromString(p.getFirst())));
    return Page.cut(
        store.page(query, before, query.limit() + 1),
        query.limit(),
        e -> Cursor.of(e.id().toString()));
  }

  /// Keeps what was done, in the transaction that does it.
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(Audited done) {
    @Nullable Map<String, Object> before = fields(done.before());
    @Nullable Map<String, Object> after = fields(done.after());
    if (before != null && after != null) {
      Map<String, Object> was = Map.copyOf(before);
      before.entrySet().removeIf(e -> e.getValue().equals(after.get(e.getKey())));
      after.entrySet().removeIf(e -> e.getValue().equals(was.get(e.getKey())));
      if (before.isEmpty() && after.isEmpty()) return;
    }
    store.insert(
        new AuditStore.Row(
            Ids.next(), actor(done), done.action(), done.subjectId(), text(before), text(after)));
  }

  /// Empties what is kept of these subjects, who were erased or held by somebody who was; of how
  /// many entries.
  @Transactional(propagation = Propagation.MANDATORY)
  public int mask(Collection<UUID> subjects) {
    return subjects.isEmpty() ? 0 : store.mask(subjects, List.of());
  }

  /// Empties what is kept of these subjects that holds one of these words; of how many entries.
  @Transactional(propagation = Propagation.MANDATORY)
  public int mask(Collection<UUID> subjects, Collection<String> words) {
    return subjects.isEmpty() || words.isEmpty() ? 0 : store.mask(subjects, words);
  }

  /// Empties what is kept of anything that holds one of these words; of how many entries.
  @Transactional(propagation = Propagation.MANDATORY)
  public int maskNaming(Collection<String> words) {
    return words.isEmpty() ? 0 : store.mask(List.of(), words);
  }

  private static Optional<Actor> actor(Audited done) {
    Optional<Caller> caller = Caller.current();
    @Nullable String address = caller.map(Caller::address).orElse(null);
    @Nullable UUID by = done.by();
    if (by != null) return Optional.of(new Actor(by, null, null, address));
    return caller
        .map(Caller::viewer)
        // Whoever accepts an invitation may be signed in to another workspace.
        .filter(v -> v.tenant().equals(Tenants.required()))
        .map(v -> new Actor(v.userId(), v.via().kind(), v.via().id(), address));
  }

  private @Nullable Map<String, Object> fields(@Nullable Object values) {
    if (values == null) return null;
    TreeMap<String, Object> fields = json.convertValue(values, FIELDS);
    fields.keySet().removeAll(UNTOLD);
    fields.values().removeIf(Objects::isNull);
    return fields;
  }

  private @Nullable JSONB text(@Nullable Map<String, Object> fields) {
    return fields == null || fields.isEmpty()
        ? null
        : JSONB.valueOf(json.writeValueAsString(fields));
  }
}
