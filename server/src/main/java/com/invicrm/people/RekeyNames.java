package com.invicrm.people;

import com.invicrm.people.RekeyStore.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Gives names that are on the record the keys of today's rules, some hundred a transaction.
@Component
class RekeyNames {
  private static final int AT_ONCE = 500;

  private final RekeyStore names;
  private final NameKeyStore keys;

  RekeyNames(RekeyStore names, NameKeyStore keys) {
    this.names = names;
    this.keys = keys;
  }

  /// Keys the next ones; answers the last of them, nothing at the end of all.
  @Transactional
  public Optional<UUID> page(SubjectKind kind, UUID after) {
    boolean isPeople = kind == SubjectKind.contact;
    List<Named> next = isPeople ? names.people(after, AT_ONCE) : names.companies(after, AT_ONCE);
    keys.replace(kind, isPeople ? keyed(next, Named::personKeys) : keyed(next, Named::companyKeys));
    return next.size() < AT_ONCE ? Optional.empty() : Optional.of(next.getLast().id());
  }

  private static Map<UUID, Set<NameKey>> keyed(
      List<Named> names, Function<Named, Set<NameKey>> keys) {
    return names.stream().collect(Collectors.toMap(Named::id, keys));
  }
}
