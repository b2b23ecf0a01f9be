-- From a call to an enrolled class: seats shared out, calls, nominations, decisions, summons.

-- Identical classes that share one pool of applicants; one class alone is a series of one. Units that are called see the series, not its classes.
create table admission_series (
  id               uuid primary key,
  code             text not null unique,
  name             text not null,
  family_id        uuid not null references programme_family,
  version_id       uuid not null references programme_version,
  study_mode       text check (study_mode in ('full_time','part_time')),
  personnel        text check (personnel in ('cadre','civil_servant','public_employee','part_time_local_worker','council_deputy','armed_forces','other')),
  plan_year        smallint not null,
  lead_id          int not null references unit,
  lead_bloc        smallint not null references bloc,
  runner_id        int not null references unit,
  opens_on         date,                             -- khai giảng dự kiến, the first of its classes
  ends_on          date,
  place            text,
  minimum          int check (minimum > 0),          -- people a class of it needs; null: the threshold in force
  open_seats       boolean not null default false,   -- seats not granted to anybody are taken first come, first served
  asks_board       boolean not null default false,   -- its programme asks for an admission board (hội đồng tuyển sinh)
  state            text not null default 'open' check (state in ('open','closed','cancelled')),
  rolled_from_id   uuid references admission_series, -- the year before, whose seats came over
  restricted       boolean not null default false,
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  row_version      int not null default 1,
  constraint admission_series_restricted unique (id, restricted)
);
create index on admission_series (plan_year, runner_id);
create index on admission_series (family_id, plan_year);

create table series_class (
  class_id    uuid primary key,                      -- a class is in one series
  series_id   uuid not null,
  seats       int not null check (seats > 0),
  restricted  boolean not null default false,
  recorded_at timestamptz not null default now(),
  constraint series_class_class_id_fkey foreign key (class_id, restricted) references training_class (id, restricted) on update cascade deferrable initially deferred,
  constraint series_class_series_id_fkey foreign key (series_id, restricted) references admission_series (id, restricted) on update cascade deferrable initially deferred
);
create index on series_class (series_id);

-- Seats, double-entry. Accounts of a series: `plan` (where seats come from; its balance is minus what there is), `open` (not granted),
-- `free` of a unit (granted, not used), `held` of a unit (a nominee waits for the decision), `used` of a unit (accepted), `next` (rolled on).
-- Open seats keep unit_id 0. A row moves seats from one account to another; balances are their sum, kept beside.
create table seat_movement (
  id               uuid primary key,
  seq              bigint generated always as identity unique,
  series_id        uuid not null,
  act              text not null check (act in ('provided','withdrawn','granted','moved','returned','held','released','used','freed','rolled_out','rolled_in')),
  from_account     text not null check (from_account in ('plan','open','free','held','used','next')),
  from_unit        int not null default 0,
  to_account       text not null check (to_account in ('plan','open','free','held','used','next')),
  to_unit          int not null default 0,
  seats            int not null check (seats > 0),
  nomination_id    uuid,
  document_id      uuid references document,
  note             text,
  restricted       boolean not null default false,
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  check ((from_account, from_unit) <> (to_account, to_unit)),
  constraint seat_movement_series_id_fkey foreign key (series_id, restricted) references admission_series (id, restricted) on update cascade deferrable initially deferred
);
create index on seat_movement (series_id, seq);
create index on seat_movement (nomination_id) where nomination_id is not null;

create table seat_balance (
  series_id  uuid not null,
  account    text not null check (account in ('plan','open','free','held','used','next')),
  unit_id    int not null default 0,
  seats      int not null,
  restricted boolean not null default false,
  primary key (series_id, account, unit_id),
  constraint seat_balance_never_below check (account = 'plan' or seats >= 0),
  check ((account in ('plan','open','next')) = (unit_id = 0)),
  constraint seat_balance_series_id_fkey foreign key (series_id, restricted) references admission_series (id, restricted) on update cascade deferrable initially deferred
);
create index on seat_balance (unit_id) where unit_id <> 0;

