create table added_later (id bigint primary key);
