-- One thought: what a mail quotes and how it is signed is marked in its text, never cut off.
alter table message_bodies
  add column marks int[] not null default '{}',
  add column rules smallint not null default 1;
comment on column message_bodies.marks is 'Three numbers a mark: 0 for a quote or 1 for a signature, from and to in UTF-16 code units of the text.';
comment on column message_bodies.rules is 'Version of the rules that marked it.';
