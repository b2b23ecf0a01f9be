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

-- What people are looked up by when somebody may be the same: forms of what is there, so that nothing has to keep them up.
alter table person
  add column name_key  text generated always as (translate(folded_name, 'y', 'i')) stored,
  add column given_key text generated always as (regexp_replace(translate(folded_name, 'y', 'i'), '^.* ', '')) stored,
  add column phone_key text generated always as (nullif(right(regexp_replace(phone, '[^0-9]', '', 'g'), 9), '')) stored;
drop index person_folded_name_birth_date_idx;
create index on person (name_key, birth_date);
create index on person (unit_id, name_key);
create index on person (birth_date, given_key, unit_id);
create index on person (phone_key) where phone_key is not null;
-- Name and day of birth as one number, which every desk may ask for: it is told that there is somebody elsewhere, never who.
create table person_block (
  person_id  uuid primary key references person on delete cascade,
  key        bigint not null
);
create index on person_block (key);

-- Gộp: two records of one person. Every row stays with the record it was written under; readers take the two for one. Fields chosen from
-- the record that is set aside are exchanged between the two, so that nothing is lost and taking it back is the same exchange again.
create table person_merge (
  id              uuid primary key,
  kept_id         uuid not null references person,
  merged_id       uuid not null references person,
  exchanged       text[] not null default '{}',
  note            text,
  merged_at       timestamptz not null default now(),
  merged_by       uuid not null,
  merged_by_name  text not null,
  undone_at       timestamptz,
  undone_by       uuid,
  undone_by_name  text,
  undone_because  text,
  check (kept_id <> merged_id),
  check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undone_because is null))
);
create unique index person_merge_once on person_merge (merged_id) where undone_at is null;
create index on person_merge (kept_id) where undone_at is null;
-- one open run per person and family, one open enrolment per person and class: also for somebody of whom there were two records
alter table chain add counts_as_id uuid references person;
alter table enrolment add counts_as_id uuid references person;
drop index chain_one_open;
create unique index chain_one_open on chain (coalesce(counts_as_id, person_id), family_id) where state in ('active','pool');
drop index enrolment_one_open;
create unique index enrolment_one_open on enrolment (coalesce(counts_as_id, person_id), class_id) where status in ('listed','active','paused');
create index on chain (counts_as_id) where counts_as_id is not null;
create index on enrolment (counts_as_id) where counts_as_id is not null;

-- Có thể trùng: two records that may be of one person, and what somebody said of them. What was decided is not asked again.
create table duplicate_pair (
  a_id            uuid not null references person on delete cascade,
  b_id            uuid not null references person on delete cascade,
  probability     numeric(7,6) not null check (probability between 0 and 1),
  reasons         text[] not null,                -- codes, as the comparison gives them
  found_by        text not null check (found_by in ('entry','sweep')),
  found_at        timestamptz not null default now(),
  bloc            smallint references bloc,       -- of both; null: of two blocs
  decision        text check (decision in ('same','different','later')),
  note            text,
  decided_at      timestamptz,
  decided_by      uuid,
  decided_by_name text,
  row_version     int not null default 1,
  primary key (a_id, b_id),
  check (a_id < b_id),
  check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null))
);
create index on duplicate_pair (b_id);
create index on duplicate_pair (probability desc, a_id, b_id) where decision is null or decision = 'later';

-- How much each agreement says (Fellegi and Sunter), as learnt from this tenant's own people; without a row the preset holds.
create table match_model (
  version       int generated always as identity primary key,
  weights       jsonb not null,                   -- prior; per field, m and u of each level; how common names are
  people        int not null,
  pairs         int not null,
  estimated_at  timestamptz not null default now(),
  estimated_by_name text not null
);

do $$
declare t text;
begin
  foreach t in array array['person_block','person_merge','duplicate_pair','match_model'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant_all on %I to {{tenant}} using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to {{tenant}}', t);
  end loop;
end $$;
create policy open_all on person_block to {{unit}}, {{bloc}} using (true) with check (true);
create policy open_read on person_merge for select to {{unit}}, {{bloc}} using (true);
create policy open_read on match_model for select to {{unit}}, {{bloc}} using (true);
revoke delete on person_merge, match_model from {{tenant}};
revoke update on match_model from {{tenant}};
grant select, insert, update, delete on person_block to {{unit}}, {{bloc}};
grant select on person_merge, match_model to {{unit}}, {{bloc}};
create policy bloc_bloc on duplicate_pair to {{bloc}}
  using (bloc = current_setting('khuevan.bloc')::smallint) with check (bloc = current_setting('khuevan.bloc')::smallint);
create policy anybody_adds on duplicate_pair for insert to {{unit}}, {{bloc}} with check (true);
grant select, insert, update on duplicate_pair to {{bloc}};
grant insert on duplicate_pair to {{unit}};

alter table person no force row level security;
insert into person_block (person_id, key)
  select id, ('x' || left(md5(name_key || ' ' || birth_date), 16))::bit(64)::bigint from person where birth_date is not null and birth_precision = 'day';
alter table person force row level security;
