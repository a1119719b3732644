-- What an import of a price or rate file wrote, so that exactly that goes when it is undone.
create table imported_load (
    batch_id bigint not null references import_batch (id) on delete cascade,
    load_id bigint not null,
    primary key (batch_id, load_id)
);
