-- Duties and taxes that customs answered, line by line. Of a filing's answers the last one with charges counts.
drop table charge;
create table charge (
  answer      bigint      not null,
  line        integer     not null,
  type        text        not null default '',               -- the authority's code
  piece       integer,                                       -- null: the whole declaration
  amount      numeric     not null,
  currency    text        not null,
  answered_at timestamptz not null,                          -- when customs issued the answer
  primary key (answer, line)
);
create index charge_time on charge (answered_at);

-- Asked for by the month only, and costs the line nothing.
create index departure_prepared on departure using brin (prepared_at);
