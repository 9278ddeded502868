package com.invicrm.people;

import static com.invicrm.schema.Tables.COMPANY_TAGS;
import static com.invicrm.schema.Tables.CONTACT_TAGS;
import static com.invicrm.schema.Tables.TAGS;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import com.invicrm.tenancy.Tenants;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;

/// Only records that have the tag which a list asks for.
final class TagFilter {
  private TagFilter() {}

  static Condition contacts(ListQuery query, Field<UUID> id) {
    return of(query, name -> id.in(contacts(name)));
  }

  static Condition companies(ListQuery query, Field<UUID> id) {
    return of(query, name -> id.in(companies(name)));
  }

  private static Condition of(
      ListQuery query, java.util.function.Function<TagName, Condition> having) {
    if (query.tag().isEmpty()) return noCondition();
    Optional<TagName> name = TagName.of(query.tag().get());
    return name.map(having).orElse(falseCondition());
  }

  private static Select<Record1<UUID>> contacts(TagName name) {
    return select(CONTACT_TAGS.CONTACT_ID)
        .from(CONTACT_TAGS.join(TAGS).on(isCalled(name), TAGS.ID.eq(CONTACT_TAGS.TAG_ID)))
        .where(
            CONTACT_TAGS.TENANT_ID.eq(Tenants.required().value()),
            CONTACT_TAGS.IS_DELETED.isFalse());
  }

  private static Select<Record1<UUID>> companies(TagName name) {
    return select(COMPANY_TAGS.COMPANY_ID)
        .from(COMPANY_TAGS.join(TAGS).on(isCalled(name), TAGS.ID.eq(COMPANY_TAGS.TAG_ID)))
        .where(
            COMPANY_TAGS.TENANT_ID.eq(Tenants.required().value()),
            COMPANY_TAGS.IS_DELETED.isFalse());
  }

  private static Condition isCalled(TagName name) {
    return TAGS.TENANT_ID
        .eq(Tenants.required().value())
        .and(TAGS.NAME_NORM.eq(name.norm()))
        .and(TAGS.IS_DELETED.isFalse());
  }
}
