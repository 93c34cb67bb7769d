-- What is known of a payload, also after its shelf was dropped. One is asked for at a time, and a join with a view of
-- both tables read them whole: more than a second for each page of an item where a million payloads are kept. While a
-- shelf is being taken away a payload stands in both, and counts once.
drop view payload_known;
create function payload_known(number bigint) returns table (id bigint, unit bigint, hash bytea, bytes bigint)
language sql stable rows 1 as $$
  select p.id, p.unit, p.hash, p.bytes from payload p where p.id = number
  union
  select e.id, e.unit, e.hash, e.bytes from payload_erased e where e.id = number
$$;

-- What came in an arrival is told a page at a time, in its order.
drop index item_event_arrival;
create index item_event_arrival on item_event (arrival, ordinal);
drop index receptacle_event_arrival;
create index receptacle_event_arrival on receptacle_event (arrival, ordinal);
