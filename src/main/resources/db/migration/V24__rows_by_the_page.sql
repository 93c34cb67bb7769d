-- What an item's rows cost, once more (docs/decisions/0019-rows-by-the-page.md).

-- A departure is changed twice after it was planned. What it is signed with does not change: kept apart,
-- so that the changes stay on the row's page.
create table signature (
  departure bigint primary key,
  bytes     bytea not null
);
alter table signature alter column bytes set storage external;
insert into signature (departure, bytes)
  select id, signature from departure where length(signature) > 0;
alter table departure drop column signature;

-- A time that is the same for all rows of one statement lets them be written a page at once.
alter table dossier alter column opened_at set default statement_timestamp();
alter table item_version alter column created_at set default statement_timestamp();
alter table finding alter column found_at set default statement_timestamp();
alter table event alter column at set default statement_timestamp();
alter table work alter column created set default statement_timestamp();

-- Nobody looks for these: a LRN is the reference of a document, too. An MRN comes with an answer.
drop index payload_hash;
drop index document_item_version;
drop index filing_lrn;
drop index filing_mrn;
create index filing_mrn on filing (mrn) where mrn is not null;

-- Plans use indexes only, whatever the statistics say: gather them less often.
alter table dossier set (autovacuum_analyze_scale_factor = 1);
alter table item_version set (autovacuum_analyze_scale_factor = 1);
alter table filing set (autovacuum_analyze_scale_factor = 1);
alter table departure set (autovacuum_analyze_scale_factor = 1);
alter table document set (autovacuum_analyze_scale_factor = 1);
alter table event set (autovacuum_analyze_scale_factor = 1);
alter table payload set (autovacuum_analyze_scale_factor = 1);
alter table signature set (autovacuum_analyze_scale_factor = 1);
alter table work set (autovacuum_analyze_scale_factor = 1, autovacuum_analyze_threshold = 100000);
