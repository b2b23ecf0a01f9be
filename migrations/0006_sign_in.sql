-- Signing in: the second factor, its recovery, the step between password and code, and what an office asks of passwords.
alter table account
  add column identifier_hash bytea,              -- keyed hash of what a provider elsewhere calls this person
  add column identifier_mask text,
  add constraint account_identifier_key unique (identifier_hash),
  add check ((identifier_hash is null) = (identifier_mask is null));

alter table session
  add column id uuid not null default gen_random_uuid() unique,
  add column way text not null default 'password' check (way in ('password','code','recovery','elsewhere')),
  -- nothing but enrolling a second factor
  add column must_enrol boolean not null default false;

-- The secret that an account shares with its app, encrypted with the key file. `offered` until a code of it is shown back.
create table one_time_secret (
  account_id  uuid not null references account,
  state       text not null check (state in ('offered','in_use')),
  key_id      text not null,
  secret      bytea not null,
  last_step   bigint not null default 0,         -- of the last code used: one counts once
  made_at     timestamptz not null default now(),
  primary key (account_id, state)
);
create table recovery_code (
  account_id  uuid not null references account,
  hash        bytea not null,                    -- keyed
  used_at     timestamptz,
  primary key (account_id, hash)
);
-- The right password has been given, the code not yet: grants nothing.
create table sign_in_step (
  token_hash  bytea primary key,                 -- SHA-256 of the cookie's secret
  account_id  uuid not null references account,
  way         text not null check (way in ('password','elsewhere')),
  expires_at  timestamptz not null
);
create index on sign_in_step (account_id);
-- One row, where the office has set anything.
create table password_setting (
  id          smallint primary key default 1 check (id = 1),
  least_kinds smallint not null check (least_kinds between 0 and 4)
);

do $$
declare
  t text;
begin
  foreach t in array array['one_time_secret','recovery_code','sign_in_step','password_setting'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant_all on %I to {{tenant}} using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to {{tenant}}', t);
  end loop;
end $$;
