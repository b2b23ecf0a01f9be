-- Restricted classes (nguồn quy hoạch and the like). What is restricted is a line of a plan with all its slots and classes, or an off-plan
-- slot with its class: of one class among others the rest of the line would tell. The mark travels down by foreign keys, so that no row of
-- a restricted class can be without it; they are asked at the end of a transaction, since the mark moves one table at a time.

-- who looks after restricted classes without a role that does
alter table assignment add sees_restricted boolean not null default false;
-- a plan with restricted lines is changed, and its totals compared, by those who see them all
alter table plan add orders_restricted boolean not null default false;

do $$
declare
  t text;
  spec record;
begin
  foreach t in array array['plan_line','plan_line_version','slot','training_class','chain','enrolment','enrolment_result',
      'ledger_event','ledger_event_trainee','ledger_event_document','ledger_entry',
      'approval_request','approval_item','approval_hand','approval_step','approval_directed',
      'import_run','import_row','import_made','document_link'] loop
    execute format('alter table %I add restricted boolean not null default false', t);
    execute format('create policy not_restricted on %I as restrictive to {{tenant}}, {{unit}}, {{bloc}}, {{person}}
      using (not restricted or current_setting(''khuevan.restricted'')::boolean) with check (not restricted or current_setting(''khuevan.restricted'')::boolean)', t);
  end loop;
  foreach t in array array['plan_line','slot','training_class','chain','ledger_event','approval_request','import_run'] loop
    execute format('alter table %I add constraint %s unique (id, restricted)', t, t || '_restricted');
  end loop;
  for spec in select * from (values
      ('plan_line_version', 'line_id', 'plan_line', true),
      ('slot', 'line_id', 'plan_line', true),
      ('training_class', 'slot_id', 'slot', true),
      ('enrolment', 'class_id', 'training_class', true),
      ('enrolment', 'chain_id', 'chain', false),
      ('enrolment_result', 'class_id', 'training_class', true),
      ('ledger_event', 'class_id', 'training_class', true),
      ('ledger_event', 'slot_id', 'slot', true),
      ('ledger_event', 'chain_id', 'chain', true),
      ('ledger_event', 'reverses_id', 'ledger_event', true),
      ('ledger_event_trainee', 'event_id', 'ledger_event', true),
      ('ledger_event_document', 'event_id', 'ledger_event', true),
      ('ledger_entry', 'class_id', 'training_class', true),
      ('ledger_entry', 'slot_id', 'slot', true),
      ('approval_item', 'request_id', 'approval_request', true),
      ('approval_hand', 'request_id', 'approval_request', true),
      ('approval_step', 'request_id', 'approval_request', true),
      ('import_row', 'run_id', 'import_run', true),
      ('import_made', 'run_id', 'import_run', true)
    ) as v(name, col, target, travels) loop
    execute format('alter table %I drop constraint %I', spec.name, spec.name || '_' || spec.col || '_fkey');
    execute format('alter table %I add constraint %I foreign key (%I, restricted) references %I (id, restricted) %s deferrable initially deferred',
      spec.name, spec.name || '_' || spec.col || '_fkey', spec.col, spec.target, case when spec.travels then 'on update cascade' else '' end);
  end loop;
end $$;

-- What restricted classes come to in a year, of the whole tenant and no further apart; the others' sums stand in roll_up.
create table restricted_sum (
  from_day   date not null,
  plan_year  smallint,
  account    text not null,
  term       text not null,
  detail     text,
  direction  smallint not null,
  quantity   int not null,
  seats      int not null
);
alter table restricted_sum enable row level security;
alter table restricted_sum force row level security;
create policy tenant_all on restricted_sum to {{tenant}} using (current_setting('khuevan.restricted')::boolean) with check (current_setting('khuevan.restricted')::boolean);
create policy post_anywhere on restricted_sum for insert to {{unit}}, {{bloc}} with check (true);
grant select, insert, delete on restricted_sum to {{tenant}};
grant insert on restricted_sum to {{unit}}, {{bloc}};
