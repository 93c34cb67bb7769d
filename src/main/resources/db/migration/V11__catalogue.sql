-- The mappings, rules and lists as they were: what was planned with one catalogue is written with it,
-- on any node, also after a change. The files of a catalogue are its zipped folders.
create table catalogue (
  hash       text        primary key,
  files      bytea       not null,
  first_used timestamptz not null default clock_timestamp()
);
