-- Up Migration

-- When an agent works, and when a group is there; null: always.
alter table switchboard.agent add column working_hours jsonb;
alter table switchboard.agent_group add column hours jsonb;
