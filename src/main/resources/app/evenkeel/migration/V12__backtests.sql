-- Backtests that were kept: what was asked for and what came of it, both as JSON, with a digest of
-- the prices it ran over and one of the result, so that a later run can be told to be the same.
create table backtest_run (
    id bigint primary key,
    owner_id bigint not null references app_user (id),
    name varchar(200) not null,
    saved_at timestamp(9) not null,
    config varchar not null,
    data_digest varchar(64) not null,
    result_digest varchar(64) not null,
    final_value double precision not null,
    result varchar not null
);

create index backtest_run_owner on backtest_run (owner_id, id);

insert into id_counter (name, last) values ('backtest_run', 0);
