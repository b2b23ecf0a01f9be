-- Who decides what: the delegation matrix and the coordination regulations, as versions in time with their source.

-- In force from its day until the next version for the same personnel. A version without cases takes the matrix away.
create table delegation_version (
  id               uuid primary key,
  personnel        text check (personnel in ('cadre','civil_servant','public_employee','part_time_local_worker','council_deputy','armed_forces','other')), -- null: everybody no version of their own speaks of
  valid_from       date not null,
  document_id      uuid references document,
  citation         text,
  verification     text not null default 'unverified' check (verification in ('verified','unverified')),
  note             text,
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  constraint delegation_version_once unique nulls not distinct (personnel, valid_from),
  check (verification = 'unverified' or document_id is not null or citation is not null)
);

-- A kind of class; what is null holds for all. The narrowest case that speaks of a decision is the one that counts.
create table delegation_case (
  id               uuid primary key,
  version_id       uuid not null references delegation_version,
  ordinal          smallint not null,
  name             text not null,
  nature           text check (nature in ('degree_training','in_service_training','workshop')),
  family_id        uuid references programme_family,
  bloc             smallint references bloc,                       -- of the lead
  audience_manager text check (audience_manager in ('standing_committee','organisation_commission','home_affairs','local','unit')),
  off_plan         boolean,
  unique (version_id, ordinal)
);

create table delegation_cell (
  case_id   uuid not null references delegation_case,
  decision  text not null check (decision in ('content','audience','curriculum','opening','lecturers','list','summons','results','certificates','payment','plan','off_plan')),
  body      text not null check (body in ('runner','lead','host','sender','unit')),
  unit_id   int references unit,
  part      text not null check (part in ('decides','approves','agrees','consulted','informed')),
  constraint delegation_cell_once unique nulls not distinct (case_id, decision, body, unit_id),
  check ((body = 'unit') = (unit_id is not null))
);
create index on delegation_case (version_id);
create index on delegation_cell (case_id);

-- Quy chế phối hợp: who owes what to whom, by when.
create table coordination_duty (
  id               uuid primary key,
  owes_id          int not null references unit,
  to_id            int not null references unit,
  duty             text not null,
  due              text not null,                                 -- "trước ngày 15 hằng tháng", as the regulation says it
  valid_from       date not null,
  valid_to         date,                                          -- exclusive
  document_id      uuid references document,
  citation         text,
  verification     text not null default 'unverified' check (verification in ('verified','unverified')),
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  row_version      int not null default 1,
  check (owes_id <> to_id),
  check (valid_to is null or valid_to > valid_from),
  check (verification = 'unverified' or document_id is not null or citation is not null)
);
create index on coordination_duty (owes_id);
create index on coordination_duty (to_id);

-- What a class says of itself so that the right case is found, and the version that was applied when it opened.
alter table training_class add personnel text check (personnel in ('cadre','civil_servant','public_employee','part_time_local_worker','council_deputy','armed_forces','other'));
alter table training_class add audience_manager text check (audience_manager in ('standing_committee','organisation_commission','home_affairs','local','unit'));
alter table training_class add delegation_version_id uuid references delegation_version;

do $$
declare t text;
begin
  foreach t in array array['delegation_version','delegation_case','delegation_cell','coordination_duty'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant_all on %I to {{tenant}} using (true) with check (true)', t);
    execute format('create policy open_all on %I to {{unit}}, {{bloc}} using (true) with check (true)', t);
    execute format('grant select, insert on %I to {{unit}}, {{bloc}}, {{tenant}}', t);
  end loop;
end $$;
-- versions and their cells are never edited: a change is the next version
grant update on coordination_duty to {{unit}}, {{bloc}}, {{tenant}};
