-- Installation-wide: what exists before any tenant does. Everything else lives inside a tenant's schema.
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

create table tenant (
  slug        text primary key check (slug ~ '^[a-z][a-z0-9_]{1,30}$'),
  name        text not null,
  is_sample   boolean not null default false,
  created_at  timestamptz not null default now()
);
