-- Which gateway looks into a folder that several of them could look into.
create table folder_lease (
  folder text        primary key,
  owner  text        not null,
  until  timestamptz not null
);

-- The master key that seals this database: one row, and nothing that tells the key.
create table master_key (
  one   boolean     primary key default true check (one),
  value bytea       not null,
  since timestamptz not null default clock_timestamp()
);

-- When the answer of customs is due, and whether somebody was told that it comes close.
alter table filing add column answer_due timestamptz;
