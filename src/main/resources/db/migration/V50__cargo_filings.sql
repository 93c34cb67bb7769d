-- Announcements that are filed with an authority: what it answers, and what it forbids in them.

-- Reference of the report that an answer is about; empty where it is about receptacles and no report of ours.
alter table answer add column report text;
create index answer_report on answer (customs, report) where report is not null;
create index answer_report_mrn on answer (mrn) where report is not null;

-- An answer about a receptacle is also one about each item in it.
alter table answer drop constraint answer_arrival_ordinal_key;
create index answer_arrival on answer (arrival, ordinal);

-- A receptacle that must not be loaded, by the answer that says so: items may be announced in it later.
create table forbidden_receptacle (
  receptacle text   not null,                      -- S9
  answer     bigint not null references answer (id),
  primary key (receptacle, answer)
);
create index forbidden_receptacle_answer on forbidden_receptacle (answer);
