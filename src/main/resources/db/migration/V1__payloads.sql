-- One key for all that came from or goes to one partner, of one class, on one day.
-- Erasing it is emptying wrapped_key; units themselves are never deleted.
create table retention_unit (
  id          bigint generated always as identity primary key,
  partner     text not null,
  class       text not null,
  day         date not null,
  wrapped_key bytea,
  erased_at   timestamptz,
  unique (partner, class, day)
);

-- Numbers are taken before the rows are written, because a payload's seal names its number.
create sequence payload_id cache 20;

-- A payload of one chunk has it in body; a longer one in payload_chunk. Hash and length stay for
-- ever. No foreign key to the unit: units are never deleted, and thousands of rows a second would
-- each lock the same one.
create table payload (
  id     bigint primary key,
  unit   bigint not null,
  hash   bytea not null,
  bytes  bigint not null,
  body   bytea
);
alter table payload alter column body set storage external;
create index payload_hash on payload (hash);

-- Written before its payload, whose hash is known at the end only.
create table payload_chunk (
  payload bigint not null references payload on delete cascade deferrable initially deferred,
  number  int not null,
  body    bytea not null,
  primary key (payload, number)
);
alter table payload_chunk alter column body set storage external;
