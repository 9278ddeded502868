-- One thought: deals have tags too, shown on their row as those of people and companies are.
create table deal_tags (
  tenant_id  uuid    not null references tenants (id),
  tag_id     uuid    not null,
  deal_id    uuid    not null,
  is_deleted boolean not null default false,
  primary key (tenant_id, tag_id, deal_id),
  foreign key (tenant_id, tag_id) references tags (tenant_id, id),
  foreign key (tenant_id, deal_id) references deals (tenant_id, id)
);
create index deal_tags_deal on deal_tags (tenant_id, deal_id, tag_id);
comment on table deal_tags is 'Which deal has which tag.';
comment on column deal_tags.tag_id is 'The tag.';
comment on column deal_tags.deal_id is 'Which deal has it.';
select protect('deal_tags');

alter table deals add column tags text[] not null default '{}';
comment on column deals.tags is 'Copy of deal_tags and tags: the names of those in use, in order.';

create function show_deal_tags() returns trigger language plpgsql as $$
begin
  update deals c set tags = s.tags
  from (
    select x.tenant_id, x.deal_id,
      array(
        select t.name from deal_tags l
        join tags t on t.tenant_id = l.tenant_id and t.id = l.tag_id and not t.is_deleted
        where l.tenant_id = x.tenant_id and l.deal_id = x.deal_id and not l.is_deleted
        order by t.name_norm) as tags
    from (select distinct tenant_id, deal_id from changed order by deal_id) x) s
  where c.tenant_id = s.tenant_id and c.id = s.deal_id and c.tags <> s.tags;
  return null;
end $$;
comment on function show_deal_tags() is 'Copies the tags of the deals whose rows changed to deals.tags.';

create function show_tag_on_deals() returns trigger language plpgsql as $$
begin
  update deal_tags l set is_deleted = l.is_deleted from changed t where l.tenant_id = t.tenant_id and l.tag_id = t.id;
  return null;
end $$;
comment on function show_tag_on_deals() is 'Lets the links of the tags that changed tell their deals.';

create trigger show_deal_tags_of_new after insert on deal_tags referencing new table as changed
  for each statement execute function show_deal_tags();
create trigger show_deal_tags_of_changed after update on deal_tags referencing new table as changed
  for each statement execute function show_deal_tags();
create trigger show_tag_on_deals after update on tags referencing new table as changed
  for each statement execute function show_tag_on_deals();
