-- Up to which day the figures of a portfolio are what a fresh computation gives. All marks go with
-- the transaction that changes anything that figures are made of.
create table figure_mark (
    portfolio_id bigint primary key references portfolio (id) on delete cascade,
    owner_id bigint not null references app_user (id),
    currency varchar(16) not null,
    exact_to date not null,
    program varchar not null
);

-- Whether a value rests on a price or rate that was older than it should be.
alter table performance_snapshot add column is_stale boolean default false not null;

-- How often the ledger, and prices and rates, were changed.
insert into id_counter (name, last) values ('ledger_revision', 0), ('price_revision', 0);
