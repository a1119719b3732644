-- Runs that carry a plan out, their lines and orders. The mode stands on every row, so that none can
-- be taken for another's.
create table rebalance_log (
    id bigint primary key,
    owner_id bigint not null references app_user (id),
    mode varchar(10) not null,
    portfolio varchar(200) not null,
    currency varchar(16) not null,
    cause varchar(60) not null,
    order_type varchar(20) not null,
    time_in_force varchar(10) not null,
    collar decimal(38, 18) not null,
    state varchar(20) not null,
    created_at timestamp(9) not null,
    updated_at timestamp(9) not null,
    problem_code varchar(60),
    problem_args varchar
);

create index rebalance_log_owner on rebalance_log (owner_id, created_at);

create table rebalance_detail (
    run_id bigint not null references rebalance_log (id),
    line int not null,
    owner_id bigint not null references app_user (id),
    mode varchar(10) not null,
    account_id bigint not null references account (id),
    base varchar(40) not null,
    quote varchar(40) not null,
    side varchar(10) not null,
    quantity decimal(38, 18) not null,
    price decimal(38, 18) not null,
    rate decimal(38, 18) not null,
    why varchar not null,
    state varchar(20) not null,
    executed decimal(38, 18) not null,
    executed_value decimal(38, 18) not null,
    problem_code varchar(60),
    problem_args varchar,
    primary key (run_id, line)
);

-- What each account had free before the run's first order.
create table rebalance_balance (
    run_id bigint not null references rebalance_log (id),
    account_id bigint not null references account (id),
    symbol varchar(40) not null,
    owner_id bigint not null references app_user (id),
    mode varchar(10) not null,
    free decimal(38, 18) not null,
    primary key (run_id, account_id, symbol)
);

-- The run that an account belongs to as long as it is not over.
create table run_lease (
    owner_id bigint not null references app_user (id),
    account_id bigint not null references account (id),
    mode varchar(10) not null,
    run_id bigint not null references rebalance_log (id),
    primary key (owner_id, account_id, mode)
);

create table trade_order (
    id bigint primary key,
    owner_id bigint not null references app_user (id),
    mode varchar(10) not null,
    run_id bigint not null references rebalance_log (id),
    line int not null,
    attempt int not null,
    account_id bigint not null references account (id),
    venue varchar(20) not null,
    client_id varchar(36) not null,
    base varchar(40) not null,
    quote varchar(40) not null,
    side varchar(10) not null,
    order_type varchar(20) not null,
    time_in_force varchar(10) not null,
    quantity decimal(38, 18) not null,
    limit_price decimal(38, 18),
    stop_price decimal(38, 18),
    worst_price decimal(38, 18) not null,
    rate decimal(38, 18) not null,
    state varchar(20) not null,
    venue_order_id varchar(80) not null,
    filled decimal(38, 18) not null,
    filled_value decimal(38, 18) not null,
    created_at timestamp(9) not null,
    updated_at timestamp(9) not null,
    problem_code varchar(60),
    problem_args varchar
);

-- An intent is sent once: neither its id nor its place in the run comes twice.
create unique index trade_order_client on trade_order (owner_id, client_id);
create unique index trade_order_attempt on trade_order (run_id, line, attempt);
create index trade_order_time on trade_order (owner_id, created_at);

create table order_event (
    order_id bigint not null references trade_order (id),
    number int not null,
    owner_id bigint not null references app_user (id),
    mode varchar(10) not null,
    happened_at timestamp(9) not null,
    state varchar(20) not null,
    what varchar not null,
    primary key (order_id, number)
);

-- A fill that a venue tells twice is one fill.
create table fill (
    order_id bigint not null references trade_order (id),
    trade_id varchar(80) not null,
    owner_id bigint not null references app_user (id),
    mode varchar(10) not null,
    filled_at timestamp(9) not null,
    price decimal(38, 18) not null,
    quantity decimal(38, 18) not null,
    fee decimal(38, 18) not null,
    fee_symbol varchar(40) not null,
    transaction_id bigint,
    primary key (order_id, trade_id)
);

-- The paper book: what is held on paper, and orders that stand in it.
create table paper_balance (
    owner_id bigint not null references app_user (id),
    account_id bigint not null references account (id),
    symbol varchar(40) not null,
    quantity decimal(38, 18) not null,
    primary key (owner_id, account_id, symbol)
);

create table paper_order (
    owner_id bigint not null references app_user (id),
    account_id bigint not null references account (id),
    client_id varchar(36) not null,
    base varchar(40) not null,
    quote varchar(40) not null,
    side varchar(10) not null,
    order_type varchar(20) not null,
    time_in_force varchar(10) not null,
    quantity decimal(38, 18) not null,
    limit_price decimal(38, 18),
    state varchar(20) not null,
    placed_at timestamp(9) not null,
    primary key (owner_id, client_id)
);

create table paper_fill (
    owner_id bigint not null references app_user (id),
    client_id varchar(36) not null,
    number int not null,
    filled_at timestamp(9) not null,
    price decimal(38, 18) not null,
    quantity decimal(38, 18) not null,
    fee decimal(38, 18) not null,
    fee_symbol varchar(40) not null,
    primary key (owner_id, client_id, number)
);

-- The user's leave to trade over a connection, until it ends or is taken back.
create table arming (
    connection_id bigint primary key references exchange_connection (id) on delete cascade,
    owner_id bigint not null references app_user (id),
    armed_at timestamp(9) not null,
    armed_until timestamp(9) not null,
    currency varchar(16) not null,
    max_order decimal(38, 18) not null,
    max_turnover decimal(38, 18) not null,
    max_orders int not null,
    max_loss decimal(38, 18) not null,
    max_jump decimal(38, 18) not null,
    max_rejects int not null,
    pilot decimal(38, 18) not null
);

insert into id_counter (name, last) values ('rebalance_log', 0), ('trade_order', 0);
