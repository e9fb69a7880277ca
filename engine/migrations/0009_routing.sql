-- Up Migration

-- Since when a conversation waits for an agent of its group; null when it does not.
alter table switchboard.conversation add column queued_at timestamptz;
create index conversation_queued on switchboard.conversation (group_id, queued_at) where queued_at is not null;
-- How many open conversations an agent has is counted, never kept: nothing can get out of step.
create index conversation_open_of on switchboard.conversation (assignee_id) where status = 'open' and assignee_id is not null;

-- One row, held by whoever picks an agent or changes whom one may pick, so that two never give out the same place.
-- `turn` rises with every pick.
create table switchboard.routing (
  id int primary key check (id = 1),
  turn bigint not null
);
insert into switchboard.routing (id, turn) values (1, 1);

-- When a group's turn last came to an agent.
create table switchboard.routing_turn (
  group_id text not null,
  agent_id text not null,
  turn bigint not null,
  primary key (group_id, agent_id)
);

-- Mails to whoever takes a conversation that waits for an agent: rendered when somebody does.
create table switchboard.held_mail (
  run_id text not null,
  node_id text not null,
  conversation_id text not null,
  automation_id text not null,
  seq bigint not null,
  -- HeldMail and the facts it is rendered with.
  mail json not null,
  facts json not null,
  at timestamptz not null,
  primary key (run_id, node_id)
);
create index held_mail_conversation on switchboard.held_mail (conversation_id);

-- What a version's triggers listen to (see `Plan.listens`): changes made beside the stream become events only when
-- somebody listens.
alter table switchboard.automation_version add column listens jsonb not null default '["message"]';
