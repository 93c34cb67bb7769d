-- Which gateway looks into a folder that several of them could look into.
create table folder_lease (
  folder text        primary key,
  owner  text        not null,
  until  timestamptz not null
);

-- A word sealed under the master key that seals this database: one row. Who cannot open it has another key.
create table master_key_check (
  one         boolean     primary key default true check (one),
  wrapped_key bytea       not null,
  sealed      bytea       not null,
  since       timestamptz not null default clock_timestamp()
);

-- How a departure is signed, as agreed when it was planned.
alter table departure add column sign text not null default '';
