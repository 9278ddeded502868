-- One thought: deals are found by any part of their name, as people and companies are.
alter table name_keys drop constraint name_keys_subject_kind_check;
alter table name_keys add constraint name_keys_subject_kind_check check (subject_kind in ('contact', 'company', 'deal'));
comment on column name_keys.subject_kind is 'contact, company or deal.';
comment on column name_keys.subject_id is 'The contact, company or deal.';
