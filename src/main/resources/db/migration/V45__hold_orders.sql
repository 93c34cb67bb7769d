-- A hold or a do-not-load that an operator was told: open until somebody there says that it is seen, or
-- until something else stands. Both are kept, so that it does not matter which comes first.
create table hold_order (
  id              bigint generated always as identity primary key,
  filing          bigint      not null,
  operator        text        not null,      -- partner that was told
  answer          bigint      not null,      -- of customs, which holds
  dossier         bigint      not null,
  meaning         text        not null,
  opened_at       timestamptz not null default clock_timestamp(),
  acknowledged_at timestamptz,
  acknowledged_by text        not null default '',
  superseded_at   timestamptz,
  superseded_by   text        not null default '', -- meaning that stands instead
  step            integer     not null default 0,  -- how far it has climbed
  unique (filing, operator, answer)
);
create index hold_order_open on hold_order (operator, id) where acknowledged_at is null and superseded_at is null;
create index hold_order_dossier on hold_order (dossier);

-- An alert that is meant for one destination; empty for all that want its code.
alter table alert_cause add column destination text not null default '';
