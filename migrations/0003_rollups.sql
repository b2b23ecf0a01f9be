-- Sums of the ledger, so that a year is read without passing over its entries. Every entry is counted once in each of these:
--   scope   of                      dimensions
--   lead    bloc of the lead        runner, lead, host, sender, family, funding, senderBloc
--   sender  bloc of the sender      sender, leadBloc, host, family, funding
--   runner  the institution         host, family, funding, leadBloc, senderBloc
-- A whole is the sum over any one dimension (funding has the fewest keys), a tree of units the sum over its units.
-- from_day is the first day of the part of a year that both clocks leave whole: 1 January or 15 December.
create table roll_up (
  scope      text not null check (scope in ('lead','sender','runner')),
  bloc       smallint,                            -- lead, sender
  unit_id    int,                                 -- runner
  dimension  text not null,
  key        text not null,                       -- unit, family, bloc or funding; '' = not given
  from_day   date not null,
  plan_year  smallint,                            -- slots only
  account    text not null,
  term       text not null,
  detail     text,
  direction  smallint not null,
  quantity   int not null,
  seats      int not null,
  constraint roll_up_key unique nulls not distinct (dimension, scope, bloc, unit_id, from_day, account, term, detail, direction, plan_year, key)
);
-- What events add, one transaction beside the other without waiting; folded into roll_up now and then. A reader adds up both.
create table roll_up_posted (
  scope      text not null,
  bloc       smallint,
  unit_id    int,
  dimension  text not null,
  key        text not null,
  from_day   date not null,
  plan_year  smallint,
  account    text not null,
  term       text not null,
  detail     text,
  direction  smallint not null,
  quantity   int not null,
  seats      int not null
);

-- what is in the ledger already: this one transaction looks past its policies
alter table ledger_entry no force row level security;
insert into roll_up (scope, bloc, unit_id, dimension, key, from_day, plan_year, account, term, detail, direction, quantity, seats)
select k.scope, k.bloc, k.unit_id, k.dimension, coalesce(k.key, ''), e.from_day, e.plan_year, e.account, e.term, e.detail, e.direction,
  sum(e.quantity), sum(e.seats)
from (
  select make_date(extract(year from effective_date)::int, case when to_char(effective_date, 'MMDD') < '1215' then 1 else 12 end,
      case when to_char(effective_date, 'MMDD') < '1215' then 1 else 15 end) as from_day, *
  from ledger_entry) e
cross join lateral (values
  ('lead', coalesce(e.lead_bloc, 0::smallint), null::int, 'runner', e.runner_id::text),
  ('lead', coalesce(e.lead_bloc, 0::smallint), null, 'lead', e.lead_id::text),
  ('lead', coalesce(e.lead_bloc, 0::smallint), null, 'host', e.host_id::text),
  ('lead', coalesce(e.lead_bloc, 0::smallint), null, 'sender', e.sender_id::text),
  ('lead', coalesce(e.lead_bloc, 0::smallint), null, 'family', e.family_id::text),
  ('lead', coalesce(e.lead_bloc, 0::smallint), null, 'funding', e.funding),
  ('lead', coalesce(e.lead_bloc, 0::smallint), null, 'senderBloc', e.sender_bloc::text),
  ('sender', e.sender_bloc, null, 'sender', e.sender_id::text),
  ('sender', e.sender_bloc, null, 'leadBloc', e.lead_bloc::text),
  ('sender', e.sender_bloc, null, 'host', e.host_id::text),
  ('sender', e.sender_bloc, null, 'family', e.family_id::text),
  ('sender', e.sender_bloc, null, 'funding', e.funding),
  ('runner', null, e.runner_id, 'host', e.host_id::text),
  ('runner', null, e.runner_id, 'family', e.family_id::text),
  ('runner', null, e.runner_id, 'funding', e.funding),
  ('runner', null, e.runner_id, 'leadBloc', e.lead_bloc::text),
  ('runner', null, e.runner_id, 'senderBloc', e.sender_bloc::text)
) as k(scope, bloc, unit_id, dimension, key)
where coalesce(k.bloc, k.unit_id) is not null
group by k.scope, k.bloc, k.unit_id, k.dimension, k.key, e.from_day, e.plan_year, e.account, e.term, e.detail, e.direction
having sum(e.quantity) <> 0 or sum(e.seats) <> 0;
alter table ledger_entry force row level security;

do $$
declare
  t text;
begin
  foreach t in array array['roll_up','roll_up_posted'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant_all on %I to {{tenant}} using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to {{tenant}}', t);
    execute format('create policy unit_unit_id on %I for select to {{unit}} using (unit_id = any (current_setting(''khuevan.units'')::int[]))', t);
    execute format('create policy bloc_bloc on %I for select to {{bloc}} using (bloc = current_setting(''khuevan.bloc'')::smallint)', t);
    execute format('grant select on %I to {{unit}}, {{bloc}}', t);
  end loop;
end $$;

-- an event counts in sums that whoever records it does not see
create policy post_anywhere on roll_up_posted for insert to {{unit}}, {{bloc}} with check (true);
grant insert on roll_up_posted to {{unit}}, {{bloc}};

-- the few slots that a review names one by one
create index ledger_entry_named_slots on ledger_entry (plan_year, term) where account = 'slot' and term in ('not_executed', 'off_plan');
