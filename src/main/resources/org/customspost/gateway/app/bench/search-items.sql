-- Items for the benchmark of the search, spread over the day before now: each declared, accepted and decided, its operator
-- told; one of ten with a finding, one of a hundred refused. Identifiers have the shape of real ones and are invented.
insert into payload (id, unit, hash, bytes) values (1, 1, '', 1);
-- For each thousand items a message with them, and two with customs' answers.
insert into arrival (id, partner, channel, name, payload, hash, bytes, received_at, state, syntax, identity, control_reference, items)
  select n, case n % 3 when 1 then 'post-' || ((n + 2) / 3) % 20 else 'customs-' || n % 5 end, 'box',
    case n % 3 when 1 then 'items-' else 'answers-' end || lpad(n::text, 8, '0') || '.edi', 1, md5(n::text), 1500000,
    now() - interval '1 day' * (1 - n::float8 / (3 + 3 * (:items / 1000))), case n % 200 when 7 then 'PARKED' else 'FINISHED' end,
    'EDIFACT', case n % 3 when 1 then 'item message 1' else 'answer' end, 'P' || lpad(n::text, 8, '0'), 1000
  from generate_series(1, 3 + 3 * (:items / 1000)) n;
insert into dossier (id, item_id, posted_on, operator, opened_at)
  select n, case n % 3 when 0 then 'CP' when 1 then 'RR' else 'LX' end || lpad(n::text, 8, '0')
      || case 11 - sum % 11 when 10 then 0 when 11 then 5 else 11 - sum % 11 end || 'DE', current_date - 2,
    'post-' || (1 + (n - 1) / 1000) % 20, now() - interval '1 day' * (1 - n::float8 / (1 + :items))
  from generate_series(1, :items) n, lateral (select 8 * (n / 10000000 % 10) + 6 * (n / 1000000 % 10) + 4 * (n / 100000 % 10)
    + 2 * (n / 10000 % 10) + 3 * (n / 1000 % 10) + 5 * (n / 100 % 10) + 9 * (n / 10 % 10) + 7 * (n % 10) as sum) s;
insert into item_version (id, dossier, number, arrival, ordinal, message, format, head_offset, head_length, unit_offset,
    unit_length, function, content_hash, created_at, grams, sent_from, sent_to)
  select n, n, 1, 1 + 3 * ((n - 1) / 1000), 1 + (n - 1) % 1000, '1', 'items@1', 0, 0, 0, 0, 'ORIGINAL', md5(n::text),
    now() - interval '1 day' * (1 - n::float8 / (1 + :items)), 1000, 'DE', 'GB'
  from generate_series(1, :items) n;
insert into filing (id, dossier, customs, purpose, flow, lrn, mrn, state, declared_version, standing, standing_since)
  select n, n, 'customs-' || n % 5, 'import', 'post/parcels', 'GB' || lpad(n::text, 9, '0') || 'X',
    '26GB' || upper(substr(md5(n::text), 1, 14)), case n % 100 when 3 then 'REJECTED' else 'ACCEPTED' end, n,
    case n % 100 when 3 then 'REJECTED' when 4 then 'HOLD_DOCS' when 5 then 'HOLD_EXAM' else 'RELEASED' end,
    now() - interval '1 day' * (1 - n::float8 / (1 + :items))
  from generate_series(1, :items) n;
