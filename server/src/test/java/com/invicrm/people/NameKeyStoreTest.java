package com.invicrm.people;

import static com.invicrm.schema.Tables.NAME_KEYS;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.TestTenant;
import com.invicrm.tenancy.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@InviCrmTest
class NameKeyStoreTest {
  @Autowired ApplicationContext application;
  @Autowired NameKeyStore store;
  private TestTenant tenant;

  @BeforeEach
  void makeTenant() {
    tenant = TestTenant.create(application);
  }

  @Test
  void newKeysReplaceOldOnesAndComeBack() {
    UUID ann = Ids.next();
    UUID bob = Ids.next();
    replace(Map.of(ann, "Ann Wu", bob, "Bob"));
    replace(Map.of(ann, "Ann Li"));
    assertThat(living(ann)).containsExactly("ann", "li");
    replace(Map.of(ann, "Wu"));
    assertThat(living(ann)).containsExactly("wu");
    assertThat(living(bob)).containsExactly("bob");
  }

  @Test
  void aSubjectWithoutNamesLosesAllKeys() {
    UUID ann = Ids.next();
    replace(Map.of(ann, "Ann Wu"));
    replace(Map.of(ann, ""));
    assertThat(living(ann)).isEmpty();
  }

  @Test
  void aCompanyAndAContactDoNotMix() {
    UUID one = Ids.next();
    replace(Map.of(one, "Ann"));
    tenant.write(
        () -> store.replace(SubjectKind.company, Map.of(one, NameKeys.of(List.of("Acme")))));
    assertThat(living(one)).containsExactly("acme", "ann", "cme");
  }

  private void replace(Map<UUID, String> names) {
    Map<UUID, java.util.Set<NameKey>> keys =
        names.entrySet().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    Map.Entry::getKey, e -> NameKeys.of(List.of(e.getValue()))));
    tenant.write(() -> store.replace(SubjectKind.contact, keys));
  }

  private List<String> living(UUID subject) {
    return tenant.read(() ->
        tenant
            .sql()
            .select(NAME_KEYS.KEY)
            .from(NAME_KEYS)
            .where(NAME_KEYS.TENANT_ID.eq(tenant.id().value()))
            .and(NAME_KEYS.SUBJECT_ID.eq(subject))
            .andNot(NAME_KEYS.IS_DELETED)
            .orderBy(NAME_KEYS.KEY)
            .fetch(NAME_KEYS.KEY));
  }
}
