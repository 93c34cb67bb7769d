-- What something newer has overtaken, such as a release by a do-not-load, waits for nobody: it has a state of its own, not the first word of a problem.
-- So has what a person parked: if it was at its door at that moment, it was sent all the same.
alter table departure add column stopped boolean not null default false;
update departure set state = 'WITHHELD' where state = 'PARKED' and problem like 'TRK-515 %';
update departure set stopped = true where state = 'PARKED' and problem like 'TRK-620 %';