-- Chiêu sinh: to whom, until when, with which papers.
create table admission_call (
  id               uuid primary key,
  series_id        uuid not null,
  document_id      uuid references document,
  issued_on        date not null,
  deadline         date not null,
  late_until       date,                             -- nominations after the deadline are taken until then, marked late
  papers           jsonb not null default '[]',      -- [{code, name, required}]
  note             text,
  state            text not null default 'open' check (state in ('draft','open','closed')),
  restricted       boolean not null default false,
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  row_version      int not null default 1,
  check (deadline >= issued_on),
  check (late_until > deadline),
  constraint admission_call_restricted unique (id, restricted),
  constraint admission_call_series_id_fkey foreign key (series_id, restricted) references admission_series (id, restricted) on update cascade deferrable initially deferred
);
create index on admission_call (series_id);
create index on admission_call (deadline) where state = 'open';

create table call_unit (
  call_id      uuid not null,
  unit_id      int not null references unit,
  bloc         smallint not null references bloc,
  answer       text check (answer in ('nominated','nobody')),
  answered_at  timestamptz,
  answered_by_name text,
  answer_note  text,
  reminded_at  timestamptz,
  reminders    int not null default 0,
  restricted   boolean not null default false,
  primary key (call_id, unit_id),
  check ((answer is null) = (answered_at is null)),
  constraint call_unit_call_id_fkey foreign key (call_id, restricted) references admission_call (id, restricted) on update cascade deferrable initially deferred
);
create index on call_unit (unit_id) where answer is null;

-- Cử: one person put forward by its unit for a series. What the list prints is kept as it was sent.
create table nomination (
  id               uuid primary key,
  series_id        uuid not null,
  call_id          uuid references admission_call,
  person_id        uuid not null references person,
  full_name        text not null,
  sort_name        text not null,
  birth_date       date,
  birth_precision  text not null default 'day' check (birth_precision in ('day','month','year','none')),
  sex              text check (sex in ('male','female')),
  position_title   text,
  category         text not null,
  phone            text,
  unit_id          int not null references unit,     -- that nominates
  bloc             smallint not null references bloc,
  lead_id          int not null references unit,
  lead_bloc        smallint not null references bloc,
  runner_id        int not null references unit,
  wishes           jsonb not null default '{}',      -- {place, from, to}: preferences for the distribution to classes
  state            text not null default 'submitted' check (state in ('submitted','waiting','accepted','refused','withdrawn')),
  waiting_no       int check (waiting_no > 0),
  waiting_reason   text,
  seat             text not null default 'none' check (seat in ('none','held','used')),
  late             boolean not null default false,
  replaces_id      uuid references nomination,
  document_id      uuid references document,         -- công văn, quyết định cử
  import_run_id    uuid,
  verdict          jsonb not null default '{}',      -- rules with the versions applied, same content, same person, timetable; no sensitive values
  verdict_result   text not null default 'unchecked' check (verdict_result in ('unchecked','eligible','missing_evidence','not_eligible')),
  verdict_at       timestamptz,
  class_id         uuid,                             -- given a class of the series
  enrolment_id     uuid references enrolment,
  restricted       boolean not null default false,
  submitted_at     timestamptz not null default now(),
  submitted_by     uuid not null,
  submitted_by_name text not null,
  row_version      int not null default 1,
  check ((state = 'waiting') = (waiting_no is not null)),
  check (seat = 'none' or state in ('submitted','accepted')),
  check (seat <> 'used' or state = 'accepted'),
  constraint nomination_restricted unique (id, restricted),
  constraint nomination_series_id_fkey foreign key (series_id, restricted) references admission_series (id, restricted) on update cascade deferrable initially deferred,
  constraint nomination_class_id_fkey foreign key (class_id, restricted) references training_class (id, restricted) on update cascade deferrable initially deferred
);
create unique index nomination_one_open on nomination (series_id, person_id) where state in ('submitted','waiting','accepted');
create unique index nomination_waiting_order on nomination (series_id, waiting_no) where state = 'waiting';
create unique index nomination_replaces_once on nomination (replaces_id) where replaces_id is not null and state <> 'withdrawn';
create index on nomination (series_id, state);
create index on nomination (person_id);
create index on nomination (unit_id, series_id);

