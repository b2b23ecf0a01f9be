-- What a programme is made of: frameworks above families; of a version its modules, topics, periods, order, audience, conditions and how
-- it is assessed; schemes that number their classes; areas of content with the priorities of a year; what must be brought up to date.

-- Khung chương trình: the level above the family.
create table programme_framework (
  id           uuid primary key,
  code         text not null unique,
  name         text not null,
  folded       text not null,
  nature       text not null check (nature in ('degree_training','in_service_training','workshop')),
  valid_from   date not null,
  valid_to     date,                              -- exclusive
  document_id  uuid references document,
  citation     text,
  verification text not null default 'unverified' check (verification in ('verified','unverified')),
  row_version  int not null default 1,
  check (valid_to is null or valid_to > valid_from),
  check (verification = 'unverified' or document_id is not null or citation is not null)
);
alter table programme_family add framework_id uuid references programme_framework;

-- How a version is assessed. A change of the law is another scheme for the versions it holds for.
create table assessment_scheme (
  id              uuid primary key,
  code            text not null unique,
  name            text not null,
  scale           numeric(5,2) not null check (scale > 0),                -- highest mark: 10 or 100
  pass_mark       numeric(5,2) not null check (pass_mark > 0),
  resits          smallint not null check (resits between 0 and 9),
  resit_mark      text not null default 'resit' check (resit_mark in ('resit','better')), -- which mark counts after a re-sit
  absence_percent numeric(4,1) check (absence_percent between 0 and 100),  -- more than this share of the periods missed: no test. null: no limit
  absence_per     text not null default 'module' check (absence_per in ('module','programme')),
  absence_counts  text not null default 'all' check (absence_counts in ('all','unexcused')),
  row_version     int not null default 1,
  check (pass_mark <= scale)
);
create table assessment_component (
  id         uuid primary key,
  scheme_id  uuid not null references assessment_scheme,
  ordinal    smallint not null,
  name       text not null,
  kind       text not null check (kind in ('module_test','final_exam','essay','thesis','field_report','participation','conduct','other')),
  weight     numeric(5,2) not null check (weight between 0 and 100),      -- percent of the final mark; 0: asked for, not counted
  pass_mark  numeric(5,2) check (pass_mark > 0),                          -- its own; null: the scheme's
  unique (scheme_id, ordinal)
);
create table assessment_band (
  scheme_id  uuid not null references assessment_scheme,
  ordinal    smallint not null,                                          -- best first
  name       text not null,
  from_mark  numeric(5,2) not null check (from_mark >= 0),                -- this mark is in the band
  primary key (scheme_id, ordinal)
);
-- Whoever … is ranked no better than this band.
create table assessment_cap (
  scheme_id  uuid not null references assessment_scheme,
  ordinal    smallint not null,
  condition  text not null check (condition in ('resat','module_below','conduct_below')),
  threshold  numeric(5,2) not null,                                      -- re-sits at least, or a mark below
  band       smallint not null,
  primary key (scheme_id, ordinal),
  foreign key (scheme_id, band) references assessment_band deferrable initially deferred
);
-- What each part of a scheme stands on.
create table assessment_source (
  scheme_id    uuid not null references assessment_scheme,
  part         text not null check (part in ('components','pass_mark','resits','absence','bands','caps')),
  document_id  uuid references document,
  citation     text,
  verification text not null default 'unverified' check (verification in ('verified','unverified')),
  primary key (scheme_id, part),
  check (verification = 'unverified' or document_id is not null or citation is not null)
);

alter table programme_version
  add audience             text,
  add personnel            text[] not null default '{}',                  -- categories of personnel; none: all
  add assessment_scheme_id uuid references assessment_scheme;

