-- Lists of a whole city: what they are found by, and in which order they are walked.

-- What a search looks through: folded words with one blank before, between and after them.
alter table training_class add words text generated always as (' ' || regexp_replace(folded, '[^[:alnum:]]+', ' ', 'g') || ' ') stored;
alter table document add words text generated always as (' ' || regexp_replace(subject_folded || ' ' ||
  translate(lower(number || ' ' || number_typed), 'đâăêôơư', 'daaeoou'), '[^[:alnum:]]+', ' ', 'g') || ' ') stored;
drop index training_class_folded_idx;
create index on training_class using gin (words gin_trgm_ops);
drop index document_subject_folded_idx;
create index on document using gin (words gin_trgm_ops);
-- A part of a text is no plain comparison, so row-level security keeps it from every index on people. Names are few beside
-- the people who bear them: they are searched by themselves, and people are then looked up by a name as it stands.
create table person_name (
  bloc       smallint not null,                   -- 0: of anybody in the tenant
  sort_name  text collate "vi-VN-x-icu" not null,
  words      text not null,
  primary key (bloc, sort_name)
);
create index on person_name using gin (words gin_trgm_ops) where bloc = 0;
drop index person_folded_name_idx;

-- Words that occur, for telling what a mistyped one may have meant. Numbers are not among them.
create table search_word (
  list  text not null check (list in ('people','classes','documents')),
  word  text not null,
  primary key (list, word)
);

-- The day a class stands under in lists: khai giảng, or when it is expected.
alter table training_class add list_day date generated always as
  (coalesce(opened_on, expected_open_on, make_date(coalesce(plan_year, 2000), 12, 31))) stored;
drop index training_class_opened_on_id_idx;
create index on training_class (list_day, id);
create index on training_class (lead_bloc, list_day, id);
drop index document_document_date_id_idx;
create index on document (coalesce(document_date, date 'infinity'), id);
-- whoever stands in a list is looked up in these alone
drop index person_sort_name_id_idx;
create index on person (sort_name collate "vi-VN-x-icu", id) where merged_into_id is null;
create index on person (bloc, sort_name collate "vi-VN-x-icu", id) where merged_into_id is null;
create index on person (category, sort_name collate "vi-VN-x-icu", id) where merged_into_id is null;
create index on person (personal_number_last4);
create index on certificate (coalesce(issued_on, date '0001-01-01'), id);

-- what a class's page looks up
create index on slot (class_id);
create index on slot (line_id);
create index on unit_version (unit_id, valid_from);
drop index enrolment_class_id_sort_name_idx;
create index on enrolment (class_id, sort_name collate "vi-VN-x-icu", id);

-- what is there already: this one transaction looks past the policies
alter table person no force row level security;
alter table training_class no force row level security;
alter table document no force row level security;
insert into person_name (bloc, sort_name, words)
  select coalesce(bloc, 0), sort_name, ' ' || min(folded_name) || ' ' from person
  where sort_name <> '' group by grouping sets ((bloc, sort_name), (sort_name));
insert into search_word (list, word)
  select distinct list, word from (
    select 'people', regexp_split_to_table(words, '[^[:alnum:]]+') from person_name where bloc = 0
    union all select 'classes', unnest(string_to_array(words, ' ')) from training_class
    union all select 'documents', unnest(string_to_array(words, ' ')) from document
  ) as all_words (list, word) where word ~ '[^0-9]';
alter table person force row level security;
alter table training_class force row level security;
alter table document force row level security;

do $$
declare
  t text;
begin
  foreach t in array array['person_name','search_word'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant_all on %I to {{tenant}} using (true) with check (true)', t);
    execute format('create policy anybody_adds on %I for insert to {{unit}}, {{bloc}} with check (true)', t);
    execute format('grant select, insert on %I to {{tenant}}', t);
    execute format('grant insert on %I to {{unit}}, {{bloc}}', t);
  end loop;
end $$;
create policy bloc_bloc on person_name for select to {{bloc}} using (bloc = current_setting('khuevan.bloc')::smallint);
create policy open_words on search_word for select to {{unit}}, {{bloc}} using (true);
grant select on person_name to {{bloc}};
grant select on search_word to {{unit}}, {{bloc}};

-- the planner learns at once what is new
analyze training_class, document, person_name, search_word;
