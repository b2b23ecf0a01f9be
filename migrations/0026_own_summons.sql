-- A paper that has gone out keeps what it prints of its class, for whoever does not see the class; and a trainee sees where they are put
-- forward and summoned.
alter table convocation add class_code text, add class_name text, add class_ends_on date;
alter table convocation_person add person_id uuid references person;
alter table convocation no force row level security;
alter table convocation_person no force row level security;
alter table nomination no force row level security;
alter table training_class no force row level security;
update convocation v set class_code = c.code, class_name = c.name, class_ends_on = c.expected_end_on from training_class c where c.id = v.class_id;
update convocation_person p set person_id = n.person_id from nomination n where n.id = p.nomination_id;
alter table convocation force row level security;
alter table convocation_person force row level security;
alter table nomination force row level security;
alter table training_class force row level security;
alter table convocation alter class_code set not null, alter class_name set not null;
alter table convocation_person alter person_id set not null;
create index on convocation_person (person_id);

create policy person_person_id on nomination for select to {{person}} using (person_id = any (current_setting('khuevan.person')::uuid[]));
create policy person_person_id on convocation_person for select to {{person}} using (person_id = any (current_setting('khuevan.person')::uuid[]));
create policy attends_class_id on convocation for select to {{person}} using (class_id = any (current_setting('khuevan.attends')::uuid[]));
-- a series says nobody's name
create policy open_read_person on admission_series for select to {{person}} using (true);
grant select on nomination, convocation_person, admission_series, convocation to {{person}};
