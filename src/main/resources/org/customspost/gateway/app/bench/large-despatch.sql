-- The despatch that the benchmark matches: 25 items in each receptacle, declared in arrival 900001, announced in 900002,
-- handed over in 900003, on a flight in 900004; and its matches, none yet.
insert into arrival (id, partner, channel, name, payload, hash, bytes, state, items)
  select 900000 + n, 'post', 'box', 'large-' || n, 1, '', 1, 'FINISHED', case when n = 1 then :items else 0 end
  from generate_series(1, 4) n;
insert into dossier (id, item_id, operator)
  select 90000000 + n, 'CQ' || lpad(n::text, 8, '0') || '0DE', 'post' from generate_series(1, :items) n;
insert into item_version (id, dossier, number, arrival, ordinal, message, format, head_offset, head_length, unit_offset,
    unit_length, function, content_hash, grams)
  select 90000000 + n, 90000000 + n, 1, 900001, n, '1', '', 0, 0, 0, 0, 'ORIGINAL', '', 1000 from generate_series(1, :items) n;
insert into filing (id, dossier, customs, purpose, flow, lrn, state, declared_version, standing)
  select 90000000 + n, 90000000 + n, 'customs', 'import', 'post/parcels', 'X' || n, 'ACCEPTED', 90000000 + n, 'RELEASED'
  from generate_series(1, :items) n;
insert into manifest (id, partner, level, reference, arrival, message, function, issued_at, despatch, content_hash, standing)
  values (900002, 'post', 'DESPATCH', 'large', 900002, '1', 'ORIGINAL', now(), 'DEFRAAGBLALAACN99999', '', 'IN_FORCE');
insert into manifest (id, partner, level, reference, arrival, message, function, issued_at, consignment, transport_document, content_hash, standing)
  values (900003, 'post', 'CONSIGNMENT', 'large', 900003, '1', 'ORIGINAL', now(), 'large', '057-99999999', '', 'IN_FORCE');
insert into manifest (id, partner, level, reference, arrival, message, function, issued_at, content_hash, standing)
  values (900004, 'carrier', 'FLIGHT', 'large', 900004, '1', 'ORIGINAL', now(), '', 'IN_FORCE');
insert into manifest_leg (manifest, number, stage, carrier, voyage, departs_at, day)
  values (900004, 1, '20', 'BA', '9999', current_date + 30 + time '20:10', current_date + 30);
insert into manifest_line (manifest, number, receptacle, despatch, grams)
  select 900002, n, 'DEFRAAGBLALAACN99999' || lpad(n::text, 3, '0') || '000000', 'DEFRAAGBLALAACN99999', 28000
  from generate_series(1, :items / 25) n;
insert into manifest_line (manifest, number, receptacle, despatch, transport_document)
  select 900003, n, 'DEFRAAGBLALAACN99999' || lpad(n::text, 3, '0') || '000000', 'DEFRAAGBLALAACN99999', '057-99999999'
  from generate_series(1, :items / 25) n;
insert into manifest_line (manifest, number, transport_document, share, pieces)
  values (900004, 1, '057-99999999', 'TOTAL', :items / 25);
insert into manifest_item (manifest, line, item_id)
  select 900002, 1 + (n - 1) / 25, 'CQ' || lpad(n::text, 8, '0') || '0DE' from generate_series(1, :items) n;
