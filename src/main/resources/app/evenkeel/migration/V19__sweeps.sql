-- Sweeps are kept as backtests are; the final value is that of the best of their trials.
alter table backtest_run add column kind varchar(8) default 'RUN' not null;
