-- The same content twice: what a person said of two titles that look alike, from how much on somebody is warned, and which certificate
-- stands above which.

-- Verdicts are about titles as they are compared (numbering and set phrases left out), not about rows: a topic that is carried into the
-- next version, or written anew, is known again.
create table topic_twin (
  id               uuid primary key,
  key_a            text not null,
  key_b            text not null,
  title_a          text not null,                 -- as they read when it was decided
  title_b          text not null,
  verdict          text not null check (verdict in ('same','different')),
  similarity       smallint not null check (similarity between 0 and 100),   -- percent, when it was decided
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  constraint topic_twin_once unique (key_a, key_b),
  check (key_a < key_b)
);

-- In force from its day; of several for one day the last recorded counts. Added to, never changed.
create table content_threshold (
  id               uuid primary key,
  seq              bigint generated always as identity unique,
  valid_from       date not null,
  share            smallint not null check (share between 1 and 100),            -- percent of a programme already learnt: warn
  years            smallint not null check (years between 1 and 50),             -- counted back from the day that is asked about
  near_similarity  smallint not null check (near_similarity between 50 and 100), -- percent: titles from here on may be the same
  quarter_share    smallint not null check (quarter_share between 1 and 100),    -- percent: two planned classes are near-identical
  document_id      uuid references document,
  citation         text,
  verification     text not null default 'unverified' check (verification in ('verified','unverified')),
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  constraint content_threshold_source check (document_id is not null or citation is not null)
);
create index on content_threshold (valid_from, seq);
insert into content_threshold (id, valid_from, share, years, near_similarity, quarter_share, citation, recorded_by, recorded_by_name)
values (gen_random_uuid(), '2000-01-01', 70, 5, 80, 80, 'Mức khởi đầu của hệ thống, chờ cơ quan có thẩm quyền quy định', '00000000-0000-7000-8000-000000000000', 'Khuê Văn');

-- A programme whose certificate stands on a ladder of levels: who holds one as high needs no lower one. From its day until the next row of
-- the family; without a ladder it is taken off.
create table family_level (
  id               uuid primary key,
  seq              bigint generated always as identity unique,
  family_id        uuid not null references programme_family,
  valid_from       date not null,
  ladder           text check (ladder in ('political_theory','state_management','leadership')),
  level            smallint check (level between 1 and 9),                       -- higher is more
  document_id      uuid references document,
  citation         text,
  verification     text not null default 'unverified' check (verification in ('verified','unverified')),
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  constraint family_level_source check (document_id is not null or citation is not null),
  check ((ladder is null) = (level is null))
);
create index on family_level (family_id, valid_from, seq);

do $$
declare t text;
begin
  foreach t in array array['topic_twin','content_threshold','family_level'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant_all on %I to {{tenant}} using (true) with check (true)', t);
    execute format('create policy open_all on %I to {{unit}}, {{bloc}} using (true) with check (true)', t);
    execute format('create policy open_read on %I for select to {{person}} using (true)', t);
    execute format('grant select, insert on %I to {{unit}}, {{bloc}}, {{tenant}}', t);
    execute format('grant select on %I to {{person}}', t);
  end loop;
end $$;
grant update on topic_twin to {{unit}}, {{bloc}}, {{tenant}};
