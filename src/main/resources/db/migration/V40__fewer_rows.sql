-- What an item's rows cost, a third time (docs/decisions/0032-fewer-rows.md).

-- What becomes due together is one row: the others are done with its subject, and ended with it.
alter table work add column others bigint[] not null default '{}';

-- A document is found by its departure, its reference or its dossier; nobody asks for its number.
alter table document drop constraint document_pkey;
alter table document drop constraint document_departure_position_key;
alter table document add primary key (departure, position);

-- Our control references are unique among all partners, and every name of a departure holds its
-- own: one index finds it by any of them.
drop index departure_file;
alter table departure drop constraint departure_partner_control_reference_key;
alter table departure add unique (control_reference, partner);

-- That a departure was planned and that it was sent stand in its own row.
delete from event where kind in ('planned', 'sent');
