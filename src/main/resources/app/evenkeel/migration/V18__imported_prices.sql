-- Assets of which an import's file brought prices, so that they go when no import stands for them.
create table imported_price (
    batch_id bigint not null references import_batch (id) on delete cascade,
    asset_id bigint not null references asset (id) on delete cascade,
    primary key (batch_id, asset_id)
);
