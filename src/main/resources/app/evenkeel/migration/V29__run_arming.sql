-- The leave that a live run began under in each of its accounts, with its limits. One of another
-- time does not count for it, whatever it allows.
create table run_arming (
    run_id bigint not null references rebalance_log (id),
    account_id bigint not null references account (id),
    owner_id bigint not null references app_user (id),
    mode varchar(10) not null,
    connection_id bigint not null,
    armed_at timestamp(9) not null,
    currency varchar(16) not null,
    max_order decimal(38, 18) not null,
    max_turnover decimal(38, 18) not null,
    max_orders int not null,
    max_loss decimal(38, 18) not null,
    max_jump decimal(38, 18) not null,
    max_rejects int not null,
    primary key (run_id, account_id)
);

-- Runs from before began under the leave that there is, unless it was given later. An account is
-- traded over the first of its connections.
insert into run_arming
    select run_id, account_id, owner_id, mode, connection_id, armed_at, currency, max_order,
        max_turnover, max_orders, max_loss, max_jump, max_rejects
    from (
        select r.id as run_id, d.account_id, r.owner_id, r.mode, a.connection_id, a.armed_at,
            a.currency, a.max_order, a.max_turnover, a.max_orders, a.max_loss, a.max_jump,
            a.max_rejects,
            row_number() over (partition by r.id, d.account_id order by c.label, c.id) as place
        from rebalance_log r
        join rebalance_detail d on d.run_id = r.id
        join exchange_connection c on c.account_id = d.account_id and c.owner_id = r.owner_id
        join arming a on a.connection_id = c.id and a.owner_id = r.owner_id
        where r.mode = 'LIVE' and r.state not in ('CALCULATED', 'APPROVED')
            and r.created_at >= a.armed_at
    )
    where place = 1;

-- What the plan reckoned to come in less what goes out, which the ledger knows nothing of.
alter table rebalance_origin add column flow decimal(38, 18) default 0 not null;
