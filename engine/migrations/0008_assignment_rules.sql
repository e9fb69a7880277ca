-- Up Migration

-- Which segment's conversations go to which group, in the order in which they are asked; they decide before automations.
-- Segments and groups that a rule names are not deleted.
create table switchboard.assignment_rule (
  id text primary key,
  name text not null,
  segment_id text not null,
  group_id text not null,
  enabled boolean not null,
  position int not null,
  revision int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index assignment_rule_position on switchboard.assignment_rule (position, id);
