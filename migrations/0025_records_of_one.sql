-- Records of one person: who is put forward under one that was merged, what a trainee sees, and certificates that say who is who.

-- A nomination stays with the record it was made under and counts for the person kept, as runs and enrolments do.
alter table nomination add counts_as_id uuid references person;
alter table nomination no force row level security;
alter table person_merge no force row level security;
-- where both were put forward for one series before, the later stays by itself
update nomination n set counts_as_id = m.kept_id from person_merge m
  where m.merged_id = n.person_id and m.undone_at is null and not exists (select from nomination o left join person_merge x on x.merged_id = o.person_id and x.undone_at is null
    where o.series_id = n.series_id and o.id <> n.id and coalesce(x.kept_id, o.person_id) = m.kept_id
      and o.state in ('submitted','waiting','accepted') and n.state in ('submitted','waiting','accepted'));
alter table nomination force row level security;
alter table person_merge force row level security;
drop index nomination_one_open;
create unique index nomination_one_open on nomination (series_id, coalesce(counts_as_id, person_id)) where state in ('submitted','waiting','accepted');
create index on nomination (counts_as_id) where counts_as_id is not null;

-- Numbers of certificates as they are compared: without spaces and signs.
alter table certificate
  add column number_key   text generated always as (nullif(upper(translate(serial, ' ./,:;_-–', '')), '')) stored,
  add column register_key text generated always as (nullif(upper(translate(register_no, ' ./,:;_-–', '')), '')) stored;
create index on certificate (number_key) where number_key is not null;
create index on certificate (register_key, issuer_key) where register_key is not null;

-- khuevan.person: every record of oneself, also those that were merged.
do $$
declare p record;
begin
  for p in select tablename, policyname, (regexp_match(qual, '^\((\w+) = '))[1] as col from pg_policies
      where schemaname = current_schema() and policyname like 'person\_%' and qual like '%khuevan.person%' loop
    execute format('alter policy %I on %I using (%I = any (current_setting(''khuevan.person'')::uuid[]))', p.policyname, p.tablename, p.col);
  end loop;
end $$;
create policy open_read_person on person_merge for select to {{person}} using (true);
grant select on person_merge to {{person}};
