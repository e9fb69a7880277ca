-- Up Migration

-- A key that was taken away keeps its origins: the widget that still stands there may read that it is refused.
alter table switchboard.widget_key add column deleted_at timestamptz;
