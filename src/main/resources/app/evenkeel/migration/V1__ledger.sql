-- Ids are given out by the program, inside the one writing transaction, from id_counter. Text from files has no
-- length limit of its own: the readers have theirs. Times are UTC without a zone, exact to the
-- nanosecond. References from ledger_transaction carry no foreign keys, since H2 would add an
-- index for each of them and a million rows would pay for all; "verify" checks them instead.

-- The last id given out per table. It outlives the rows, so that nothing that remembers the id of a
-- deleted row can meet another row under it.
create table id_counter (
    name varchar primary key,
    last bigint not null
);

insert into id_counter (name, last) values
    ('app_user', 0),
    ('asset', 0),
    ('account', 0),
    ('import_batch', 0),
    ('ledger_transaction', 0),
    ('stated_holding', 0);

create table app_user (
    id bigint primary key,
    user_name varchar(200) not null unique,
    role varchar(20) not null
);

create table setting (
    owner_id bigint not null references app_user (id),
    name varchar(200) not null,
    content varchar not null,
    primary key (owner_id, name)
);

create table asset (
    id bigint primary key,
    asset_key varchar not null unique,
    kind varchar(20) not null,
    symbol varchar not null,
    name varchar not null,
    currency varchar(16) not null,
    isin varchar(12) not null,
    units_per_price int not null,
    active boolean not null
);

create table asset_alias (
    source varchar(40) not null,
    spelling varchar not null,
    asset_id bigint not null references asset (id),
    primary key (source, spelling)
);

create table account (
    id bigint primary key,
    owner_id bigint not null references app_user (id),
    account_key varchar not null,
    kind varchar(20) not null,
    provider varchar not null,
    name varchar not null,
    unique (owner_id, account_key),
    unique (owner_id, name)
);

create table import_batch (
    id bigint primary key,
    owner_id bigint not null references app_user (id),
    file_name varchar not null,
    sha256 varchar(64) not null,
    source varchar(40) not null,
    layout varchar(80) not null,
    imported_at timestamp(9) not null,
    row_count bigint not null,
    added bigint not null,
    known bigint not null,
    conflicts bigint not null,
    rejected bigint not null,
    undone_at timestamp(9)
);

create table ledger_transaction (
    id bigint primary key,
    owner_id bigint not null,
    account_id bigint not null,
    batch_id bigint not null,
    type varchar(20) not null,
    occurred_at timestamp(9) not null,
    zone varchar(60) not null,
    settlement date,
    tax_account varchar not null,
    asset_in bigint,
    quantity_in decimal(38, 18),
    asset_out bigint,
    quantity_out decimal(38, 18),
    fee_asset bigint,
    fee_quantity decimal(38, 18),
    fee_included boolean,
    tax_amount decimal(38, 18),
    tax_currency varchar(16),
    price decimal(38, 18),
    price_currency varchar(16),
    amount decimal(38, 18),
    amount_currency varchar(16),
    subject_asset bigint,
    source varchar(40) not null,
    layout varchar(80) not null,
    external_id varchar not null,
    identity_key uuid,
    occurrence int not null,
    content_digest bigint not null,
    cross_key varchar,
    line bigint not null,
    raw_row varchar not null,
    memo varchar not null,
    edited boolean not null
);

-- The digest rides along so that matching reads the index alone and never the rows.
create unique index ledger_transaction_identity
    on ledger_transaction (owner_id, identity_key, occurrence) include (content_digest);
create index ledger_transaction_time on ledger_transaction (owner_id, occurred_at);
-- With the cross key, so that the few rows that have one are found within their batches.
create index ledger_transaction_batch on ledger_transaction (batch_id, cross_key);

create table stated_holding (
    id bigint primary key,
    owner_id bigint not null references app_user (id),
    batch_id bigint not null,
    account_id bigint not null references account (id),
    tax_account varchar not null,
    asset_id bigint not null references asset (id),
    quantity decimal(38, 18) not null,
    as_of date not null
);

create index stated_holding_batch on stated_holding (batch_id);

-- Counts the loads of prices and rates: of two sources for one day the later load counts.
create sequence price_load start with 1;

create table price_bar (
    asset_id bigint not null,
    quoted_on date not null,
    source varchar(80) not null,
    load_id bigint not null,
    currency varchar(16) not null,
    open decimal(38, 18),
    high decimal(38, 18),
    low decimal(38, 18),
    close decimal(38, 18) not null,
    volume decimal(38, 18),
    primary key (asset_id, quoted_on, source)
);

create table fx_rate (
    base varchar(16) not null,
    quote varchar(16) not null,
    quoted_on date not null,
    source varchar(80) not null,
    load_id bigint not null,
    rate decimal(38, 18) not null,
    primary key (base, quote, quoted_on, source)
);
