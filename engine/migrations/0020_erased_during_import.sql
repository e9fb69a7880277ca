-- Up Migration

-- Whom an import under way must not bring back: names of people who were erased since it was started, as hashes that count
-- for this import alone. Gone as soon as it ends.
create table switchboard.person_import_erased (
  import_id text not null references switchboard.person_import on delete cascade,
  name_hash text not null,
  primary key (import_id, name_hash)
);
