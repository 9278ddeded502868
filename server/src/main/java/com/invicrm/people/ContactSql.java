package com.invicrm.people;

/// The statements that write a contact and what hangs on it; shared so that a new contact is one
/// round trip and a changed one obeys the same rules.
final class ContactSql {
  /// An address moves when its row was removed or its owner is put away. The owner is looked up as
  /// put away, not as absent: one that another transaction just wrote is invisible to this
  /// statement and must not lose its address.
  static final String PUT_EMAILS =
      """
      insert into contact_emails as mine (tenant_id, email_norm, contact_id, email, position)
      select cast(? as uuid), e.norm, cast(? as uuid), e.written, e.at - 1
      from unnest(cast(? as text[]), cast(? as text[])) with ordinality as e (norm, written, at)
      order by e.norm
      on conflict (tenant_id, email_norm) do update
      set contact_id = excluded.contact_id, email = excluded.email, position = excluded.position, is_deleted = false
      where mine.is_deleted or mine.contact_id = excluded.contact_id or exists (
        select 1 from contacts owner
        where owner.tenant_id = mine.tenant_id and owner.id = mine.contact_id and owner.is_deleted)
      returning email_norm
      """;

  static final String PUT_PHONES =
      """
      insert into contact_phones (tenant_id, contact_id, phone_norm, phone, position)
      select cast(? as uuid), cast(? as uuid), p.norm, p.written, p.at - 1
      from unnest(cast(? as text[]), cast(? as text[])) with ordinality as p (norm, written, at)
      order by p.norm
      on conflict (tenant_id, contact_id, phone_norm) do update
      set phone = excluded.phone, position = excluded.position, is_deleted = false
      """;

  static final String REMOVE_EMAILS =
      """
      update contact_emails set is_deleted = true
      where tenant_id = ? and contact_id = ? and not is_deleted and email_norm <> all (cast(? as text[]))
      """;

  static final String REMOVE_PHONES =
      """
      update contact_phones set is_deleted = true
      where tenant_id = ? and contact_id = ? and not is_deleted and phone_norm <> all (cast(? as text[]))
      """;

  static final String EMPLOY =
      """
      insert into contact_companies (tenant_id, id, contact_id, company_id, from_date, source)
      select cast(? as uuid), cast(? as uuid), cast(? as uuid), cast(? as uuid), cast(? as date), 'person'
      where cast(? as uuid) is not null
      """;

  static final String INSERT =
      """
      with made as (
        insert into contacts
          (tenant_id, id, display_name, first_name, last_name, title, sort_name, field_sources, created_by, source,
            emails, phones, company_id)
        values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, 'person', cast(? as text[]), cast(? as text[]), ?)
        returning created_at),
      emails as (
      %s),
      phones as (
      %s),
      job as (
      %s),
      keys as (
        insert into name_keys (tenant_id, subject_kind, kind, key, subject_id)
        select cast(? as uuid), 'contact', k.kind, k.key, cast(? as uuid)
        from unnest(cast(? as text[]), cast(? as text[])) as k (kind, key))
      select made.created_at, (select count(*) from emails) from made
      """
          .formatted(PUT_EMAILS, PUT_PHONES, EMPLOY);

  private ContactSql() {}
}
