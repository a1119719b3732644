-- When on its days a portfolio is looked at, by the clock in its zone.
alter table portfolio add column look_at varchar(20) default '09:00' not null;

-- How a portfolio is traded towards its targets; a portfolio without a row is traded as usual.
-- Amounts are in its currency, rates and spreads are fractions. tax_exempt has one tax account a
-- line, as sources call them.
create table plan_setting (
    owner_id bigint not null references app_user (id),
    portfolio_id bigint primary key references portfolio (id) on delete cascade,
    minimum_trade decimal(38, 18) not null,
    cash_buffer decimal(38, 18) not null,
    cost_benefit decimal(38, 18),
    short_tax_rate decimal(38, 18) not null,
    long_tax_rate decimal(38, 18) not null,
    long_after_days int not null,
    lot_order varchar(20) not null,
    wash_sale_days int not null,
    tax_exempt varchar not null,
    cost_fixed decimal(38, 18) not null,
    cost_rate decimal(38, 18) not null,
    cost_half_spread decimal(38, 18) not null
);

-- Accounts and assets that are not simply traded; each row names one of the two.
create table plan_participation (
    owner_id bigint not null references app_user (id),
    portfolio_id bigint not null references portfolio (id) on delete cascade,
    account_id bigint references account (id) on delete cascade,
    asset_id bigint references asset (id),
    participation varchar(20) not null
);

create index plan_participation_portfolio on plan_participation (portfolio_id);

create table plan_account_cost (
    owner_id bigint not null references app_user (id),
    portfolio_id bigint not null references portfolio (id) on delete cascade,
    account_id bigint not null references account (id) on delete cascade,
    cost_fixed decimal(38, 18) not null,
    cost_rate decimal(38, 18) not null,
    cost_half_spread decimal(38, 18) not null,
    primary key (portfolio_id, account_id)
);

-- In which account an asset is bought, the first place first.
create table plan_preference (
    owner_id bigint not null references app_user (id),
    portfolio_id bigint not null references portfolio (id) on delete cascade,
    asset_id bigint not null references asset (id),
    account_id bigint not null references account (id) on delete cascade,
    place int not null,
    primary key (portfolio_id, asset_id, account_id)
);

-- What quantities of an asset are traded, where that is not as usual for its kind. The minimum
-- value is in the currency that the asset is quoted in.
create table trading_rule (
    owner_id bigint not null references app_user (id),
    asset_id bigint not null references asset (id),
    step decimal(38, 18) not null,
    minimum_quantity decimal(38, 18) not null,
    minimum_value decimal(38, 18) not null,
    primary key (owner_id, asset_id)
);

-- How far a portfolio was from its targets at the last look of each day.
create table drift_history (
    owner_id bigint not null references app_user (id),
    portfolio_id bigint not null references portfolio (id) on delete cascade,
    measured_on date not null,
    currency varchar(16) not null,
    total decimal(38, 18) not null,
    drift decimal(38, 18) not null,
    is_outside boolean not null,
    primary key (portfolio_id, measured_on)
);
