-- Up Migration

-- One index for an agent's conversations, open ones counted and listed, where there were two: each entry that an assignment
-- does without is time for the next message.
drop index switchboard.conversation_open_of;
drop index switchboard.conversation_assignee;
create index conversation_assignee on switchboard.conversation (assignee_id, status, last_message_at desc) where assignee_id is not null;
