-- Announcements that are reported to somebody else: a manifest to customs, an event of a receptacle to its post.

-- Where the units of a manifest's message stand: it is read again when its report is written. Kept only where somebody is told.
create table manifest_unit (
  arrival     bigint  not null references arrival (id),
  ordinal     integer not null,
  message     text    not null,
  format      text    not null,
  head_offset bigint  not null,
  head_length integer not null,
  unit_offset bigint  not null,
  unit_length integer not null,
  primary key (arrival, ordinal)
);

-- What a document reports.
alter table document add column manifest bigint;
alter table document add column receptacle_event bigint;
create index document_manifest on document (manifest) where manifest is not null;
create index document_receptacle_event on document (receptacle_event) where receptacle_event is not null;
