-- The first day that a feed was ever asked about for an asset: what it did not tell since then it does
-- not have, and need not be asked for again.
create table asked_from (
    asset_id bigint not null references asset (id) on delete cascade,
    feed varchar(40) not null,
    asked_from date not null,
    primary key (asset_id, feed)
);
