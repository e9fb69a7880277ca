-- A file that waits to be started is shown with its first row as names and as values: those of before, one way only.
update switchboard.person_import set preview = preview || jsonb_build_object('columnsOtherwise', preview -> 'columns')
where state = 'preview';
