-- Up Migration

-- The last event that was accepted before the conversation was closed: a message decided late does not reopen what was
-- closed after it. Counts only while the status is "closed".
alter table switchboard.conversation add column closed_through bigint;
