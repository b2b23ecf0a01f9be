-- Approvals: one mechanism for written concurrence, appraisal, off-plan classes and amendments.

-- Deadlines, in force from a day on.
create table approval_rule (
  id               uuid primary key,
  kind             text not null check (kind in ('concurrence','appraisal','off_plan','amendment')),
  valid_from       date not null,
  working_days     int not null check (working_days between 1 and 400),
  repeat_months    int check (repeat_months between 1 and 240),    -- of an appraisal: due again
  document_id      uuid references document,
  citation         text,
  verification     text not null default 'unverified' check (verification in ('verified','unverified')),
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  constraint approval_rule_once unique (kind, valid_from)
);

-- What one unit (from) puts before one desk.
create table approval_request (
  id               uuid primary key,
  kind             text not null check (kind in ('concurrence','appraisal','off_plan','amendment')),
  subject_type     text not null check (subject_type in ('training_class','programme_version','plan_version','off_plan')),
  subject_id       uuid not null,
  subject_stamp    text,                                           -- what was put forward, so that what is changed afterwards is seen
  title            text not null,
  data             jsonb not null default '{}',
  from_id          int not null references unit,
  from_bloc        smallint not null references bloc,
  desk_id          int not null references unit,
  desk_bloc        smallint not null references bloc,
  lead_id          int not null references unit,
  lead_bloc        smallint not null references bloc,
  state            text not null default 'open' check (state in ('open','agreed','refused','withdrawn')),
  round            int not null default 1 check (round > 0),
  submitted_on     date not null,                                  -- of the round at hand
  due_on           date,
  rule_id          uuid references approval_rule,
  delegation_version_id uuid references delegation_version,
  document_id      uuid references document,                       -- the letter that asks
  answer_document_id uuid references document,                     -- the letter that answers
  used_for         uuid,                                           -- the slot that an agreed off-plan request became
  closed_at        timestamptz,
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  row_version      int not null default 1
);
create unique index approval_one_open on approval_request (kind, subject_type, subject_id, desk_id) where state = 'open';
create index on approval_request (subject_type, subject_id);
create index on approval_request (desk_id, state, due_on);
create index on approval_request (from_id, state);

create table approval_item (
  request_id  uuid not null references approval_request,
  item        text not null check (item in ('audience','time','content','materials','list','whole')),
  state       text not null default 'pending' check (state in ('pending','agreed','returned','refused')),
  since       timestamptz not null default now(),
  remark      text,
  from_id     int not null, from_bloc smallint not null, desk_id int not null, desk_bloc smallint not null, lead_id int not null, lead_bloc smallint not null,
  primary key (request_id, item)
);

-- Which side of a request somebody is on, for ever: who has submitted never decides, in no round and in nobody's name.
create table approval_hand (
  request_id  uuid not null references approval_request,
  account_id  uuid not null,
  side        text not null check (side in ('submits','decides')),
  from_id     int not null, from_bloc smallint not null, desk_id int not null, desk_bloc smallint not null, lead_id int not null, lead_bloc smallint not null,
  constraint approval_hand_one_side primary key (request_id, account_id),
  unique (request_id, account_id, side)
);

-- Who stands in for whom at a desk, from–to.
create table approval_absence (
  id               uuid primary key,
  absent_id        uuid not null references account,
  absent_name      text not null,
  deputy_id        uuid not null references account,
  deputy_name      text not null,
  desk_id          int not null references unit,
  desk_bloc        smallint not null references bloc,
  from_on          date not null,
  to_on            date not null,                                  -- inclusive
  document_id      uuid not null references document,
  revoked_at       timestamptz,
  revoked_by       uuid,
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  row_version      int not null default 1,
  check (absent_id <> deputy_id),
  check (to_on >= from_on)
);
create index on approval_absence (deputy_id, to_on);

-- What happened to a request; never edited.
create table approval_step (
  id           uuid primary key,
  seq          bigint generated always as identity unique,
  request_id   uuid not null references approval_request,
  item         text not null,
  round        int not null,
  act          text not null check (act in ('submitted','resubmitted','withdrawn','agreed','returned','refused')),
  side         text not null,
  account_id   uuid not null,
  account_name text not null,
  behalf_id    uuid,                                               -- in whose name, while absent
  behalf_name  text,
  absence_id   uuid references approval_absence,
  remark       text,
  document_id  uuid references document,
  recorded_at  timestamptz not null default now(),
  from_id      int not null, from_bloc smallint not null, desk_id int not null, desk_bloc smallint not null, lead_id int not null, lead_bloc smallint not null,
  constraint approval_step_side check (side = case when act in ('submitted','resubmitted','withdrawn') then 'submits' else 'decides' end),
  constraint approval_step_hand foreign key (request_id, account_id, side) references approval_hand (request_id, account_id, side),
  constraint approval_step_behalf foreign key (request_id, behalf_id, side) references approval_hand (request_id, account_id, side),
  check ((behalf_id is null) = (absence_id is null)),
  check (behalf_id is distinct from account_id)
);
create index on approval_step (request_id, seq);
create unique index approval_decided_once on approval_step (request_id, item, round) where act in ('agreed','returned','refused');

-- Theo chỉ đạo, văn bản bổ sung sau: what went ahead without what the matrix asks, until its document is there.
create table approval_directed (
  id               uuid primary key,
  decision         text not null,
  subject_type     text not null,
  subject_id       uuid not null,
  title            text not null,
  missing          jsonb not null default '[]',                    -- [{item, unitId}]
  directed_by      text not null,
  due_on           date not null,
  happened_on      date not null,
  document_id      uuid references document,
  supplied_at      timestamptz,
  supplied_by_name text,
  from_id          int not null references unit,
  from_bloc        smallint not null references bloc,
  desk_id          int references unit,
  desk_bloc        smallint references bloc,
  lead_id          int not null references unit,
  lead_bloc        smallint not null references bloc,
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  check ((document_id is null) = (supplied_at is null))
);
create index on approval_directed (due_on) where document_id is null;

do $$
declare
  spec record;
  c text;
begin
  for spec in select * from (values
      ('approval_request', array['from_id','desk_id','lead_id'], array['from_bloc','desk_bloc','lead_bloc']),
      ('approval_item', array['from_id','desk_id','lead_id'], array['from_bloc','desk_bloc','lead_bloc']),
      ('approval_hand', array['from_id','desk_id','lead_id'], array['from_bloc','desk_bloc','lead_bloc']),
      ('approval_step', array['from_id','desk_id','lead_id'], array['from_bloc','desk_bloc','lead_bloc']),
      ('approval_directed', array['from_id','desk_id','lead_id'], array['from_bloc','desk_bloc','lead_bloc']),
      ('approval_absence', array['desk_id'], array['desk_bloc'])
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
end $$;
alter table approval_rule enable row level security;
alter table approval_rule force row level security;
create policy tenant_all on approval_rule to {{tenant}} using (true) with check (true);
create policy open_all on approval_rule to {{unit}}, {{bloc}} using (true) with check (true);
grant select, insert on approval_rule to {{unit}}, {{bloc}}, {{tenant}};
-- the present state moves; history, and who is on which side, never do
grant update on approval_request, approval_item, approval_absence, approval_directed to {{unit}}, {{bloc}}, {{tenant}};
