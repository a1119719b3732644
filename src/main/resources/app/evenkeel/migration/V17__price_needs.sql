-- Assets whose prices their owner wants although none of them is held.
create table watched_asset (
    owner_id bigint not null references app_user (id),
    asset_id bigint not null references asset (id) on delete cascade,
    primary key (owner_id, asset_id)
);

-- The days for which the prices of an asset that is no longer held were asked for, so that a past
-- that no source knows is asked for once.
create table asked_past (
    asset_id bigint primary key references asset (id) on delete cascade,
    first_day date not null,
    last_day date not null
);
