-- Where a run comes from and what its plan said, beside its lines; closed once all that follows the
-- end of a run was done. The value and the drift are those of the portfolio after a live run, null
-- where they could not be told. Runs from before have no row.
create table rebalance_origin (
    run_id bigint primary key references rebalance_log (id),
    owner_id bigint not null references app_user (id),
    mode varchar(10) not null,
    portfolio_id bigint references portfolio (id) on delete set null,
    due_at timestamp(9),
    total decimal(38, 18),
    drift_before decimal(38, 18),
    drift_after decimal(38, 18),
    best_drift decimal(38, 18),
    cost decimal(38, 18),
    tax decimal(38, 18),
    turnover decimal(38, 18),
    closed_at timestamp(9),
    closing_total decimal(38, 18),
    closing_drift decimal(38, 18)
);

-- A moment at which a portfolio is due has one run.
create unique index rebalance_origin_due on rebalance_origin (owner_id, portfolio_id, due_at);

-- What the targets asked for and the plan left out, with the words for it.
create table rebalance_left_out (
    run_id bigint not null references rebalance_log (id),
    number int not null,
    owner_id bigint not null references app_user (id),
    mode varchar(10) not null,
    account varchar not null,
    symbol varchar not null,
    side varchar(10) not null,
    amount decimal(38, 18) not null,
    why varchar not null,
    primary key (run_id, number)
);
