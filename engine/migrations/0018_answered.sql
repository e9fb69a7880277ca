-- Up Migration

-- When whom was answered by which node: kept with the person, since a machine may open a conversation with each message.
alter table switchboard.person add column answered jsonb;
delete from switchboard.repeat_mark where key like 'reply:%';
