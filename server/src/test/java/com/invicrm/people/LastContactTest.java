package com.invicrm.people;

import static com.invicrm.schema.Tables.COMPANIES;
import static com.invicrm.schema.Tables.CONTACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.invicrm.InviCrmTest;
import com.invicrm.TestTenant;
import com.invicrm.tenancy.Ids;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.IllegalTransactionStateException;

@InviCrmTest
class LastContactTest {
  private static final Instant MONDAY = Instant.parse("2026-03-09T10:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-10T10:00:00Z");

  @Autowired ApplicationContext application;
  @Autowired LastContact lastContact;
  private TestTenant tenant;

  @BeforeEach
  void makeTenant() {
    tenant = TestTenant.create(application);
  }

  @Test
  void itMovesForwardAndNeverBack() {
    UUID ann = contact();
    raise(ann, MONDAY);
    assertThat(state(ann)).isEqualTo(new State(MONDAY, 2));
    raise(ann, TUESDAY);
    raise(ann, MONDAY);
    raise(ann, TUESDAY);
    assertThat(state(ann)).isEqualTo(new State(TUESDAY, 3));
  }

  @Test
  void companiesMoveToo() {
    UUID acme = company();
    tenant.write(() -> lastContact.raise(Map.of(), Map.of(acme, MONDAY)));
    assertThat(
            tenant.read(() ->
                tenant
                    .sql()
                    .select(COMPANIES.LAST_CONTACTED_AT)
                    .from(COMPANIES)
                    .where(COMPANIES.TENANT_ID.eq(tenant.id().value()))
                    .andNot(COMPANIES.IS_DELETED)
                    .fetchSingle(COMPANIES.LAST_CONTACTED_AT)))
        .isEqualTo(MONDAY);
  }

  @Test
  void itNeedsTheCallersTransaction() {
    assertThatThrownBy(() -> tenant.run(() -> lastContact.raise(Map.of(), Map.of())))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  private void raise(UUID contact, Instant at) {
    tenant.write(() -> lastContact.raise(Map.of(contact, at, Ids.next(), at), Map.of()));
  }

  private UUID contact() {
    UUID id = Ids.next();
    tenant.write(() ->
        tenant
            .sql()
            .insertInto(CONTACTS)
            .set(CONTACTS.TENANT_ID, tenant.id().value())
            .set(CONTACTS.ID, id)
            .set(CONTACTS.DISPLAY_NAME, "Ann")
            .set(CONTACTS.SORT_NAME, "ann")
            .set(CONTACTS.SOURCE, "person")
            .execute());
    return id;
  }

  private UUID company() {
    UUID id = Ids.next();
    tenant.write(() ->
        tenant
            .sql()
            .insertInto(COMPANIES)
            .set(COMPANIES.TENANT_ID, tenant.id().value())
            .set(COMPANIES.ID, id)
            .set(COMPANIES.NAME, "Acme")
            .set(COMPANIES.SORT_NAME, "acme")
            .set(COMPANIES.SOURCE, "person")
            .execute());
    return id;
  }

  private State state(UUID contact) {
    return tenant.read(() ->
        tenant
            .sql()
            .select(CONTACTS.LAST_CONTACTED_AT, CONTACTS.VERSION)
            .from(CONTACTS)
            .where(CONTACTS.TENANT_ID.eq(tenant.id().value()))
            .and(CONTACTS.ID.eq(contact))
            .andNot(CONTACTS.IS_DELETED)
            .fetchSingle(r -> new State(r.value1(), r.value2())));
  }

  private record State(@Nullable Instant at, int version) {}
}
