-- How many transactions were ever written: kept beside the file as well, so that a file that lost
-- its newest part, or was put back to an older state, is told from a sound one.
insert into id_counter (name, last) values ('write', 0);
