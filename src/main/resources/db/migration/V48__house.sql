-- The house over time. Filled behind the line, every few seconds, from rows that are there anyway; nothing here is
-- written by the line itself (docs/decisions/0039-the-house-over-time.md).

-- How far rows were counted: up to counted_*; up to seen_* no transaction from before horizon may add any.
create table roll_up (
  one               boolean     primary key default true check (one),
  counted_arrival   bigint      not null default 0,
  counted_departure bigint      not null default 0,
  counted_answer    bigint      not null default 0,
  seen_arrival      bigint      not null default 0,
  seen_departure    bigint      not null default 0,
  seen_answer       bigint      not null default 0,
  horizon           xid8,                            -- null: not looked at a second time yet
  counted_at        timestamptz not null default clock_timestamp()
);
insert into roll_up default values;

-- Counted as come, not as ended: looked at again until they are.
create table unfinished (
  what text   not null,                              -- ARRIVAL, DEPARTURE
  id   bigint not null,
  primary key (what, id)
);

create table traffic (
  grain            text        not null,             -- MINUTE, QUARTER (of an hour), DAY (UTC)
  at               timestamptz not null,             -- begin
  partner          text        not null,
  channel          text        not null,
  direction        text        not null,             -- IN, OUT, ANSWER (of customs, by its meaning)
  messages         bigint      not null default 0,
  refused_messages bigint      not null default 0,
  items            bigint      not null default 0,
  refused_items    bigint      not null default 0,
  primary key (grain, at, partner, channel, direction)
);

create table last_message (
  partner   text        not null,
  channel   text        not null,
  direction text        not null,                    -- IN, OUT
  at        timestamptz not null,
  primary key (partner, channel, direction)
);

-- How long things took, as a histogram: bucket b begins at 0.01 s * 2^(b/8).
create table latency (
  grain   text        not null,
  at      timestamptz not null,                      -- when it ended
  stage   text        not null,                      -- DECLARED, ANSWERED, TOLD
  partner text        not null,
  bucket  smallint    not null,
  count   bigint      not null,
  primary key (grain, at, stage, partner, bucket)
);
