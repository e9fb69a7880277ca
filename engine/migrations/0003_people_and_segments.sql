-- Up Migration

-- A condition over person.* fields, under a name. Deciding reads it with the configuration.
create table switchboard.segment (
  id text primary key,
  name text not null,
  condition jsonb not null,
  revision int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index segment_name on switchboard.segment (lower(name));

-- Ids and e-mails (in lower case) of people who were merged into another, whom they name from then on.
create table switchboard.person_alias (
  kind text not null check (kind in ('id', 'email')),
  value text not null,
  person_key text not null,
  primary key (value, kind)
);
create index person_alias_person on switchboard.person_alias (person_key);

-- The kind of value an attribute is meant to have; those without are known by what people have.
create table switchboard.attribute_definition (
  name text primary key,
  type text not null
);

-- What people are searched by, folded as far as "C" folds; kept, because folding 100,000 people at every keystroke takes
-- longer than everything else about a search. Read whole, so it needs no index, and costs a new person next to nothing.
alter table switchboard.person add column search_text text generated always as (
  lower((coalesce(name, '') || E'\n' || coalesce(email, '') || E'\n' || coalesce(given_id, key)) collate "C")) stored;

-- The one order that a table of people always needs; new people are added at its end, so it costs ingest next to nothing.
create index person_created on switchboard.person (created_at, key);

-- A CSV file under way. What is done stands in the same transaction as the people it changed, so an import goes on after
-- a crash where it was.
create table switchboard.person_import (
  id text primary key,
  state text not null default 'preview',
  file_name text not null,
  encoding text not null,
  delimiter text not null,
  has_header boolean not null,
  -- Columns, first rows and warnings, as the preview shows them.
  preview jsonb not null,
  mapping jsonb,
  bytes bigint not null,
  -- Where the next row begins, in bytes from the file's start.
  bytes_done bigint not null default 0,
  -- Rows of the file before it, the header included.
  rows_read int not null default 0,
  created int not null default 0,
  updated int not null default 0,
  unchanged int not null default 0,
  failed int not null default 0,
  errors jsonb not null default '[]',
  reason text,
  created_by text not null,
  -- In whole milliseconds, as lists tell it and go on from it.
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  finished_at timestamptz,
  -- Until when a process is at it; none when it has passed.
  lease_until timestamptz
);
create index person_import_created on switchboard.person_import (created_at desc, id desc);
create table switchboard.person_import_part (
  import_id text not null references switchboard.person_import on delete cascade,
  part int not null,
  starts_at bigint not null,
  content bytea not null,
  primary key (import_id, part)
);

-- The instant of an ISO 8601 text in ms since 1970-01-01T00:00:00Z, or null: as parse-date.ts reads it, to the letter.
-- Arithmetic on its digits, since a cast would fail the whole statement over one day that does not exist. One expression,
-- so that the planner writes it into the statement; each case guards the casts within it.
create function switchboard.instant_of(text text) returns bigint
language sql immutable parallel safe as $$
  select case when text collate "C" ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?)?$'
  then case when left(text, 4) <> '0000' and substr(text, 9, 2)::int <=
      case when substr(text, 6, 2) in ('04', '06', '09', '11') then 30
        when substr(text, 6, 2) <> '02' then 31
        when substr(text, 1, 4)::int % 4 = 0 and (substr(text, 3, 2) <> '00' or substr(text, 1, 4)::int % 400 = 0) then 29
        else 28 end
    then (make_date(substr(text, 1, 4)::int, substr(text, 6, 2)::int, substr(text, 9, 2)::int) - date '1970-01-01')::bigint * 86400000
      + case when length(text) = 10 then 0 else
          substr(text, 12, 2)::bigint * 3600000 + substr(text, 15, 2)::bigint * 60000
          + case when substr(text, 17, 1) = ':' then substr(text, 18, 2)::bigint * 1000 else 0 end
          + case when substr(text, 20, 1) = '.' then rpad(left(substring(text from '\.([0-9]+)'), 3), 3, '0')::bigint else 0 end
          - case when substr(text, length(text) - 5, 1) in ('+', '-') then
              (substr(text, length(text) - 5, 1) || '1')::bigint
              * (substr(text, length(text) - 4, 2)::bigint * 3600000 + substr(text, length(text) - 1, 2)::bigint * 60000) else 0 end
        end
    end
  end
$$;
