delete from ledger_transaction;
create table added_later (id bigint primary key);
create tabel oops (id bigint);
