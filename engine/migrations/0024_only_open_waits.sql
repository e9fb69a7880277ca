-- Up Migration

-- Only what is open waits for an agent: what was snoozed in a queue comes to it anew when it is opened.
update switchboard.conversation set queued_at = null where queued_at is not null and status <> 'open';
