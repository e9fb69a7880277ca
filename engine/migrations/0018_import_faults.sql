-- Up Migration

-- What was wrong with which row of a file, and what stood there, a row each: many are kept, and noting one must not write
-- the others anew. The value is emptied after a while, and as soon as somebody is erased, who may be meant by it.
create table switchboard.person_import_fault (
  import_id text not null references switchboard.person_import on delete cascade,
  -- Its number among those of the import, from 1.
  place int not null,
  row_number int not null,
  -- From 0; null when it is about the whole row.
  column_number int,
  message text not null,
  value text,
  primary key (import_id, place)
);
insert into switchboard.person_import_fault (import_id, place, row_number, column_number, message)
select i.id, e.place, (e.value ->> 'row')::int, (e.value ->> 'column')::int, e.value ->> 'message'
from switchboard.person_import i cross join lateral jsonb_array_elements(i.errors) with ordinality as e(value, place);
alter table switchboard.person_import drop column errors;
