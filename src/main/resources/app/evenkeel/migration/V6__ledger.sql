-- Rows of the ledger that gave way, so that an undo brings them back as they were and an import
-- does not bring back what the user deleted. replaced_by is the import whose rows took their place,
-- or 0 where the user deleted them. The row's own id and columns follow as the ledger has them.
create table former_transaction as
    select cast(0 as bigint) as replaced_by, t.* from ledger_transaction t where 1 = 0;

alter table former_transaction alter column replaced_by set not null;
alter table former_transaction alter column id set not null;
alter table former_transaction add primary key (replaced_by, id);
create index former_transaction_id on former_transaction (id);
create index former_transaction_identity on former_transaction (owner_id, identity_key);

-- What an import changed in an asset that was there, field by field.
create table asset_change (
    batch_id bigint not null,
    asset_id bigint not null,
    field varchar not null,
    before_value varchar not null,
    after_value varchar not null,
    primary key (batch_id, asset_id, field)
);

-- How many rows each import (0: by hand) has in the ledger and the sum of their digests, kept by
-- whoever changes rows: a row that got lost shows as a difference.
create table ledger_tally (
    owner_id bigint not null,
    batch_id bigint not null,
    row_count bigint not null,
    digest_sum decimal(38) not null,
    primary key (owner_id, batch_id)
);

-- The digest covers from here on also account, tax account, zone, settlement, price and subject.
update ledger_transaction t set content_digest = cast(substring(hash('SHA-256', stringtoutf8(
    t.type || char(10)
    || cast(floor(extract(epoch from t.occurred_at)) as bigint)
    || '.' || extract(nanosecond from t.occurred_at) || char(10)
    || t.zone || char(10)
    || coalesce(cast(t.settlement as varchar), '') || char(10)
    || t.account_id || char(10)
    || t.tax_account || char(10)
    || coalesce(t.asset_in || ' ' || trim(trailing '.' from trim(trailing '0' from cast(t.quantity_in as varchar))), '') || char(10)
    || coalesce(t.asset_out || ' ' || trim(trailing '.' from trim(trailing '0' from cast(t.quantity_out as varchar))), '') || char(10)
    || coalesce(t.fee_asset || ' ' || trim(trailing '.' from trim(trailing '0' from cast(t.fee_quantity as varchar)))
        || case when t.fee_included then '+' else '-' end, '') || char(10)
    || coalesce(trim(trailing '.' from trim(trailing '0' from cast(t.tax_amount as varchar))) || ' ' || t.tax_currency, '') || char(10)
    || coalesce(trim(trailing '.' from trim(trailing '0' from cast(t.price as varchar))) || ' ' || t.price_currency, '') || char(10)
    || coalesce(trim(trailing '.' from trim(trailing '0' from cast(t.amount as varchar))) || ' ' || t.amount_currency, '') || char(10)
    || coalesce(cast(t.subject_asset as varchar), '') || char(10)
    || t.external_id)) from 1 for 8) as bigint);

-- What the layouts of a source know an event by says from here on what sort of event it is.
update ledger_transaction set cross_key = cross_key || '|' || case
        when type in ('BUY', 'SELL') then 'trade'
        when type in ('DEPOSIT', 'WITHDRAWAL') then 'cash'
        else lower(type) end
    where source = 'rakuten' and cross_key is not null;

insert into ledger_tally (owner_id, batch_id, row_count, digest_sum)
    select owner_id, batch_id, count(*), sum(content_digest) from ledger_transaction
    group by owner_id, batch_id;
