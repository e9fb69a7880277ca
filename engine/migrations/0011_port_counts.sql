-- Up Migration

-- How many runs left each node by each port, for the counts on the canvas; in steps of five minutes, which are folded
-- into hours once they are two hours old and forgotten after eight days. A row for each lane that wrote, which holds its
-- lane: no two batches ever wait for, or deadlock over, a counter. Summed on read. Lane -1: folded.
create table switchboard.port_count (
  automation_id text not null,
  version int not null,
  bucket timestamptz not null,
  node_id text not null,
  port text not null,
  lane int not null,
  count bigint not null,
  primary key (automation_id, version, bucket, node_id, port, lane)
) with (fillfactor = 60);
create index port_count_unfolded on switchboard.port_count (bucket) where lane >= 0;
create index port_count_folded on switchboard.port_count (bucket) where lane < 0;
