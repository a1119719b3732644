-- Keys to exchanges, each sealed to its row and column.
create table exchange_connection (
    id bigint primary key,
    owner_id bigint not null references app_user (id),
    venue varchar(20) not null,
    label varchar(100) not null,
    account_id bigint not null references account (id),
    sealed_key varbinary(16384) not null,
    sealed_secret varbinary(16384) not null,
    sealed_passphrase varbinary(16384),
    withdrawal varchar(20) not null,
    permissions varchar not null,
    withdrawal_accepted boolean not null,
    checked_at timestamp(9) not null
);

create unique index exchange_connection_label on exchange_connection (owner_id, label);

-- Addresses and extended public keys on block chains. Tokens are SYMBOL=CONTRACT, a line each.
create table chain_address (
    id bigint primary key,
    owner_id bigint not null references app_user (id),
    chain varchar(20) not null,
    address varchar(200) not null,
    label varchar(100) not null,
    account_id bigint not null references account (id),
    tokens varchar not null
);

create unique index chain_address_label on chain_address (owner_id, label);

-- The last attempt to collect an account, and when it was last collected in full.
create table collection (
    owner_id bigint not null references app_user (id),
    account_id bigint not null references account (id),
    attempted_at timestamp(9) not null,
    as_of timestamp(9),
    problem_code varchar(60),
    problem_args varchar,
    primary key (owner_id, account_id)
);

-- What all sources of an account told at as_of; replaced as a whole or not at all.
create table collected_holding (
    owner_id bigint not null references app_user (id),
    account_id bigint not null references account (id),
    source varchar(110) not null,
    asset_id bigint not null references asset (id),
    quantity decimal(38, 18) not null,
    primary key (owner_id, account_id, source, asset_id)
);

insert into id_counter (name, last) values ('exchange_connection', 0), ('chain_address', 0);
