-- What assets went for of late, a price for each moment that a source told of: where one moved too
-- much within a portfolio's window, nothing of it is traded.
create table quote_history (
    asset_id bigint not null references asset (id) on delete cascade,
    source varchar(80) not null,
    quoted_at timestamp(9) not null,
    currency varchar(16) not null,
    price decimal(38, 18) not null,
    primary key (asset_id, source, quoted_at)
);

-- How far a price may have moved within so many minutes, as a fraction; null: as far as it likes.
alter table plan_setting add column swing_most decimal(38, 18) default 0.15;
alter table plan_setting add column swing_minutes int default 60 not null;
