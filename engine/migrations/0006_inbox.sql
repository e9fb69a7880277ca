-- Up Migration

-- What agents do with conversations beside the stream. Nothing here is written when a message comes in or is decided on.

-- When a snoozed conversation opens by itself; without meaning while its status is another.
alter table switchboard.conversation add column snoozed_until timestamptz;
create index conversation_snoozed on switchboard.conversation (snoozed_until) where status = 'snoozed';

create table switchboard.conversation_tag (
  conversation_id text not null,
  tag text not null,
  primary key (conversation_id, tag)
);
create index conversation_tag_tag on switchboard.conversation_tag (tag, conversation_id);

-- How far an agent has read a conversation: seq of the newest event seen, and when that was noted.
create table switchboard.conversation_read (
  agent_id text not null,
  conversation_id text not null,
  seq bigint not null,
  at timestamptz not null default now(),
  primary key (agent_id, conversation_id)
);

-- The words of messages, replies and notes, for the inbox's search; filled afterwards, so that ingest does not pay for it.
create table switchboard.conversation_words (
  seq bigint primary key,
  conversation_id text not null,
  words tsvector not null
);
create index conversation_words_words on switchboard.conversation_words using gin (words);
create index conversation_words_conversation on switchboard.conversation_words (conversation_id);

-- Up to which event the words were taken. One row.
create table switchboard.conversation_words_position (
  id int primary key check (id = 1),
  seq bigint not null
);
insert into switchboard.conversation_words_position (id, seq) values (1, 0);

-- Publishable keys: whoever has one may speak at /widget/v1 from the origins it names, and nowhere else.
create table switchboard.widget_key (
  id text primary key,
  key text not null unique,
  name text not null,
  origins jsonb not null,
  created_at timestamptz not null default now()
);
