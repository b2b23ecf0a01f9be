-- The audit trail: what beside commands stands in it, what it is found by, and the chain over it.
alter table audit
  add kind text not null default 'write' check (kind in ('write','read','export','denied')),
  add signature bytea,                            -- of the application, over what it wrote; null: older than this
  add xid xid8 not null default pg_current_xact_id();   -- what is not sealed yet is found by it

drop index audit_object_type_object_id_idx;
drop index audit_account_id_at_idx;
create index on audit (xid, seq);
create index on audit (at, id);
create index on audit (account_id, at, id);
create index on audit (object_id, at, id);
create index on audit (command, at, id);
create index on audit (kind, at, id) where kind <> 'write';

-- One link of the chain for each row, in an order of its own: rows become visible out of the order of their numbers.
create table audit_seal (
  position   bigint primary key,                  -- 1, 2, 3, …
  audit_seq  bigint not null unique,
  sealed_at  timestamptz not null,
  key_id     text not null,
  mac        bytea not null,                      -- over the row and the mac before it
  horizon    xid8 not null                        -- every transaction below had ended: nothing of theirs is still to come
);
alter table audit_seal enable row level security;
alter table audit_seal force row level security;
create policy tenant_all on audit_seal to {{tenant}} using (true) with check (true);
grant select, insert on audit_seal to {{tenant}};
