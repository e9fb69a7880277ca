-- Up Migration

-- How often an import was claimed. Whoever holds the latest claim is at it, and what an earlier one does counts no more.
alter table switchboard.person_import add column claims int not null default 0;
