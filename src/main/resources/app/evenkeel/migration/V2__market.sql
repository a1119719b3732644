-- What feeds bring. Closes restated for splits and for dividends stand beside those as traded, each
-- in a row of its own, so the kind belongs to the key.
alter table price_bar add column adjustment varchar(5) default 'RAW' not null;
-- Files with named columns come from charts, which restate for splits; the others are as traded.
update price_bar set adjustment = 'SPLIT' where source in ('ohlcv', 'wide');
alter table price_bar alter column adjustment drop default;
alter table price_bar drop primary key;
alter table price_bar add primary key (asset_id, quoted_on, source, adjustment);

-- How each feed spells an asset, and which is asked first. From place 1000 on a feed is not
-- asked, but its bars still count after those of the others.
create table asset_feed (
    asset_id bigint not null references asset (id) on delete cascade,
    feed varchar(40) not null,
    place int not null,
    symbol varchar not null,
    primary key (asset_id, feed)
);

-- The latest of each source.
create table quote (
    asset_id bigint not null references asset (id) on delete cascade,
    source varchar(80) not null,
    quoted_at timestamp(9) not null,
    currency varchar(16) not null,
    last decimal(38, 18),
    bid decimal(38, 18),
    ask decimal(38, 18),
    primary key (asset_id, source)
);

-- Bars that failed a check: held until the user releases or discards them, and kept after that so
-- that the same bar is not asked about again.
create table held_bar (
    asset_id bigint not null references asset (id) on delete cascade,
    quoted_on date not null,
    source varchar(80) not null,
    adjustment varchar(5) not null,
    currency varchar(16) not null,
    open decimal(38, 18),
    high decimal(38, 18),
    low decimal(38, 18),
    close decimal(38, 18),
    volume decimal(38, 18),
    raw varchar not null,
    reason varchar(20) not null,
    detail varchar not null,
    state varchar(10) not null,
    held_at timestamp(9) not null,
    primary key (asset_id, quoted_on, source, adjustment)
);

-- Splits and dividends as feeds report them: proposals until the user books or dismisses them.
create table corporate_action (
    asset_id bigint not null references asset (id) on delete cascade,
    kind varchar(10) not null,
    happened_on date not null,
    source varchar(80) not null,
    factor decimal(38, 18) not null,
    currency varchar(16),
    state varchar(10) not null,
    primary key (asset_id, kind, happened_on, source)
);