-- Học phần. Its own periods are those outside its topics (its test, its field study); totals are always added up.
create table programme_module (
  id           uuid primary key,
  version_id   uuid not null references programme_version,
  ordinal      smallint not null check (ordinal > 0),
  code         text,
  name         text not null,
  content_key  text not null,                     -- the name folded: the same words in another spelling are the same
  lecture      smallint not null default 0 check (lecture >= 0),          -- periods (tiết)
  discussion   smallint not null default 0 check (discussion >= 0),
  field_study  smallint not null default 0 check (field_study >= 0),
  self_study   smallint not null default 0 check (self_study >= 0),
  test         smallint not null default 0 check (test >= 0),
  constraint programme_module_ordinal unique (version_id, ordinal) deferrable initially deferred
);
-- Chuyên đề. The id stays while the content is edited.
create table programme_topic (
  id           uuid primary key,
  version_id   uuid not null references programme_version,
  module_id    uuid not null references programme_module,
  ordinal      smallint not null check (ordinal > 0),                    -- within its module
  title        text not null,
  description  text,
  content_key  text not null,                     -- the title folded
  lecture      smallint not null default 0 check (lecture >= 0),
  discussion   smallint not null default 0 check (discussion >= 0),
  field_study  smallint not null default 0 check (field_study >= 0),
  self_study   smallint not null default 0 check (self_study >= 0),
  test         smallint not null default 0 check (test >= 0),
  constraint programme_topic_ordinal unique (module_id, ordinal) deferrable initially deferred
);
create index on programme_topic (version_id);
create index on programme_topic (content_key);
-- A module or topic that comes after another one.
create table programme_precedence (
  id              uuid primary key,
  version_id      uuid not null references programme_version,
  module_id       uuid references programme_module on delete cascade,
  topic_id        uuid references programme_topic on delete cascade,
  after_module_id uuid references programme_module on delete cascade,
  after_topic_id  uuid references programme_topic on delete cascade,
  constraint programme_precedence_once unique nulls not distinct (version_id, module_id, topic_id, after_module_id, after_topic_id),
  check (num_nonnulls(module_id, topic_id) = 1 and num_nonnulls(after_module_id, after_topic_id) = 1)
);
-- Which scheme of eligibility asks who may attend; by code.
create table programme_requirement (
  version_id  uuid not null references programme_version,
  scheme_code text not null,
  primary key (version_id, scheme_code)
);

-- Đề án: classes carry its code and their number in it.
create table training_scheme (
  id           uuid primary key,
  code         text not null unique,
  code_key     text not null unique,              -- the code folded, as typed on a class it still matches
  title        text not null,
  folded       text not null,
  valid_from   date not null,
  valid_to     date,                              -- exclusive
  document_id  uuid references document,
  note         text,
  row_version  int not null default 1,
  check (valid_to is null or valid_to > valid_from)
);

-- Lĩnh vực, chủ đề: a tree; topics and families carry them.
create table subject_area (
  id           uuid primary key,
  parent_id    uuid references subject_area,
  code         text not null unique,
  name         text not null,
  folded       text not null,
  row_version  int not null default 1,
  check (parent_id <> id)
);
create table topic_area (
  topic_id   uuid not null references programme_topic on delete cascade,
  area_id    uuid not null references subject_area,
  primary key (topic_id, area_id)
);
create index on topic_area (area_id);
create table family_area (
  family_id  uuid not null references programme_family,
  area_id    uuid not null references subject_area,
  primary key (family_id, area_id)
);
create table subject_priority (
  area_id     uuid not null references subject_area,
  plan_year   smallint not null check (plan_year between 2000 and 2200),
  document_id uuid references document,
  note        text,
  primary key (area_id, plan_year)
);

-- A new resolution or work programme asks that a programme be brought up to date by a day; done by the version that did it.
create table content_update (
  id              uuid primary key,
  document_id     uuid not null references document,
  family_id       uuid not null references programme_family,
  due_on          date not null,
  what            text not null,
  done_version_id uuid references programme_version,
  recorded_at     timestamptz not null default now(),
  row_version     int not null default 1,
  constraint content_update_once unique (document_id, family_id)
);
create index on content_update (due_on) where done_version_id is null;
-- What is to be changed in a version, tracked to the version that changes it.
create table content_adjustment (
  id                 uuid primary key,
  version_id         uuid not null references programme_version,
  topic_id           uuid references programme_topic on delete set null,
  topic_title        text,                        -- as it was called
  what               text not null,
  why                text,
  source             text,                        -- who or what asks for it
  state              text not null default 'open' check (state in ('open','adopted','rejected')),
  adopted_version_id uuid references programme_version,
  decided_because    text,
  recorded_at        timestamptz not null default now(),
  row_version        int not null default 1,
  check ((state = 'adopted') = (adopted_version_id is not null)),
  check (state <> 'rejected' or decided_because is not null)
);
create index on content_adjustment (version_id);

do $$
declare t text;
begin
  foreach t in array array['programme_framework','assessment_scheme','assessment_component','assessment_band','assessment_cap','assessment_source',
      'programme_module','programme_topic','programme_precedence','programme_requirement','training_scheme','subject_area','topic_area',
      'family_area','subject_priority','content_update','content_adjustment'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant_all on %I to {{tenant}} using (true) with check (true)', t);
    execute format('create policy open_all on %I to {{unit}}, {{bloc}} using (true) with check (true)', t);
    execute format('create policy open_read on %I for select to {{person}} using (true)', t);
    execute format('grant select, insert, update on %I to {{unit}}, {{bloc}}, {{tenant}}', t);
    execute format('grant select on %I to {{person}}', t);
  end loop;
end $$;
grant delete on assessment_component, assessment_band, assessment_cap, assessment_source, programme_module, programme_topic, programme_precedence,
  programme_requirement, topic_area, family_area, subject_priority to {{unit}}, {{bloc}}, {{tenant}};