insert into answer (id, customs, arrival, ordinal, message, format, head_offset, head_length, unit_offset, unit_length,
    notification_id, lrn, mrn, item_id, code, meaning, issued_at, filing, received_at)
  select n, 'customs-' || ((n + 1) / 2) % 5, 2 + 3 * ((n - 1) / 2000) + ((n - 1) / 1000) % 2, 1 + (n - 1) % 1000, '1', 'answer@1',
    0, 0, 0, 0, 'N' || lpad(n::text, 10, '0'), 'GB' || lpad(((n + 1) / 2)::text, 9, '0') || 'X',
    '26GB' || upper(substr(md5(((n + 1) / 2)::text), 1, 14)), null, '1',
    case when n % 2 = 1 then 'ACCEPTED' else case ((n + 1) / 2) % 100 when 3 then 'REJECTED' when 4 then 'HOLD_DOCS'
      when 5 then 'HOLD_EXAM' else 'RELEASED' end end,
    now() - interval '1 day' * (1 - n::float8 / (1 + 2 * :items)), (n + 1) / 2,
    now() - interval '1 day' * (1 - n::float8 / (1 + 2 * :items))
  from generate_series(1, 2 * :items) n;
insert into departure (id, partner, channel, kind, format, control_reference, unique_id, file_name, prepared_at, state, payload,
    content_type, ready_at, sent_at, proof, problem)
  select n, case n % 2 when 1 then 'customs-' || ((n + 1) / 2) % 5 else 'post-' || (1 + ((n + 1) / 2 - 1) / 1000) % 20 end, 'queue',
    case n % 2 when 1 then 'DECLARATION' else 'NOTICE' end, case n % 2 when 1 then 'declaration@1' else 'notice@1' end,
    lpad(n::text, 14, '0'), lpad(n::text, 14, '0'), lpad(n::text, 14, '0') || '.edi', t.at,
    case n % 2000 when 9 then 'PARKED' else 'SENT' end, 1, 'application/EDIFACT', t.at, t.at, 'JMS id ID:bench-' || n,
    case n % 2000 when 9 then 'SND-011 the receiver does not answer' else '' end
  from generate_series(1, 2 * :items) n, lateral (select now() - interval '1 day' * (1 - n::float8 / (1 + 2 * :items)) as at) t;
insert into document (departure, position, reference, function, dossier, filing, item_version, answer, mrn, meaning)
  select n, 1, case n % 2 when 1 then 'GB' || lpad(((n + 1) / 2)::text, 9, '0') || 'X' else 'N' || lpad(n::text, 12, '0') end,
    case n % 2 when 1 then 'ORIGINAL' else '' end, (n + 1) / 2, (n + 1) / 2, (n + 1) / 2, case n % 2 when 1 then null else n end,
    null, case n % 2 when 1 then '' else 'RELEASED' end
  from generate_series(1, 2 * :items) n;
insert into finding (arrival, ordinal, piece, dossier, item_id, code, severity, field, position, text, found_at)
  select 1 + 3 * ((n * 10 - 1) / 1000), 1 + (n * 10 - 1) % 1000, 1, n * 10, 'CP' || lpad((n * 10)::text, 8, '0') || '5DE',
    'VAL-' || lpad((n % 20)::text, 3, '0'), case n % 10 when 1 then 'REJECT' else 'WARNING' end, 'contents.hsCode',
    'segment 41 element 3', 'VAL-' || lpad((n % 20)::text, 3, '0') || ' item ' || (1 + (n * 10 - 1) % 1000)
      || ', content piece 1, contents.hsCode, segment 41 element 3: the code has fewer digits than six, found '
      || lpad((n % 9999)::text, 4, '0') || '. Sender must re-send.',
    now() - interval '1 day' * (1 - n::float8 / (1 + :items / 10))
  from generate_series(1, :items / 10) n;
insert into event (at, kind, arrival, departure, dossier, text)
  select now() - interval '1 day' * (1 - n::float8 / (1 + :items / 10)),
    case n % 200 when 1 then 'parked' else 'acknowledged' end, null, case n % 200 when 1 then 2000 * (n / 200) + 9 else 20 * n end, n * 10, 'interchange ' || lpad((n * 10)::text, 14, '0')
  from generate_series(1, :items / 10) n;
select setval(pg_get_serial_sequence(t, 'id'), 100000000) from unnest(array['arrival', 'dossier', 'item_version', 'filing',
    'answer', 'departure']) t;
analyze;
