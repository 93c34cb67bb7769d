-- What is to be done next. A row is deleted in the transaction that did it.
create table work (
  id          bigint generated always as identity primary key,
  kind        text not null,
  subject     bigint not null,
  partner     text not null,
  priority    smallint not null,
  due         timestamptz not null,
  lease_until timestamptz,
  lease_owner text,
  tries       int not null default 0,
  reason      text,
  created     timestamptz not null default clock_timestamp()
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);

-- The lease columns stay out of it, so that leasing touches no index.
create index work_next on work (kind, priority, due, id);
create index work_of on work (kind, partner, priority, due, id);
