-- One thought: before a mailbox is read its owner sees how much would come; what was counted is good for some minutes.
alter table channels add column preview jsonb;
comment on column channels.preview is 'How many mails there are, by what decides about them, as last counted: {at, since, total, kept, parts}.';
