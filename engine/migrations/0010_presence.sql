-- Up Migration

-- When each process last saw a browser of an agent: an open stream of live updates. Who has no row never had one, or has
-- been gone for so long that it was acted on; availability changes by itself only from rows.
create table switchboard.agent_presence (
  agent_id text not null,
  process text not null,
  seen_at timestamptz not null,
  primary key (agent_id, process)
);

-- Away because the last browser is gone, and online again by itself; false for what was set by hand.
alter table switchboard.agent add column away_by_itself boolean not null default false;
