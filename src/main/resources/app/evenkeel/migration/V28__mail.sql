-- Where notifications are sent by e-mail; the password is sealed to its row.
create table mail_account (
    owner_id bigint primary key references app_user (id),
    host varchar(255) not null,
    port integer not null,
    security varchar(20) not null,
    user_name varchar(255) not null,
    sealed_password varbinary(4096),
    sender varchar(320) not null,
    recipient varchar(320) not null,
    level varchar(20) not null
);

-- When a cause was told by e-mail; null while it was not.
alter table notification add column mailed_at timestamp(9);
