-- Open items for the benchmark of the match: a despatch, a consignment, a waybill and a flight for each 250 items in 10
-- receptacles; everything announced, declared and released. Identifiers have the shape of real ones and are invented.
insert into payload (id, unit, hash, bytes) values (1, 1, '', 1);
insert into arrival (id, partner, channel, name, payload, hash, bytes, state, items)
  select n, 'post', 'box', 'despatch-' || n, 1, '', 1, 'FINISHED', 0 from generate_series(1, 1 + (:items - 1) / 250) n;
insert into manifest (id, partner, level, reference, arrival, message, function, issued_at, despatch, content_hash, standing)
  select n, 'post', 'DESPATCH', 'D' || n, n, '1', 'ORIGINAL', now(), 'DEFRAAGBLALAACN' || lpad(n::text, 5, '0'), '', 'IN_FORCE'
  from generate_series(1, 1 + (:items - 1) / 250) n;
insert into manifest (id, partner, level, reference, arrival, message, function, issued_at, consignment, transport_document, content_hash, standing)
  select 1000000 + n, 'post', 'CONSIGNMENT', 'C' || n, n, '2', 'ORIGINAL', now(), 'C' || n, '057-' || lpad(n::text, 8, '0'), '', 'IN_FORCE'
  from generate_series(1, 1 + (:items - 1) / 250) n;
insert into manifest (id, partner, level, reference, arrival, message, function, issued_at, content_hash, standing)
  select 2000000 + n, 'carrier', 'FLIGHT', 'F' || n, n, '3', 'ORIGINAL', now(), '', 'IN_FORCE'
  from generate_series(1, 1 + (:items - 1) / 250) n;
insert into manifest_leg (manifest, number, stage, carrier, voyage, departs_at, day)
  select 2000000 + n, 1, '20', 'BA', n::text, current_date + 30 + time '20:10', current_date + 30
  from generate_series(1, 1 + (:items - 1) / 250) n;
insert into manifest_line (manifest, number, receptacle, despatch, grams)
  select 1 + (n - 1) / 10, 1 + (n - 1) % 10,
    'DEFRAAGBLALAACN' || lpad((1 + (n - 1) / 10)::text, 5, '0') || lpad((1 + (n - 1) % 10)::text, 3, '0') || '000000',
    'DEFRAAGBLALAACN' || lpad((1 + (n - 1) / 10)::text, 5, '0'), 28000
  from generate_series(1, 1 + (:items - 1) / 25) n;
insert into manifest_line (manifest, number, receptacle, despatch, transport_document)
  select 1000000 + 1 + (n - 1) / 10, 1 + (n - 1) % 10,
    'DEFRAAGBLALAACN' || lpad((1 + (n - 1) / 10)::text, 5, '0') || lpad((1 + (n - 1) % 10)::text, 3, '0') || '000000',
    'DEFRAAGBLALAACN' || lpad((1 + (n - 1) / 10)::text, 5, '0'), '057-' || lpad((1 + (n - 1) / 10)::text, 8, '0')
  from generate_series(1, 1 + (:items - 1) / 25) n;
insert into manifest_line (manifest, number, transport_document, share, pieces)
  select 2000000 + n, 1, '057-' || lpad(n::text, 8, '0'), 'TOTAL', 10 from generate_series(1, 1 + (:items - 1) / 250) n;
insert into manifest_item (manifest, line, item_id)
  select 1 + (n - 1) / 250, 1 + ((n - 1) / 25) % 10, 'CP' || lpad(n::text, 8, '0') || '0DE' from generate_series(1, :items) n;
insert into dossier (id, item_id, operator)
  select n, 'CP' || lpad(n::text, 8, '0') || '0DE', 'post' from generate_series(1, :items) n;
insert into item_version (id, dossier, number, arrival, ordinal, message, format, head_offset, head_length, unit_offset,
    unit_length, function, content_hash, grams)
  select n, n, 1, 1 + (n - 1) / 250, 1 + (n - 1) % 250, '1', '', 0, 0, 0, 0, 'ORIGINAL', '', 1000 from generate_series(1, :items) n;
insert into filing (id, dossier, customs, purpose, flow, lrn, state, declared_version, standing)
  select n, n, 'customs', 'import', 'post/parcels', 'L' || n, 'ACCEPTED', n, 'RELEASED' from generate_series(1, :items) n;
insert into receptacle_match (receptacle, despatch, despatch_manifest, consignment_manifest, flight_manifest, consignment,
    transport_document, carrier, voyage, day, departs, items, declared, rank, reason)
  select l.receptacle, l.despatch, l.manifest, 1000000 + l.manifest, 2000000 + l.manifest, 'C' || l.manifest,
    '057-' || lpad(l.manifest::text, 8, '0'), 'BA', l.manifest::text, current_date + 30, current_date + 30 + time '20:10', 25, 25,
    999, 'MATCHED' from manifest_line l where l.manifest < 1000000;
insert into item_match (item_id, dossier, version, manifest, receptacle, despatch, grams, declared_at, rank, reason, decided)
  select 'CP' || lpad(n::text, 8, '0') || '0DE', n, n, 1 + (n - 1) / 250,
    'DEFRAAGBLALAACN' || lpad((1 + (n - 1) / 250)::text, 5, '0') || lpad((1 + ((n - 1) / 25) % 10)::text, 3, '0') || '000000',
    'DEFRAAGBLALAACN' || lpad((1 + (n - 1) / 250)::text, 5, '0'), 1000, now(), 999, 'MATCHED', 'customs released'
  from generate_series(1, :items) n;
analyze;
