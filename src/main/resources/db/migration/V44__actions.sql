-- Who did what, as which, from where and why: written in the transaction that did it, never changed.
create table audit (
  id     bigint generated always as identity primary key,
  at     timestamptz not null default clock_timestamp(),
  who    text        not null,
  role   text        not null,               -- as which the person may; "command line" there
  origin text        not null,               -- address or machine that it came from
  action text        not null,
  reason text        not null,
  key    text        not null unique         -- of the preview: what is confirmed twice is done once
);
create index audit_who on audit (who, id);
create index audit_action on audit (action, id);

-- What became of each thing that it was about.
create table audit_target (
  audit    bigint  not null references audit (id),
  position integer not null,
  target   text    not null,                 -- kind:number, or kind:name
  name     text    not null,                 -- as a person knows it
  partner  text    not null,
  done     boolean not null,                 -- false: left alone
  outcome  text    not null,
  primary key (audit, position)
);
create index audit_target_of on audit_target (target);

-- Channels that stand still because somebody said so; every gateway looks here.
create table pause (
  partner text        not null,
  channel text        not null,
  since   timestamptz not null default clock_timestamp(),
  who     text        not null,
  reason  text        not null,
  primary key (partner, channel)
);

-- What was parked, in that order. A row says that it was, its own row whether it still is: an index
-- on the state of all departures would cost each of them two more writes.
create table parked (
  id      bigint generated always as identity primary key,
  at      timestamptz not null default clock_timestamp(),
  what    text        not null,              -- arrival, departure
  subject bigint      not null,
  partner text        not null,
  unique (what, subject)
);
create index parked_partner on parked (partner, id);
insert into parked (at, what, subject, partner)
  select coalesce(ready_at, prepared_at), 'departure', id, partner from departure where state = 'PARKED'
  union all select received_at, 'arrival', id, partner from arrival where state = 'PARKED' order by 1;
