-- Further parts of a message that came over AS2 (RFC 6362): kept beside the document, not worked on.
create table attachment (
  arrival      bigint  not null references arrival (id),
  position     integer not null,               -- from 1, in the order of the message
  name         text    not null,               -- as its sender calls it; may be empty
  content_type text    not null,
  payload      bigint  not null references payload (id),
  primary key (arrival, position)
);

-- The exact bytes that we digested, where the other side has another digest: its own is stated (what came),
-- or stands in the MDN (what left).
alter table as2_received add column stated text;
alter table as2_received add column digested bigint references payload (id);
alter table as2_mdn add column digested bigint references payload (id);