-- What happened to a nomination; never edited.
create table nomination_event (
  id               uuid primary key,
  seq              bigint generated always as identity unique,
  nomination_id    uuid not null,
  act              text not null check (act in ('submitted','checked','put_waiting','called_up','accepted','refused','reopened','withdrawn','replaced','overridden','class_given','class_taken','papers','summoned')),
  reason           text,                             -- a code of the catalogue, or the officer's own words
  note             text,
  data             jsonb not null default '{}',
  document_id      uuid references document,
  unit_id          int not null,
  bloc             smallint not null,
  lead_id          int not null,
  lead_bloc        smallint not null,
  runner_id        int not null,
  restricted       boolean not null default false,
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  constraint nomination_event_nomination_id_fkey foreign key (nomination_id, restricted) references nomination (id, restricted) on update cascade deferrable initially deferred
);
create index on nomination_event (nomination_id, seq);

-- Of the papers a call asks for, which have come. No scans: what, when, under which number.
create table nomination_paper (
  nomination_id    uuid not null,
  paper            text not null,
  received_on      date not null,
  document_id      uuid references document,
  note             text,
  unit_id          int not null, bloc smallint not null, lead_id int not null, lead_bloc smallint not null, runner_id int not null,
  restricted       boolean not null default false,
  recorded_at      timestamptz not null default now(),
  recorded_by_name text not null,
  primary key (nomination_id, paper),
  constraint nomination_paper_nomination_id_fkey foreign key (nomination_id, restricted) references nomination (id, restricted) on update cascade deferrable initially deferred
);

-- Trường hợp đặc biệt: a rule set aside for one nominee by who may, with the document that says so.
create table rule_override (
  id               uuid primary key,
  nomination_id    uuid not null,
  rule_code        text not null,
  document_id      uuid not null references document,
  reason           text not null,
  unit_id          int not null, bloc smallint not null, lead_id int not null, lead_bloc smallint not null, runner_id int not null,
  restricted       boolean not null default false,
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  constraint rule_override_once unique (nomination_id, rule_code),
  constraint rule_override_nomination_id_fkey foreign key (nomination_id, restricted) references nomination (id, restricted) on update cascade deferrable initially deferred
);

-- Hội đồng tuyển sinh and its minutes.
create table admission_board (
  id               uuid primary key,
  series_id        uuid not null,
  met_on           date not null,
  members          jsonb not null default '[]',      -- [{name, position, part}]
  minutes_id       uuid references document,
  conclusion       text,
  restricted       boolean not null default false,
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  constraint admission_board_series_id_fkey foreign key (series_id, restricted) references admission_series (id, restricted) on update cascade deferrable initially deferred
);
create index on admission_board (series_id);

-- Triệu tập. A paper that has gone out is never changed: what changes afterwards is another, which points at it.
create table convocation (
  id               uuid primary key,
  class_id         uuid not null,
  series_id        uuid not null,
  kind             text not null check (kind in ('summons','opening_decision')),
  changes_id       uuid references convocation,
  document_id      uuid references document,
  issued_on        date not null,
  report_on        date,                             -- có mặt
  report_place     text,
  note             text,
  lead_id          int not null references unit,
  lead_bloc        smallint not null references bloc,
  runner_id        int not null references unit,
  restricted       boolean not null default false,
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  constraint convocation_restricted unique (id, restricted),
  constraint convocation_class_id_fkey foreign key (class_id, restricted) references training_class (id, restricted) on update cascade deferrable initially deferred,
  constraint convocation_series_id_fkey foreign key (series_id, restricted) references admission_series (id, restricted) on update cascade deferrable initially deferred
);
create unique index convocation_changed_once on convocation (changes_id) where changes_id is not null;
create index on convocation (class_id);

create table convocation_person (
  convocation_id   uuid not null,
  nomination_id    uuid not null references nomination,
  part             text not null default 'summoned' check (part in ('summoned','added','dropped')),
  ordinal          int not null,
  full_name        text not null,
  birth_date       date,
  birth_precision  text not null,
  sex              text,
  position_title   text,
  unit_id          int not null references unit,
  unit_name        text not null,                    -- as the paper prints it
  bloc             smallint not null, lead_id int not null, lead_bloc smallint not null, runner_id int not null,
  restricted       boolean not null default false,
  primary key (convocation_id, nomination_id),
  constraint convocation_person_convocation_id_fkey foreign key (convocation_id, restricted) references convocation (id, restricted) on update cascade deferrable initially deferred
);
create index on convocation_person (nomination_id);

