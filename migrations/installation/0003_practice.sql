-- Tenants to practise in: everything in them is made up, and made anew every night. No other tenant is ever made anew.
create table practice (
  slug          text primary key references tenant,
  agencies      smallint not null check (agencies between 6 and 99),
  reset_at      time not null,                        -- Asia/Ho_Chi_Minh
  password_hash text not null,                        -- of every account in it
  made_at       timestamptz not null
);
-- the hash is for the owner alone, who makes the tenant
grant select (slug, agencies, reset_at, made_at) on practice to {{tenant}};
