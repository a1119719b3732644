-- What the user said about two rows that look like one move between own accounts: accepted they stay
-- one move whatever the days and quantities, rejected they are proposed no more. Rows may go and come
-- back under their ids, so that a pair may name rows that are not there at the time.
create table transfer_choice (
    owner_id bigint not null references app_user (id),
    out_id bigint not null,
    in_id bigint not null,
    accepted boolean not null,
    primary key (owner_id, out_id, in_id)
);
