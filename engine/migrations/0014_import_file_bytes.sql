-- Up Migration

-- How large the whole file is, when its sender said so: one whose last parts never came is not started.
alter table switchboard.person_import add column file_bytes bigint;
