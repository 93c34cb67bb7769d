-- The clock: until when an authority that decides before loading must be content with an item, by its scheme.
create table clock (
  filing     bigint      not null references filing (id),
  name       text        not null,                -- of the deadline, as the scheme calls it
  dossier    bigint      not null,
  item_id    text        not null,
  customs    text        not null,
  owner      text        not null,                -- the origin post
  standing   text        not null default 'RUNNING', -- RUNNING, MET, STOPPED (must not be loaded), OFF
  stage      text        not null default 'FILED',   -- state before loading, as the clock last saw it
  waits_on   text        not null default '',     -- whose turn it is
  since      timestamptz not null default clock_timestamp(), -- of the stage
  due        timestamptz,                         -- null: no flight is announced yet
  because    text        not null default '',     -- what it is counted from
  receptacle text        not null default '',     -- S9
  flight     text        not null default '',     -- carrier, number, day of departure
  placed_by  bigint,                              -- announcement that says the receptacle
  timed_by   bigint,                              -- announcement that says the flight
  expected   timestamptz,                         -- when it will probably be met, by what was observed
  told       text        not null default '',     -- MAY_MISS, MISSED: said once for a due time
  look_at    timestamptz,                         -- when there will be something to say
  primary key (filing, name)
);
create index clock_item on clock (item_id);
create index clock_dossier on clock (dossier);
create index clock_due on clock (due) where standing = 'RUNNING';
create index clock_flight on clock (flight) where standing = 'RUNNING';
create index clock_receptacle on clock (receptacle) where receptacle <> '';
create index clock_placed_by on clock (placed_by) where placed_by is not null;
create index clock_timed_by on clock (timed_by) where timed_by is not null;

-- How long partners took for what they were awaited; the newest of each are kept.
create table pace (
  id      bigint generated always as identity primary key,
  partner text   not null,
  stage   text   not null,
  seconds double precision not null
);
create index pace_newest on pace (partner, stage, id desc);
