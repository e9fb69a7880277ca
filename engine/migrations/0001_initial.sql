-- Up Migration

-- Everything of ours lives in schema switchboard, always qualified. Hot tables (event, pending, event_facts, run,
-- effect, timeline) carry no foreign keys: the one writer of each keeps them whole, and a check per row would cost
-- more than the row.

create schema if not exists switchboard;

-- The team, and what ops staff draw ------------------------------------------------------------------------------

create table switchboard.agent (
  id text primary key,
  name text not null,
  email text not null,
  role text not null,
  languages jsonb not null,
  availability text not null,
  max_open_conversations int,
  password_hash text,
  revision int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index agent_email on switchboard.agent (lower(email));

-- Named agent_group because "group" is a word of SQL.
create table switchboard.agent_group (
  id text primary key,
  name text not null,
  permission text not null,
  agent_ids jsonb not null,
  routing jsonb not null,
  revision int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index agent_group_name on switchboard.agent_group (lower(name));

create table switchboard.automation (
  id text primary key,
  name text not null,
  description text not null default '',
  status text not null,
  position int not null,
  revision int not null default 1,
  graph jsonb not null,
  published_version int,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index automation_position on switchboard.automation (position, id);

-- A published version never changes.
create table switchboard.automation_version (
  automation_id text not null,
  version int not null,
  graph jsonb not null,
  published_at timestamptz not null default now(),
  published_by text not null,
  primary key (automation_id, version)
);

-- One row. Its revision rises with every change that deciding can see, in the change's own transaction.
create table switchboard.configuration (
  id int primary key check (id = 1),
  revision bigint not null,
  lanes int
);
insert into switchboard.configuration (id, revision) values (1, 1);

-- Which version of an automation was in force from which revision of the configuration, until which (excluded).
create table switchboard.in_force (
  automation_id text not null,
  version int not null,
  from_revision bigint not null,
  until_revision bigint,
  primary key (automation_id, from_revision)
);

-- People and conversations ---------------------------------------------------------------------------------------

create table switchboard.person (
  key text primary key,
  given_id text,
  email text,
  name text,
  country text,
  language text,
  attributes jsonb not null default '{}',
  revision int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index person_given_id on switchboard.person (given_id) where given_id is not null;
-- At most one person is known by an e-mail alone; two processes that make the same one meet here, and one tries again.
-- Only A to Z are lowered, as the code that looks for them does it, whatever the database's locale.
create unique index person_email_alone on switchboard.person (lower(email collate "C")) where given_id is null and email is not null;
create index person_email on switchboard.person (lower(email collate "C")) where email is not null;

create table switchboard.conversation (
  id text primary key,
  person_key text not null,
  channel text not null,
  status text not null default 'open',
  group_id text,
  assignee_id text,
  assigned_by text,
  opening int not null default 1,
  -- Opened because a message named none, and still open: at most one for a person and channel.
  joinable boolean not null default false,
  last_message_at timestamptz not null,
  created_at timestamptz not null
);
create unique index conversation_joinable on switchboard.conversation (person_key, channel) where joinable;
create index conversation_person on switchboard.conversation (person_key, channel);
create index conversation_recent on switchboard.conversation (last_message_at desc, id desc);
create index conversation_group on switchboard.conversation (group_id, last_message_at desc) where group_id is not null;
create index conversation_assignee on switchboard.conversation (assignee_id, last_message_at desc) where assignee_id is not null;

-- The stream -----------------------------------------------------------------------------------------------------

create table switchboard.event (
  seq bigint generated always as identity primary key,
  kind text not null,
  lane int not null,
  conversation_id text not null,
  person_key text not null,
  message_id text,
  accepted_at timestamptz not null,
  hops int not null default 0,
  cause text,
  payload json not null
);
create unique index event_message_id on switchboard.event (message_id) where message_id is not null;
create index event_conversation on switchboard.event (conversation_id, seq);

-- Events not yet drained. Narrow, and never a flag on the wide row; sequence numbers commit out of order, so "seq
-- greater than my offset" would lose events.
create table switchboard.pending (
  lane int not null,
  seq bigint not null,
  primary key (lane, seq)
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 5000);

-- The oldest pending events of some lanes, oldest of all first. A function for its settings: a bitmap scan would visit
-- every event drained since the last VACUUM (6 ms against 0.2 ms at 60,000), an index scan skips them.
create function switchboard.oldest_pending(lanes int[], in_each int, at_most int) returns table (lane int, seq bigint)
language sql stable set enable_bitmapscan = off set enable_seqscan = off as $$
  select o.lane, o.seq from unnest(lanes) as w(lane)
  cross join lateral (
    select p.lane, p.seq from switchboard.pending p where p.lane = w.lane order by p.lane, p.seq limit in_each
  ) o
  order by o.seq limit at_most
$$;

-- The lane's lock, and what is known of batches begun and not finished: how often, how far the one under way reaches,
-- and up to where events are taken one at a time because a batch that held them failed.
create table switchboard.lane (
  lane int primary key,
  attempt int not null default 0,
  under_way_until bigint,
  careful_until bigint
) with (fillfactor = 10);

-- What an event was decided on; its row says that it was recorded.
create table switchboard.event_facts (
  seq bigint primary key,
  facts json not null,
  configuration_revision bigint not null,
  decided_at timestamptz not null
);

-- An event that repeatedly took its process down, or could not be read; shown, and can be replayed.
create table switchboard.set_aside (
  seq bigint primary key,
  lane int not null,
  at timestamptz not null default now(),
  reason text not null
);

create table switchboard.run (
  id text primary key,
  automation_id text not null,
  version int not null,
  seq bigint not null,
  message_id text,
  conversation_id text not null,
  status text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  steps json not null
);
create index run_automation on switchboard.run (automation_id, seq desc);
create index run_conversation on switchboard.run (conversation_id, seq desc);
create index run_seq on switchboard.run (seq desc);

create table switchboard.timeline (
  id bigint generated always as identity primary key,
  conversation_id text not null,
  at timestamptz not null,
  kind text not null,
  by text not null,
  automation_id text,
  version int,
  run_id text,
  rule_id text,
  reason text not null,
  candidates json
);
create index timeline_conversation on switchboard.timeline (conversation_id, id);

-- When a mail was last planned for a conversation, by repeat key.
create table switchboard.repeat_mark (
  conversation_id text not null,
  key text not null,
  at timestamptz not null,
  primary key (conversation_id, key)
);

-- Acts on the outside world. The row alone owns its state, attempts and next time.
create table switchboard.effect (
  id text primary key,
  run_id text not null,
  node_id text not null,
  automation_id text not null,
  conversation_id text not null,
  seq bigint not null,
  kind text not null,
  state text not null default 'planned',
  attempts int not null default 0,
  next_at timestamptz,
  lease_until timestamptz,
  error text,
  -- For a mail: MailContent. For an act: type, version and input.
  content json not null,
  message_id_header text,
  delivery text,
  answer json,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index effect_due on switchboard.effect (next_at) where state in ('planned', 'sending');
create index effect_run on switchboard.effect (run_id);
create index effect_conversation on switchboard.effect (conversation_id, seq desc);
create index effect_recent on switchboard.effect (created_at desc, id desc);

-- Who may ---------------------------------------------------------------------------------------------------------

create table switchboard.api_key (
  id text primary key,
  name text not null,
  -- SHA-256 of the key: keys are long and random, so a slow hash would add nothing.
  hash bytea not null unique,
  scopes jsonb not null,
  source text not null,
  created_at timestamptz not null default now()
);

create table switchboard.session (
  hash bytea primary key,
  agent_id text not null,
  csrf_token text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);

create table switchboard.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  by text not null,
  action text not null,
  subject text not null,
  detail jsonb
);

-- Secrets of the installation, such as the key that signs visitors' tokens.
create table switchboard.secret (
  name text primary key,
  value bytea not null
);
