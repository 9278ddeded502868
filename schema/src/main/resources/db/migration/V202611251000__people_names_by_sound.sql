-- One thought: names are found however somebody writes them, by how they sound and by their initials.
alter table name_keys drop constraint name_keys_kind_check;
alter table name_keys add constraint name_keys_kind_check check (kind in ('start', 'within', 'sound', 'initials'));
comment on column name_keys.kind is 'start: a whole word; within: the rest of a word from some letter on: a range over both finds any substring. sound: how a word of a name sounds, then another word of the same name; initials: those of a company.';
comment on column name_keys.key is 'start and within normalised: NFKC, lower case, no diacritics, Arabic letter variants as one. sound: consonants of one alphabet for Latin and Arabic script.';

-- What is here already is keyed again by a job for each workspace; another migration with this insert follows whenever the rules of keys change.
alter table tenants no force row level security;
insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
select 'rekey-names', t.id || ' 2', convert_to(json_build_object('tenant', t.id, 'data', '{}')::text, 'UTF8'), now(), false, 1
from tenants t;
alter table tenants force row level security;
