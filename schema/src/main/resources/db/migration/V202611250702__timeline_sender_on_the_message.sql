-- One thought: who is shown as a mail's sender stands in the message's row, so that a timeline need not look for them row by row.
-- The participants stay the truth; these triggers copy it, whoever writes there.

alter table messages
  add column from_address text collate "C",
  add column from_name    text;
comment on column messages.from_address is 'Copy of message_participants: the sender that is shown; copies of one mail may name several.';
comment on column messages.from_name is 'Copy of message_participants: the name beside that address, perhaps empty.';

create function show_sender() returns trigger language plpgsql as $$
begin
  update messages m set from_address = s.email_norm, from_name = s.name
  from (
    select x.tenant_id, x.message_id, p.email_norm, p.name
    from (select distinct tenant_id, message_id from changed where role = 'from' order by message_id) x
    left join lateral (
      select p.email_norm, p.name from message_participants p
      where p.tenant_id = x.tenant_id and p.message_id = x.message_id and p.role = 'from' and not p.is_deleted
      order by p.position, p.email_norm
      limit 1) p on true) s
  where m.tenant_id = s.tenant_id and m.id = s.message_id
    and (m.from_address is distinct from s.email_norm or m.from_name is distinct from s.name);
  return null;
end $$;
comment on function show_sender() is 'Copies the sender of the messages whose participants changed to messages.from_address and from_name.';

create trigger show_sender_of_new after insert on message_participants referencing new table as changed
  for each statement execute function show_sender();
create trigger show_sender_of_changed after update on message_participants referencing new table as changed
  for each statement execute function show_sender();
create trigger show_sender_of_before after update on message_participants referencing old table as changed
  for each statement execute function show_sender();

-- What is here already. The owner is not bound while the policies are not forced, which no other session sees.
alter table messages no force row level security;
alter table message_participants no force row level security;

update messages m
set from_address = s.email_norm, from_name = s.name
from (
  select distinct on (tenant_id, message_id) tenant_id, message_id, email_norm, name
  from message_participants
  where role = 'from' and not is_deleted
  order by tenant_id, message_id, position, email_norm) s
where m.tenant_id = s.tenant_id and m.id = s.message_id;

alter table messages force row level security;
alter table message_participants force row level security;