-- When a class counts as at risk, in force from a day on: law as data.
create table opening_threshold (
  id               uuid primary key,
  valid_from       date not null unique,
  minimum          int not null check (minimum > 0),               -- people, where the series says nothing
  warn_days        int not null check (warn_days between 1 and 400), -- before khai giảng
  lead_share       int not null check (lead_share between 1 and 100), -- % of seats that should be nominated by then
  citation         text,
  document_id      uuid references document,
  verification     text not null default 'unverified' check (verification in ('verified','unverified')),
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null
);
insert into opening_threshold (id, valid_from, minimum, warn_days, lead_share, citation, recorded_by, recorded_by_name)
values (gen_random_uuid(), '2020-01-01', 25, 60, 50, 'Ngưỡng đề xuất của hệ thống, đơn vị tự quyết định', '00000000-0000-7000-8000-000000000000', 'Khuê Văn');

do $$
declare
  spec record;
  c text;
  t text;
begin
  -- what everybody of the tenant may read: who was called, to what, with how many seats
  foreach t in array array['admission_series','series_class','seat_movement','seat_balance','admission_call','call_unit','admission_board','opening_threshold'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant_all on %I to {{tenant}} using (true) with check (true)', t);
    execute format('create policy open_all on %I to {{unit}}, {{bloc}} using (true) with check (true)', t);
    execute format('grant select, insert on %I to {{unit}}, {{bloc}}, {{tenant}}', t);
  end loop;
  -- people put forward: by their unit and its bloc, by who leads and who runs
  for spec in select * from (values
      ('nomination', array['unit_id','lead_id','runner_id'], array['bloc','lead_bloc']),
      ('nomination_event', array['unit_id','lead_id','runner_id'], array['bloc','lead_bloc']),
      ('nomination_paper', array['unit_id','lead_id','runner_id'], array['bloc','lead_bloc']),
      ('rule_override', array['unit_id','lead_id','runner_id'], array['bloc','lead_bloc']),
      ('convocation_person', array['unit_id','lead_id','runner_id'], array['bloc','lead_bloc'])
    ) as v(name, unit_columns, bloc_columns) loop
    execute format('alter table %I enable row level security', spec.name);
    execute format('alter table %I force row level security', spec.name);
    execute format('create policy tenant_all on %I to {{tenant}} using (true) with check (true)', spec.name);
    foreach c in array spec.unit_columns loop
      execute format('create policy unit_%s on %I to {{unit}} using (%I = any (current_setting(''khuevan.units'')::int[])) with check (%I = any (current_setting(''khuevan.units'')::int[]))', c, spec.name, c, c);
    end loop;
    foreach c in array spec.bloc_columns loop
      execute format('create policy bloc_%s on %I to {{bloc}} using (%I = current_setting(''khuevan.bloc'')::smallint) with check (%I = current_setting(''khuevan.bloc'')::smallint)', c, spec.name, c, c);
    end loop;
    execute format('grant select, insert on %I to {{unit}}, {{bloc}}, {{tenant}}', spec.name);
  end loop;
  -- the paper itself says nobody's name; who is on it is in convocation_person
  execute 'alter table convocation enable row level security';
  execute 'alter table convocation force row level security';
  execute 'create policy tenant_all on convocation to {{tenant}} using (true) with check (true)';
  execute 'create policy open_all on convocation to {{unit}}, {{bloc}} using (true) with check (true)';
  execute 'grant select, insert on convocation to {{unit}}, {{bloc}}, {{tenant}}';
  -- where the classes are restricted, nothing of it is there without the right
  foreach t in array array['admission_series','series_class','seat_movement','seat_balance','admission_call','call_unit','admission_board',
      'nomination','nomination_event','nomination_paper','rule_override','convocation','convocation_person'] loop
    execute format('create policy not_restricted on %I as restrictive to {{tenant}}, {{unit}}, {{bloc}}, {{person}}
      using (not restricted or current_setting(''khuevan.restricted'')::boolean) with check (not restricted or current_setting(''khuevan.restricted'')::boolean)', t);
  end loop;
end $$;
-- the present state moves; movements, history and papers that have gone out never do
grant update on admission_series, series_class, seat_balance, admission_call, call_unit, nomination, nomination_paper, convocation, admission_board to {{unit}}, {{bloc}}, {{tenant}};
grant delete on series_class, call_unit, nomination_paper, nomination, nomination_event to {{unit}}, {{bloc}}, {{tenant}};
