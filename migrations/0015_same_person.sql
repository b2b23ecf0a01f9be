-- What a standard of admission asks about a person, and who is the same person as whom.

-- Service, and that somebody is no longer in it: the dead and the retired are not called to classes.
alter table person
  add column service_from       date,
  add column service_precision  text not null default 'day' check (service_precision in ('day','month','year')),
  add column ended_kind         text check (ended_kind in ('deceased','retired','left')),
  add column ended_on           date,             -- null: not known
  add constraint person_ended_check check (ended_on is null or ended_kind is not null);

-- Trình độ, ngạch: each with its evidence. Several of a kind; which counts is for who asks.
create table person_qualification (
  id               uuid primary key,
  person_id        uuid not null references person,
  unit_id          int not null references unit,   -- of the person: scope
  bloc             smallint not null references bloc,
  kind             text not null check (kind in ('education','political_theory','rank')),
  level            text not null,
  evidence         text not null check (evidence in ('diploma','confirmation','stated')),   -- stated: only said so, on a list
  issuer           text,
  issued_on        date,                          -- of a rank: held since
  issued_precision text not null default 'day' check (issued_precision in ('day','month','year','none')),
  serial           text,
  note             text,
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  constraint person_qualification_level check (level = any (case kind
    when 'education' then array['lower_secondary','upper_secondary','vocational','college','university','master','doctorate']
    when 'political_theory' then array['elementary','intermediate','advanced']
    else array['officer','specialist','principal_specialist','senior_specialist'] end)),
  check ((issued_on is null) = (issued_precision = 'none'))
);
create index on person_qualification (person_id);
create index on person_qualification (unit_id);
create index on person_qualification (bloc);

-- Whether somebody did their task well in a year or better, by which document: yes or no, as the rules ask. The assessment itself is not kept.
create table person_rating (
  person_id        uuid not null references person,
  year             smallint not null check (year between 1990 and 2200),
  meets_good       boolean not null,
  document         text not null,                 -- number and day of the confirming paper
  unit_id          int not null references unit,
  bloc             smallint not null references bloc,
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  primary key (person_id, year)
);
create index on person_rating (unit_id);
create index on person_rating (bloc);

do $$
declare t text;
begin
  foreach t in array array['person_qualification','person_rating'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant_all on %I to {{tenant}} using (true) with check (true)', t);
    execute format('create policy unit_unit_id on %I to {{unit}} using (unit_id = any (current_setting(''khuevan.units'')::int[])) with check (unit_id = any (current_setting(''khuevan.units'')::int[]))', t);
    execute format('create policy bloc_bloc on %I to {{bloc}} using (bloc = current_setting(''khuevan.bloc'')::smallint) with check (bloc = current_setting(''khuevan.bloc'')::smallint)', t);
    execute format('create policy person_person_id on %I for select to {{person}} using (person_id = current_setting(''khuevan.person'')::uuid)', t);
    execute format('grant select, insert, update, delete on %I to {{unit}}, {{bloc}}, {{tenant}}', t);
    execute format('grant select on %I to {{person}}', t);
  end loop;
end $$;
