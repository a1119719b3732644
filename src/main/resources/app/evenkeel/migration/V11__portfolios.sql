-- Accounts that are looked at and steered together. Exactly one portfolio of an owner covers all
-- accounts, those to come included; it has no rows in portfolio_account.
create table portfolio (
    id bigint primary key,
    owner_id bigint not null references app_user (id),
    name varchar(100) not null,
    description varchar not null,
    covers_all boolean not null,
    base_currency varchar(16) not null,
    kind varchar(20) not null,
    capital decimal(38, 18),
    frequency varchar(20) not null,
    zone varchar(60) not null,
    band_kind varchar(20) not null,
    threshold decimal(38, 18) not null,
    destination varchar(20) not null,
    last_rebalance timestamp(9),
    next_rebalance timestamp(9),
    created_at timestamp(9) not null,
    unique (owner_id, name)
);

create table portfolio_account (
    owner_id bigint not null references app_user (id),
    portfolio_id bigint not null references portfolio (id) on delete cascade,
    account_id bigint not null references account (id) on delete cascade,
    primary key (portfolio_id, account_id)
);

-- What a portfolio is compared with: one asset, or several whose weights sum to 1.
create table portfolio_benchmark (
    owner_id bigint not null references app_user (id),
    portfolio_id bigint not null references portfolio (id) on delete cascade,
    asset_id bigint not null references asset (id),
    weight decimal(38, 18) not null,
    primary key (portfolio_id, asset_id)
);

-- How much of a portfolio, or of the group that the path names, is to be in what. The path is made
-- of names with a slash between, and empty at the top; a target is an asset, a class or a group of
-- its own (neither), and its weight is a fraction of the group it stands in.
create table target_allocation (
    id bigint primary key,
    owner_id bigint not null references app_user (id),
    portfolio_id bigint not null references portfolio (id) on delete cascade,
    group_path varchar not null,
    asset_id bigint references asset (id),
    asset_class varchar(20),
    weight decimal(38, 18) not null,
    active boolean not null
);

create index target_allocation_portfolio on target_allocation (portfolio_id);

-- The figures of a portfolio at the end of each day, worked out anew when history changes. What
-- cannot be told is null.
create table performance_snapshot (
    owner_id bigint not null references app_user (id),
    portfolio_id bigint not null references portfolio (id) on delete cascade,
    measured_on date not null,
    currency varchar(16) not null,
    market_value decimal(38, 18),
    flow decimal(38, 18) not null,
    is_complete boolean not null,
    daily_return double precision,
    cumulative_return double precision,
    volatility double precision,
    sharpe_ratio double precision,
    drawdown double precision,
    sample_size int not null,
    primary key (portfolio_id, currency, measured_on)
);

-- Risk over the year up to the day. Beta and what follows it are against the benchmark.
create table risk_metric (
    owner_id bigint not null references app_user (id),
    portfolio_id bigint not null references portfolio (id) on delete cascade,
    measured_on date not null,
    currency varchar(16) not null,
    value_at_risk_95 double precision,
    conditional_value_at_risk_95 double precision,
    value_at_risk_99 double precision,
    conditional_value_at_risk_99 double precision,
    beta double precision,
    correlation double precision,
    tracking_error double precision,
    information_ratio double precision,
    sample_size int not null,
    benchmark_sample_size int not null,
    primary key (portfolio_id, currency, measured_on)
);

insert into id_counter (name, last) values ('portfolio', 0), ('target_allocation', 0);
