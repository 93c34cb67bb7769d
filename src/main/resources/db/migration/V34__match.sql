-- The match: what was announced, what was declared and what was decided, side by side. All of it follows from
-- the other tables and can be made anew from them.

-- What an item's declaration says that announcements say, too.
alter table item_version add column grams bigint;                          -- gross mass
alter table item_version add column sent_from text not null default '';    -- country of the sender
alter table item_version add column sent_to text not null default '';      -- country of the addressee
alter table item_version add column receptacle text not null default '';   -- S9, where the declaration names it
alter table item_version add column despatch text not null default '';     -- S8, where the declaration names it
alter table item_version add column return_of text not null default '';    -- S10 of the outbound item that comes back
create index item_version_return on item_version (return_of) where return_of <> '';
create index item_version_receptacle on item_version (receptacle) where receptacle <> '';
create index item_version_despatch on item_version (despatch) where despatch <> '';

-- What of the head's totals is not the sum of the lines: "receptacles 400/399", by commas; empty where all adds up.
alter table manifest add column differs text not null default '';

-- One row for each receptacle that is announced: as the despatch has it, as the carrier has it, what is in it.
create table receptacle_match (
  receptacle           text        primary key,              -- S9
  despatch             text        not null,                 -- S8
  despatch_manifest    bigint,                               -- the despatch's announcement that has it
  consignment_manifest bigint,                               -- the consignment that has it
  flight_manifest      bigint,                               -- the flight that has it, or its waybill
  consignment          text        not null default '',
  transport_document   text        not null default '',
  carrier              text        not null default '',      -- of the flight
  voyage               text        not null default '',
  day                  date,
  departs              timestamp,                            -- scheduled, local time of the place
  departed_at          timestamptz,                          -- as the carrier tells it
  items                integer     not null default 0,       -- announced in it
  declared             integer     not null default 0,       -- of these, how many are declared
  rank                 smallint    not null,                 -- of the reason: the smallest is told
  reason               text        not null,                 -- see Reason; MATCHED where all is well
  announced            text        not null default '',      -- what each side says
  declared_as          text        not null default '',
  since                timestamptz not null default statement_timestamp()
) with (fillfactor = 80);
create index receptacle_match_despatch on receptacle_match (despatch);
create index receptacle_match_consignment on receptacle_match (consignment) where consignment <> '';
create index receptacle_match_document on receptacle_match (transport_document) where transport_document <> '';
create index receptacle_match_flight on receptacle_match (carrier, voyage, day) where voyage <> '';
create index receptacle_match_by_despatch on receptacle_match (despatch_manifest) where despatch_manifest is not null;
create index receptacle_match_by_consignment on receptacle_match (consignment_manifest) where consignment_manifest is not null;
create index receptacle_match_by_flight on receptacle_match (flight_manifest) where flight_manifest is not null;

-- One row for each item that is announced, or whose announcement is expected.
create table item_match (
  item_id            text        primary key,                -- S10
  dossier            bigint,                                 -- null: not declared
  version            bigint,                                 -- the declaration that counts
  manifest           bigint,                                 -- the announcement that counts; null: not announced
  receptacle         text        not null default '',        -- S9
  despatch           text        not null default '',        -- S8
  transport_document text        not null default '',
  grams              bigint,                                 -- declared
  declared_at        timestamptz,                            -- when it was declared first
  rank               smallint    not null,
  reason             text        not null,                   -- of the item alone; its receptacle may have a graver one
  announced          text        not null default '',
  declared_as        text        not null default '',
  decided            text        not null default '',
  since              timestamptz not null default statement_timestamp()
) with (fillfactor = 80);
create index item_match_receptacle on item_match (receptacle) where receptacle <> '';
create index item_match_despatch on item_match (despatch) where despatch <> '';
create index item_match_manifest on item_match (manifest) where manifest is not null;
create index item_match_document on item_match (transport_document) where transport_document <> '';

-- The one reason of each item: its own, or that of its receptacle where that is graver.
create view item_reason as
  select m.item_id, m.dossier, m.version, m.manifest, m.receptacle, m.despatch, m.grams, m.declared_at, m.decided,
         coalesce(nullif(m.transport_document, ''), r.transport_document, '') as transport_document,
         coalesce(r.consignment, '') as consignment, coalesce(r.carrier, '') as carrier,
         coalesce(r.voyage, '') as voyage, r.day,
         r.rank < m.rank is true as of_receptacle,
         least(m.rank, r.rank) as rank,
         case when r.rank < m.rank then r.reason else m.reason end as reason,
         case when r.rank < m.rank then r.announced else m.announced end as announced,
         case when r.rank < m.rank then r.declared_as else m.declared_as end as declared_as,
         case when r.rank < m.rank then r.since else m.since end as since
  from item_match m left join receptacle_match r on r.receptacle = m.receptacle;

-- Duties and taxes that customs answered, line by line.
create table charge (
  answer   bigint      not null,
  line     integer     not null,
  filing   bigint,                                           -- null: of an answer that waits for its filing
  type     text        not null default '',                  -- the authority's code
  piece    integer,                                          -- null: the whole declaration
  amount   numeric     not null,
  currency text        not null,
  primary key (answer, line)
);
