-- Up Migration

-- What is newest is entered last: at the end of an ascending index, whose pages fill up and are left. Descending, each entry
-- comes first, and every full page is split in halves. Lists read them backwards.
drop index switchboard.conversation_recent;
drop index switchboard.conversation_group;
drop index switchboard.conversation_assignee;
drop index switchboard.run_automation;
drop index switchboard.run_seq;
drop index switchboard.effect_recent;
create index conversation_recent on switchboard.conversation (last_message_at, id);
create index conversation_group on switchboard.conversation (group_id, last_message_at) where group_id is not null;
create index conversation_assignee on switchboard.conversation (assignee_id, status, last_message_at) where assignee_id is not null;
create index run_automation on switchboard.run (automation_id, seq);
create index run_seq on switchboard.run (seq);
create index effect_recent on switchboard.effect (created_at, id);
