-- Up Migration

-- Rises with every save of a key: an edit that started from an older one is refused.
alter table switchboard.widget_key add column revision int not null default 1;
