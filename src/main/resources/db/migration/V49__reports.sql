-- What the reports add up, by day, sender and lane. Aggregates only; docs/operating/reports.md.

-- What a batch of items was like: a few rows for each, written with it and taken away when they are added up.
create table batch_quality (
  day       date    not null,                        -- of reception, UTC
  at        timestamptz not null,                    -- of reception
  sender    text    not null,
  channel   text    not null,
  sent_from text    not null,                        -- countries; empty where the data does not say
  sent_to   text    not null,
  code      text    not null,                        -- empty: all items; else those with a finding of this code
  items     integer not null,
  refused   integer not null,
  pieces    integer not null,                        -- content pieces, and those with an HS code
  coded     integer not null,
  example   text    not null                         -- of the finding, masked, without the item's id
);

create table quality_day (
  day       date   not null,
  sender    text   not null,
  sent_from text   not null,
  sent_to   text   not null,
  items     bigint not null,
  refused   bigint not null,
  pieces    bigint not null,
  coded     bigint not null,
  primary key (day, sender, sent_from, sent_to)
);

create table finding_day (
  day       date   not null,
  sender    text   not null,
  sent_from text   not null,
  sent_to   text   not null,
  code      text   not null,
  items     bigint not null,
  refused   bigint not null,
  example   text   not null,
  primary key (day, sender, sent_from, sent_to, code)
);

-- First answers of customs: counted on the day on which the item was declared.
create table answer_day (
  day       date     not null,
  sender    text     not null,
  sent_from text     not null,
  sent_to   text     not null,
  customs   text     not null,
  bucket    smallint not null,                       -- as in latency
  count     bigint   not null,
  primary key (day, sender, sent_from, sent_to, customs, bucket)
);

-- Filings that customs held, once for each reason, on the day on which the item was declared.
create table hold_day (
  day       date   not null,
  sender    text   not null,
  sent_from text   not null,
  sent_to   text   not null,
  customs   text   not null,
  reason    text   not null,                         -- a meaning; empty: held for whatever reason
  count     bigint not null,
  primary key (day, sender, sent_from, sent_to, customs, reason)
);

-- Each despatch that is announced, on the day of its announcement; made anew whenever its match is.
create table despatch_quality (
  despatch         text   primary key,               -- S8
  day              date   not null,
  sender           text   not null,
  sent_from        text   not null,
  sent_to          text   not null,
  announced        bigint not null,                  -- items
  before_despatch  bigint not null,                  -- of these, with item data by then
  departing        bigint not null,                  -- of these, in receptacles of which the departure is known
  before_departure bigint not null                   -- of those, with item data by then
);
create index despatch_quality_day on despatch_quality (day);

-- Despatches of which the match changed.
create table despatch_due (despatch text primary key);
