-- When each background job comes next. The fence is the number of the job's latest run: only that
-- run may still say how it ended.
create table job_schedule (
    owner_id bigint not null references app_user (id),
    job varchar(60) not null,
    rule varchar(200) not null,
    since timestamp(9) not null,
    next_due timestamp(9) not null,
    paused boolean not null,
    again_due timestamp(9),
    again_not_before timestamp(9),
    again_attempt int,
    again_cause varchar(20),
    fence bigint not null,
    primary key (owner_id, job)
);

-- What became of each run. A row without an end belongs to the process that has the store open, or
-- to one that is gone.
create table job_run (
    id bigint primary key,
    owner_id bigint not null references app_user (id),
    job varchar(60) not null,
    due_at timestamp(9) not null,
    attempt int not null,
    cause varchar(20) not null,
    fence bigint not null,
    started_at timestamp(9) not null,
    ended_at timestamp(9),
    outcome varchar(20) not null,
    done bigint not null,
    failed bigint not null,
    problem_code varchar(60),
    problem_args varchar
);

create index job_run_due on job_run (owner_id, job, due_at);
create index job_run_end on job_run (owner_id, ended_at);

-- What the user should know: one row for each cause until it is mended.
create table notification (
    id bigint primary key,
    owner_id bigint not null references app_user (id),
    level varchar(20) not null,
    subject varchar(60) not null,
    problem_code varchar(60) not null,
    problem_args varchar not null,
    first_at timestamp(9) not null,
    last_at timestamp(9) not null,
    times bigint not null,
    is_read boolean not null,
    is_muted boolean not null,
    resolved_at timestamp(9)
);

create index notification_cause on notification (owner_id, subject, problem_code);

-- What everything was worth at the end of a day, as it was known then; null where nothing was. The
-- breakdown is JSON.
create table portfolio_snapshot (
    owner_id bigint not null references app_user (id),
    taken_on date not null,
    currency varchar(16) not null,
    total decimal(38, 18),
    is_complete boolean not null,
    breakdown varchar not null,
    taken_at timestamp(9) not null,
    primary key (owner_id, taken_on, currency)
);

insert into id_counter (name, last) values ('job_run', 0), ('notification', 0);
