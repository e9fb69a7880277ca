-- Up Migration

-- A link in a mail that opens a login once: to set the first password, or another. Only the hash of its token is kept.
create table switchboard.password_link (
  hash bytea primary key,
  agent_id text not null,
  purpose text not null check (purpose in ('reset', 'invitation')),
  -- The mail that carries it; its text loses the token when the link ends.
  effect_id text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index password_link_agent on switchboard.password_link (agent_id);
create index password_link_expiry on switchboard.password_link (expires_at);

-- What lets an agent recognise a session, and end it without knowing its token.
alter table switchboard.session
  add column id text not null default gen_random_uuid()::text,
  add column user_agent text,
  add column address text,
  add column used_at timestamptz not null default now();
create unique index session_id on switchboard.session (id);
create index session_agent on switchboard.session (agent_id);

create index audit_by on switchboard.audit (by, id desc);
create index audit_subject on switchboard.audit (subject, id desc);
