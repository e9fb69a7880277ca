-- Up Migration

-- Tries to log in, counted where all API processes see them. The columns are those of rate-limiter-flexible.
create table switchboard.rate_limit (
  key text primary key,
  points int not null default 0,
  expire bigint
);
