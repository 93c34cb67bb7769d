-- What customs asks about a despatch or a consignment that was filed: a referral without an item's filing.
alter table referral alter column filing drop not null;
alter table referral alter column dossier drop not null;
alter table referral add column report text;                                -- ours, that customs asks about; null: about an item
alter table referral add column number text;                                -- of customs' registration of it, else ours
alter table referral add column level text;                                 -- the announcement, with its owner and identity
alter table referral add column identity text;
alter table referral add column item_id text not null default '';           -- S10, where customs names one
alter table referral add column receptacles text[] not null default '{}';   -- where customs names some; empty for all
alter table referral add column offices text[] not null default '{}';       -- of destination that were reported; empty for all
create unique index referral_cargo on referral (customs, reference) where filing is null;
create index referral_number on referral (customs, number) where filing is null;
create index referral_cargo_open on referral (owner, level, identity) where filing is null and response is null and not closed;

-- Receptacles that customs asks about: those of the version in force, whichever it was when customs asked.
create view asked_receptacle as
  select l.receptacle, m.id as manifest, r.id as referral, r.customs, r.reference, r.kind,
         r.response is null and not r.closed as open
  from referral r
  join manifest m on m.partner = r.owner and m.level = r.level and m.reference = r.identity and m.standing = 'IN_FORCE'
  join manifest_line l on l.manifest = m.id and l.receptacle <> ''
  where r.filing is null
    and (cardinality(r.offices) = 0 or substr(l.receptacle, 7) like any (select o || '%' from unnest(r.offices) as o))
    and (cardinality(r.receptacles) = 0 or l.receptacle = any (r.receptacles))
    and (r.item_id = '' or exists (select from manifest_item i join manifest_line o on o.manifest = i.manifest and o.number = i.line
         join manifest a on a.id = o.manifest and a.standing = 'IN_FORCE'
         where i.item_id = r.item_id and o.receptacle = l.receptacle));

-- Referrals of an item: its own, and those of the receptacle that it is announced in.
create view item_referral as
  select dossier, id as referral from referral where dossier is not null
  union all
  select d.id, q.referral from dossier d
  join manifest_item i on i.item_id = d.item_id
  join manifest a on a.id = i.manifest and a.standing = 'IN_FORCE'
  join manifest_line l on l.manifest = i.manifest and l.number = i.line and l.receptacle <> ''
  join asked_receptacle q on q.receptacle = l.receptacle;
