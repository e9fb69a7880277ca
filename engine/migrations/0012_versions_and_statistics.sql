-- Up Migration

-- Whose an automation is (who made it, or last published it), who last saved its draft, and when it was deleted: a
-- deleted one is out of force and out of sight, and can be brought back for 30 days.
alter table switchboard.automation add column owner text;
alter table switchboard.automation add column changed_by text;
alter table switchboard.automation add column deleted_at timestamptz;
create index automation_deleted on switchboard.automation (deleted_at) where deleted_at is not null;
update switchboard.automation a set owner = v.published_by
from switchboard.automation_version v where v.automation_id = a.id and v.version = a.published_version;

-- What its author says of a version. The graph of a version never changes; what is said of it may.
alter table switchboard.automation_version add column note text not null default '';

-- Runs of an automation by day (UTC), so that lists need not count 100,000s of runs. A row for each lane: its drain
-- holds the lane, so no two batches ever wait for, or deadlock over, a counter. Summed on read.
create table switchboard.automation_day (
  day date not null,
  automation_id text not null,
  lane int not null,
  runs int not null,
  last_run_at timestamptz not null,
  primary key (automation_id, day, lane)
) with (fillfactor = 60);
insert into switchboard.automation_day (day, automation_id, lane, runs, last_run_at)
select (r.started_at at time zone 'UTC')::date, r.automation_id, e.lane, count(*), max(r.started_at)
from switchboard.run r join switchboard.event e on e.seq = r.seq group by 1, 2, 3;

-- What failed, told from all that did not: a run may fail long after it was recorded.
create index run_failed on switchboard.run (started_at, automation_id) where status = 'failed';
create index effect_failed on switchboard.effect (created_at, automation_id) where state in ('failed', 'unknown');
