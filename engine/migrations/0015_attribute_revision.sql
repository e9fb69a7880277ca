-- Up Migration

-- Rises with every definition of an attribute that is made or taken away, in its own transaction: whoever keeps the
-- definitions at hand, as ingest does, knows by it whether they are still right.
alter table switchboard.configuration add column attribute_revision bigint not null default 0;
