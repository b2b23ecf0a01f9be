-- What is known of a person beside the personal number that nobody needs to see in passing, and which key keeps what.
create table person_sensitive (
  person_id        uuid not null references person,
  field            text not null check (field in ('party_status','bank_account','ethnic_minority')),
  sealed           bytea,                        -- AES-256-GCM bound to person and field
  key_id           text,
  last4            text,                         -- of a bank account, as lists show it
  yes              boolean,                      -- ethnic minority: all that a report counts, never which
  unit_id          int not null references unit,
  bloc             smallint not null references bloc,
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  primary key (person_id, field),
  check ((field = 'ethnic_minority') = (yes is not null)),
  check ((yes is null) = (sealed is not null)),
  check ((sealed is null) = (key_id is null)),
  check (last4 is null or field = 'bank_account')
);
create index on person_sensitive (unit_id);
create index on person_sensitive (bloc);

alter table person_sensitive enable row level security;
alter table person_sensitive force row level security;
create policy tenant_all on person_sensitive to {{tenant}} using (true) with check (true);
create policy unit_unit_id on person_sensitive to {{unit}}
  using (unit_id = any (current_setting('khuevan.units')::int[])) with check (unit_id = any (current_setting('khuevan.units')::int[]));
create policy bloc_bloc on person_sensitive to {{bloc}}
  using (bloc = current_setting('khuevan.bloc')::smallint) with check (bloc = current_setting('khuevan.bloc')::smallint);
create policy person_person_id on person_sensitive for select to {{person}} using (person_id = current_setting('khuevan.person')::uuid);
grant select, insert, update, delete on person_sensitive to {{unit}}, {{bloc}}, {{tenant}};
grant select on person_sensitive to {{person}};

-- Under which key a hash was made; null: under the oldest. person_key has known it from the beginning.
alter table account add identifier_key_id text;
alter table recovery_code add key_id text;
-- whether all is under the newest key is asked at every start: the ends of these answer it
create index on person (personal_number_key_id) where personal_number_key_id is not null;
create index on person_key (key_id);
create index on person_sensitive (key_id) where key_id is not null;

-- What a reveal answered was kept sealed for repeated requests; now the row itself is read again.
alter table idempotency no force row level security;
update idempotency set response = 'null' where route = 'people.reveal_number' and response is not null;
alter table idempotency force row level security;
