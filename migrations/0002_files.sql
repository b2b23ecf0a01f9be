-- Files: what was read from a workbook, what it made, and what may be taken back.

-- The runs of 0001 kept plain copies of plan workbooks so that they could be looked at again. What they applied stands in the
-- plan and in the audit; the copies give way to sealed ones.
drop table import_run;
create table import_run (
  id               uuid primary key,
  form             text not null,                -- trainees, needs, plan, results, units, certificates
  target           jsonb not null,               -- what the file goes into, as the form reads it: a class, a year …
  target_label     text not null,
  target_href      text,
  sender_id        int references unit,          -- the unit that sent the file
  file_name        text not null,
  file             bytea,                        -- AES-256-GCM bound to id: lists hold personal numbers. Null once its time is over
  key_id           text,
  sha256           bytea not null,
  choices          jsonb not null default '{}',  -- what the officer answered
  report           jsonb not null,               -- head of the report; its rows stand in import_row
  status           text not null check (status in ('checked','applied','unchanged','undone')),
  unit_id          int references unit,          -- scope of the account that brought it; both null: the whole tenant
  bloc             smallint references bloc,
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  applied_at       timestamptz,
  applied_by_name  text,
  undone_at        timestamptz,
  undone_by_name   text
);
create index on import_run (recorded_at desc);
create table import_row (
  run_id    uuid not null references import_run,
  place     int not null,                        -- order in the file
  sheet     text not null,
  row       int not null,
  label     text not null,                       -- who or what, for the eye; never a personal number
  outcome   text not null check (outcome in ('added','changed','same','held','skipped')),
  worst     text check (worst in ('error','warning','notice')),
  remarks   jsonb not null default '[]',
  changes   jsonb not null default '[]',
  unit_id   int,
  bloc      smallint,
  primary key (run_id, place)
);
create index on import_row (run_id, outcome, place);
-- What applying made or changed, so that it can be taken back as one act.
create table import_made (
  run_id    uuid not null references import_run,
  place     int not null,
  object    text not null,                       -- table
  object_id text not null,
  before    jsonb,                               -- null: the run made it
  unit_id   int,
  bloc      smallint,
  primary key (run_id, place)
);
create index on import_made (object, object_id);
-- How the columns of a sender's own sheet are to be understood, once an officer has said so.
create table import_mapping (
  form        text not null,
  sender_id   int references unit,               -- null: whoever sends it
  headings    text not null,                     -- folded titles of the header, joined
  columns     jsonb not null,                    -- {"3": "fullName", "4": null}
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  unique nulls not distinct (form, sender_id, headings)
);

-- Form B: what a unit asks for, before there is a plan.
create table training_need (
  id               uuid primary key,
  year             smallint not null check (year between 1990 and 2100),
  unit_id          int not null references unit,   -- the unit that asks
  bloc             smallint not null references bloc,
  content          text not null,
  content_key      text not null,
  family_id        uuid references programme_family,
  audience         text,
  audience_key     text not null default '',
  people           int not null check (people between 1 and 100000),
  women            int check (women between 0 and people),
  minority         int check (minority between 0 and people),
  province_level   int check (province_level between 0 and people),
  commune_level    int check (commune_level between 0 and people),
  public_employees int check (public_employees between 0 and people),
  proposed_time    text,
  quarter          smallint check (quarter between 1 and 4),
  study_form       text,
  cost             bigint check (cost >= 0),       -- đồng
  note             text,
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  row_version      int not null default 1,
  unique (year, unit_id, content_key, audience_key)
);
create index on training_need (year, content_key);

-- Certificates that people hold, from old registers (sổ cấp chứng chỉ).
create table certificate (
  id               uuid primary key,
  person_id        uuid not null references person,
  unit_id          int not null references unit,   -- of the person when it was entered: scope
  bloc             smallint not null references bloc,
  title            text not null,                  -- programme as the certificate prints it
  title_key        text not null,
  family_id        uuid references programme_family,
  serial           text,                           -- số hiệu phôi
  register_no      text,                           -- số vào sổ
  issuer           text,
  issuer_key       text not null default '',
  issued_on        date,
  issued_precision text not null default 'day' check (issued_precision in ('day','month','year','none')),
  course_from      date,
  course_to        date,
  periods          int check (periods between 1 and 10000),
  classification   text,
  decision         text,                           -- quyết định công nhận
  signer           text,
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  row_version      int not null default 1
);
create index on certificate (person_id);
create unique index certificate_one_per_serial on certificate (issuer_key, serial) where serial is not null;

-- Marks and classification of a run in a class, as the list of results prints them. Recognition itself is an event of the ledger.
create table enrolment_result (
  enrolment_id   uuid primary key references enrolment,
  class_id       uuid not null references training_class,
  runner_id      int not null references unit,
  host_id        int not null references unit,
  lead_bloc      smallint not null references bloc,
  sender_id      int not null references unit,
  sender_bloc    smallint not null references bloc,
  parts          jsonb not null default '[]',      -- [{"title": "Phần I", "mark": 7.5}]
  average        numeric(4,2) check (average between 0 and 10),
  conduct        text,                             -- rèn luyện
  classification text,                             -- xếp loại
  recognised     boolean,                          -- what the list says; null: it does not say
  note           text,
  recorded_at    timestamptz not null default now(),
  recorded_by    uuid not null,
  row_version    int not null default 1
);
create index on enrolment_result (class_id);

do $$
declare
  t text;
  c text;
  spec record;
begin
  foreach t in array array['import_run','import_row','import_made','import_mapping','training_need','certificate','enrolment_result'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant_all on %I to {{tenant}} using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to {{tenant}}, {{unit}}, {{bloc}}', t);
  end loop;
  execute 'create policy open_all on import_mapping to {{unit}}, {{bloc}} using (true) with check (true)';
  for spec in select * from (values
      ('import_run', array['unit_id'], array['bloc']),
      ('import_row', array['unit_id'], array['bloc']),
      ('import_made', array['unit_id'], array['bloc']),
      ('training_need', array['unit_id'], array['bloc']),
      ('certificate', array['unit_id'], array['bloc']),
      ('enrolment_result', array['runner_id','host_id','sender_id'], array['lead_bloc','sender_bloc'])
    ) as v(name, unit_columns, bloc_columns) loop
    foreach c in array spec.unit_columns loop
      execute format('create policy unit_%s on %I to {{unit}} using (%I = any (current_setting(''khuevan.units'')::int[])) with check (%I = any (current_setting(''khuevan.units'')::int[]))', c, spec.name, c, c);
    end loop;
    foreach c in array spec.bloc_columns loop
      execute format('create policy bloc_%s on %I to {{bloc}} using (%I = current_setting(''khuevan.bloc'')::smallint) with check (%I = current_setting(''khuevan.bloc'')::smallint)', c, spec.name, c, c);
    end loop;
  end loop;
end $$;

-- an import is undone as one act while nothing builds on it: what it made may go
grant delete on person, person_post, person_key, enrolment, training_class, unit, unit_version, plan, plan_version to {{tenant}}, {{unit}}, {{bloc}};

-- it deletes trainees and people by the thousand, and each is looked for in what refers to it
create index on ledger_entry (enrolment_id);
create index on ledger_entry (person_id);
create index on person (merged_into_id);
