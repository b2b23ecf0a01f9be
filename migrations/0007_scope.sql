-- Who works here: account types as roles, over a unit, a bloc, the tenant, a class or one person; and a fourth login role for the last two.

alter table assignment no force row level security;
alter table bloc no force row level security;
alter table unit_version no force row level security;
alter table assignment drop constraint assignment_role_check;
alter table assignment drop constraint assignment_scope_check;
-- Of the three roles before, each becomes the account type that does its work where it is held. An officer of a unit that is
-- no school, centre or training desk keeps what a contact does: its own staff, needs, what its people attend.
update assignment g set role = case
  when g.role = 'administrator' then 'chief'
  when g.role = 'reader' then 'reader'
  when g.scope = 'bloc' and (select code from bloc where id = g.bloc) in ('party', 'DANG') then 'organisation_officer'
  when g.scope <> 'unit' then 'home_affairs_officer'
  else coalesce((select case
      when v.kind = 'political_centre' then 'political_centre'
      when v.kind in ('political_school', 'public_service_unit', 'faculty', 'other') then 'school_office'
      when v.kind = 'party_commission' then 'organisation_officer'
      when v.kind = 'department' and v.symbol = 'SNV' then 'home_affairs_officer'
    end from unit_version v where v.unit_id = g.unit_id order by v.valid_from desc limit 1), 'unit_contact')
  end;
alter table assignment force row level security;
alter table bloc force row level security;
alter table unit_version force row level security;

alter table assignment
  add class_id         uuid references training_class,
  add person_id        uuid references person,
  add reason           text,                          -- why there is no document that orders it
  add ended_document_id uuid references document,     -- what ended it before its day: a rotation
  add recorded_by      uuid,
  add recorded_by_name text,
  add constraint assignment_scope_check check (scope in ('tenant','bloc','unit','class','person')),
  add constraint assignment_class_check check ((scope = 'class') = (class_id is not null)),
  add constraint assignment_person_check check ((scope = 'person') = (person_id is not null)),
  -- roles are data (src/kit/roles.ts); these two are held in one way only
  add constraint assignment_inspector_ends check (role <> 'inspector' or valid_to is not null),
  add constraint assignment_trainee_is_a_person check ((role = 'trainee') = (scope = 'person'));

-- Whether those who look after the successor see what belongs to the predecessor.
alter table unit_succession add scope_follows boolean not null default false;

-- a trainee finds the own result by the person
alter table enrolment_result add person_id uuid references person;
alter table enrolment_result no force row level security;
alter table enrolment no force row level security;
update enrolment_result r set person_id = e.person_id from enrolment e where e.id = r.enrolment_id;
alter table enrolment_result force row level security;
alter table enrolment force row level security;
alter table enrolment_result alter person_id set not null;
create index on enrolment_result (person_id);

-- The role of one person: its classes (a homeroom lecturer) or its own file (a trainee). It reads; what it may write comes with
-- the screens that write. khuevan.classes: looked after; khuevan.attends: of its own enrolments; khuevan.person: oneself.
do $$
declare
  t text;
  spec record;
begin
  foreach t in array array['bloc','unit','unit_version','unit_alias','unit_succession','unit_succession_part','document','document_link',
      'programme_family','programme_version','funding_source','ledger_event_document','search_word'] loop
    execute format('create policy open_read on %I for select to {{person}} using (true)', t);
    execute format('grant select on %I to {{person}}', t);
  end loop;
  for spec in select * from (values
      ('training_class', 'id', 'class'), ('training_class', 'id', 'attends'),
      ('enrolment', 'class_id', 'class'), ('enrolment', 'person_id', 'person'),
      ('enrolment_result', 'class_id', 'class'), ('enrolment_result', 'person_id', 'person'),
      ('slot', 'class_id', 'class'),
      ('ledger_event', 'class_id', 'class'),
      ('ledger_entry', 'class_id', 'class'), ('ledger_entry', 'person_id', 'person'),
      ('chain', 'person_id', 'person'),
      ('person', 'id', 'person'), ('person_post', 'person_id', 'person'), ('certificate', 'person_id', 'person')
    ) as v(name, col, form) loop
    execute format('create policy %s_%s on %I for select to {{person}} using (%s)', spec.form, spec.col, spec.name,
      case spec.form
        when 'class' then format('%I = any (current_setting(''khuevan.classes'')::uuid[])', spec.col)
        when 'attends' then format('%I = any (current_setting(''khuevan.attends'')::uuid[])', spec.col)
        else format('%I = current_setting(''khuevan.person'')::uuid', spec.col)
      end);
    execute format('grant select on %I to {{person}}', spec.name);
  end loop;
  -- asked beside a class; nothing of it is this role's
  foreach t in array array['plan','plan_version','plan_line','plan_line_version','ledger_event_trainee','target','declared_class','period_lock',
      'stated_figure'] loop
    execute format('grant select on %I to {{person}}', t);
  end loop;
end $$;
alter policy open_all on idempotency to {{unit}}, {{bloc}}, {{person}};
grant select, insert, update on idempotency to {{person}};
alter policy write_audit on audit to {{unit}}, {{bloc}}, {{person}};
grant insert on audit to {{person}};
