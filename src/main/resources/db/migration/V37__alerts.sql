-- What somebody must hear of, in the transaction that found it; taken away when it is gathered into alerts.
create table alert_cause (
  id       bigint generated always as identity primary key,
  code     text        not null,
  text     text        not null,                  -- masked
  found_at timestamptz not null default clock_timestamp()
);

-- An alert to one destination: all causes of one code since the one before.
create table alert (
  id          bigint generated always as identity primary key,
  destination text        not null,               -- its name in gateway.yaml
  code        text        not null,
  count       bigint      not null,
  texts       text        not null,               -- the first few, masked, as lines
  first_at    timestamptz not null,
  last_at     timestamptz not null,
  state       text        not null default 'WAITING', -- WAITING, SENDING, SENT, FAILED
  tries       integer     not null default 0,
  sent_at     timestamptz,
  problem     text        not null default ''
);
-- At most one of a kind gathers.
create unique index alert_waiting on alert (destination, code) where state = 'WAITING';
create index alert_latest on alert (destination, code, id desc);
