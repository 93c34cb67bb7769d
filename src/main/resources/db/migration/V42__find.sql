-- What support asks for that no index led to (docs/decisions/0037-finding.md). None of them costs an item that is well:
-- rows are added to these tables and never changed in these columns.

-- An item of which every version was refused has no dossier: it is found by what refused it.
create index finding_refused on finding (item_id) where severity = 'REJECT' and item_id <> '';

-- The answers that hold an item, or forbid to load it; whether they still do stands in the filing.
create index answer_hold on answer (id) where meaning in ('HOLD_EXAM', 'HOLD_DOCS', 'HOLD_PAYMENT', 'DETAINED', 'REFUSED_RETURN',
  'UNKNOWN', 'RELEASE_REVOKED', 'INFORMATION_WANTED', 'SCREENING_WANTED', 'DO_NOT_LOAD');

-- What was parked; whether it still is stands in the arrival or the departure.
create index event_parked on event (id) where kind = 'parked';
