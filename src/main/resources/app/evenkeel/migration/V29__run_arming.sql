-- The leave that a live run began under in each of its accounts. One of another time does not count
-- for it, whatever it allows.
create table run_arming (
    run_id bigint not null references rebalance_log (id),
    account_id bigint not null references account (id),
    owner_id bigint not null references app_user (id),
    mode varchar(10) not null,
    connection_id bigint not null,
    armed_at timestamp(9) not null,
    primary key (run_id, account_id)
);

-- What the plan reckoned to come in less what goes out, which the ledger knows nothing of.
alter table rebalance_origin add column flow decimal(38, 18) default 0 not null;
