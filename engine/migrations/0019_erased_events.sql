-- Up Migration

-- What was erased is of no kind that is shown, counted or decided.
update switchboard.event set kind = 'erased' where person_key = 'erased' and payload ->> 'erased' = 'true';
