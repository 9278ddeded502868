package com.invicrm.people;

import com.invicrm.access.Audited;
import com.invicrm.access.EmailAddresses;
import com.invicrm.people.ErasedIdentityStore.Kind;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.CrmException.Conflict;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Addresses of people who were erased: they stay out until somebody who may erase lets them in.
@Component
@Transactional
public class ErasedAddresses {
  private final ErasedIdentityStore store;
  private final ApplicationEventPublisher news;

  ErasedAddresses(ErasedIdentityStore store, ApplicationEventPublisher news) {
    this.store = store;
    this.news = news;
  }

  /// Whether anybody was erased here, so that it is worth asking of whom.
  @Transactional(readOnly = true)
  public boolean any() {
    return store.any();
  }

  /// Those of these normalised addresses that stay out.
  @Transactional(readOnly = true)
  public Set<String> among(Collection<String> addresses) {
    return addresses.isEmpty() ? Set.of() : store.among(Kind.address, addresses);
  }

  /// Passes when none of these normalised addresses stays out.
  ///
  /// @throws Conflict naming one that does
  @Transactional(readOnly = true)
  public void require(Collection<String> addresses) {
    refuse(among(addresses));
  }

  static void refuse(Collection<String> stayingOut) {
    stayingOut.stream()
        .sorted()
        .findFirst()
        .ifPresent(a -> {
          throw new Conflict(
              a
                  + " belongs to somebody who was erased, and stays out. An admin or manager can let it in again, if they agree to it.",
              null);
        });
  }

  /// Lets an address in again; what was erased does not come back.
  ///
  /// @throws CrmException.Invalid of field `address` when it is none
  /// @throws CrmException.NotFound when it does not stay out
  public void lift(String address) {
    String norm =
        EmailAddresses.normalise(address)
            .orElseThrow(() -> new CrmException.Invalid("address", "is not an e-mail address"));
    UUID erasure =
        store
            .lift(Kind.address, norm)
            .orElseThrow(() -> new CrmException.NotFound("“" + norm + "” is not kept out."));
    news.publishEvent(Audited.of("erasure.lifted", erasure));
  }
}
