-- Up Migration

-- A message that came within the milliseconds in which its author was merged or erased could leave a conversation that was
-- nobody's. Those of people who were merged are theirs into whom they were; one may be joined there already.
update switchboard.conversation c set person_key = a.person_key, joinable = false
from switchboard.person_alias a
where a.kind = 'id' and a.value = c.person_key and not exists (select 1 from switchboard.person p where p.key = c.person_key);
-- The others are of somebody of whom nothing is known: they can be seen, and erased.
insert into switchboard.person (key, created_at, updated_at)
select c.person_key, date_trunc('milliseconds', min(c.created_at)), now() from switchboard.conversation c
where not exists (select 1 from switchboard.person p where p.key = c.person_key)
group by c.person_key;
