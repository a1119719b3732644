-- What the schedule may do with a portfolio that is due; one without a row is left alone.
create table rebalance_automation (
    portfolio_id bigint primary key references portfolio (id) on delete cascade,
    owner_id bigint not null references app_user (id),
    approval varchar(20) not null,
    mode varchar(10) not null,
    cap decimal(38, 18),
    cap_currency varchar(16)
);
