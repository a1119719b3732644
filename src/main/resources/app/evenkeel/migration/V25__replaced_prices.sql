-- What an import of a price or rate file wrote over, under the load that did, so that it comes back when
-- the import is undone; and which load brought a bar that is held back, so that it goes then.
create table replaced_bar (
    load_id bigint not null,
    asset_id bigint not null references asset (id) on delete cascade,
    quoted_on date not null,
    adjustment varchar(5) not null,
    source varchar(80) not null,
    former_load bigint not null,
    currency varchar(16) not null,
    open decimal(38, 18),
    high decimal(38, 18),
    low decimal(38, 18),
    close decimal(38, 18) not null,
    volume decimal(38, 18),
    primary key (load_id, asset_id, quoted_on, adjustment, source)
);

create table replaced_rate (
    load_id bigint not null,
    base varchar(16) not null,
    quote varchar(16) not null,
    quoted_on date not null,
    source varchar(80) not null,
    former_load bigint not null,
    rate decimal(38, 18) not null,
    primary key (load_id, base, quote, quoted_on, source)
);

alter table held_bar add column load_id bigint;
