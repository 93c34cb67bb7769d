-- Rows that are changed once or twice soon after they were written: leave room beside them, so that the
-- new version finds place on the same page and no index is touched.
alter table work set (fillfactor = 45);
alter table departure set (fillfactor = 35);

-- One commit writes an item's rows and takes all their numbers from sequences of this database; nothing
-- here is ever deleted. A check of each reference cost a third of the database's work for an item, and
-- could fail only where a statement of that same commit is wrong, which the tests look for instead
-- (docs/decisions/0013-what-an-item-costs.md).
alter table item_version drop constraint item_version_dossier_fkey;
alter table item_version drop constraint item_version_arrival_fkey;
alter table filing drop constraint filing_dossier_fkey;
alter table filing drop constraint filing_declared_version_fkey;
alter table filing drop constraint filing_wished_version_fkey;
alter table departure drop constraint departure_payload_fkey;
alter table document drop constraint document_departure_fkey;
alter table document drop constraint document_dossier_fkey;
alter table document drop constraint document_filing_fkey;
alter table document drop constraint document_item_version_fkey;
alter table document drop constraint document_former_version_fkey;
