-- Who may be trained: sets of conditions, each condition as versions in time with its source. A version is never edited: the next follows it.

create table eligibility_scheme (
  id            uuid primary key,
  code          text not null unique,              -- TCLLCT, CCLLCT, SAU_DAI_HOC
  name          text not null,
  every_family  boolean not null default false,    -- asked for every programme
  recorded_at   timestamptz not null default now()
);
-- Which programmes ask it, in every version of theirs; one version alone asks it by programme_requirement.
create table eligibility_scheme_family (
  scheme_id     uuid not null references eligibility_scheme,
  family_id     uuid not null references programme_family,
  recorded_at   timestamptz not null default now(),
  primary key (scheme_id, family_id)
);
create index on eligibility_scheme_family (family_id);
create table eligibility_rule (
  id            uuid primary key,
  scheme_id     uuid not null references eligibility_scheme,
  code          text not null,                     -- E-03
  name          text not null,
  recorded_at   timestamptz not null default now(),
  constraint eligibility_rule_code unique (scheme_id, code)
);
create table eligibility_rule_version (
  id               uuid primary key,
  rule_id          uuid not null references eligibility_rule,
  valid_from       date not null,
  valid_to         date,                           -- exclusive
  category         text check (category in ('cadre','civil_servant','public_employee','part_time_local_worker','council_deputy','armed_forces','other')), -- null: everybody no version of their own speaks of
  study_mode       text check (study_mode in ('full_time','part_time')),
  kind             text not null check (kind in ('party_status','education_at_least','age_at_least','age_at_most','ratings_good_years','service_months_at_least',
                     'rank_years_at_least','commitment_multiple','not_holding_same_or_higher','not_enrolled_overlapping','not_known')),
  parameters       jsonb not null default '{}',
  severity         text not null check (severity in ('block','warn')),
  age_reference    text not null default 'expected_opening' check (age_reference in ('expected_opening','sending_decision','end_of_submission')),
  citation         text,
  document_id      uuid references document,
  verification     text not null default 'unverified' check (verification in ('verified','unverified')),
  overlay_id       uuid references document,       -- a province's own condition beside the national one; null: national
  withdrawn_at     timestamptz,                    -- before it came into force
  withdrawn_by_name text,
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  check (valid_to is null or valid_to > valid_from),
  check (document_id is not null or citation is not null),
  check (kind <> 'not_known' or verification = 'unverified'),
  constraint eligibility_version_apart exclude using gist (rule_id with =, (coalesce(category, '')) with =, (coalesce(study_mode, '')) with =,
    (coalesce(overlay_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =, daterange(valid_from, valid_to, '[)') with &&) where (withdrawn_at is null)
);
create index on eligibility_rule_version (rule_id);

-- Values, sources and what was compared with them: Quy định 57-QĐ/TW (8/2/2022) and 350-QĐ/TW (29/8/2025), taken as in force from the day they
-- were signed; NĐ 101/2017 as amended by NĐ 89/2021, and NĐ 171/2025 for civil servants. What could not be read is there and says so.
insert into eligibility_scheme (id, code, name, every_family) values
  ('019a0000-0000-7000-8000-00000e100001', 'TCLLCT', 'Trung cấp lý luận chính trị', false),
  ('019a0000-0000-7000-8000-00000e100002', 'CCLLCT', 'Cao cấp lý luận chính trị', false),
  ('019a0000-0000-7000-8000-00000e100003', 'SCLLCT', 'Sơ cấp lý luận chính trị', false),
  ('019a0000-0000-7000-8000-00000e100004', 'SAU_DAI_HOC', 'Đào tạo sau đại học', false),
  ('019a0000-0000-7000-8000-00000e100005', 'CHUNG', 'Điều kiện chung của mọi lớp', true);

insert into eligibility_rule (id, scheme_id, code, name)
select ('019a0000-0000-7000-8000-00000e2000' || r.n)::uuid, s.id, r.code, r.name
from (values
  ('01', 'TCLLCT', 'E-01', 'Là đảng viên dự bị hoặc chính thức'),
  ('02', 'TCLLCT', 'E-02', 'Trình độ chuyên môn'),
  ('03', 'TCLLCT', 'E-03', 'Tuổi, hệ không tập trung'),
  ('04', 'TCLLCT', 'E-04', 'Hai năm liền trước hoàn thành tốt nhiệm vụ trở lên'),
  ('08', 'TCLLCT', 'E-08', 'Chưa có bằng trung cấp lý luận chính trị hoặc cao hơn'),
  ('51', 'CCLLCT', 'E-05a', 'Là đảng viên chính thức'),
  ('52', 'CCLLCT', 'E-05b', 'Trình độ chuyên môn'),
  ('53', 'CCLLCT', 'E-05c', 'Tuổi, hệ không tập trung'),
  ('58', 'CCLLCT', 'E-08', 'Chưa có bằng cao cấp lý luận chính trị'),
  ('71', 'SCLLCT', 'SC-01', 'Trình độ học vấn'),
  ('61', 'SAU_DAI_HOC', 'E-06a', 'Thời gian công tác'),
  ('62', 'SAU_DAI_HOC', 'E-06b', 'Tuổi khi được cử đi học lần đầu'),
  ('63', 'SAU_DAI_HOC', 'E-06c', 'Hai năm liền trước hoàn thành tốt nhiệm vụ trở lên'),
  ('64', 'SAU_DAI_HOC', 'E-06d', 'Cam kết phục vụ sau đào tạo'),
  ('81', 'CHUNG', 'E-08a', 'Chưa có chứng chỉ, bằng của chương trình này'),
  ('82', 'CHUNG', 'E-08b', 'Không học lớp khác trùng thời gian')
) r(n, scheme, code, name)
join eligibility_scheme s on s.code = r.scheme;

insert into eligibility_rule_version (id, rule_id, valid_from, valid_to, category, study_mode, kind, parameters, severity, age_reference, citation, verification, recorded_by, recorded_by_name)
select gen_random_uuid(), r.id, v.valid_from::date, v.valid_to::date, v.category, v.study_mode, v.kind, v.parameters::jsonb, v.severity, v.age_reference, v.citation, v.verification,
  '00000000-0000-7000-8000-000000000000', 'Khuê Văn'
from (values
  -- 57-QĐ/TW
  ('TCLLCT', 'E-01', '2022-02-08', '2025-08-29', null, null, 'party_status', '{"anyOf":["probationary","full"]}', 'block', 'expected_opening', 'Quy định 57-QĐ/TW ngày 8/2/2022, tiêu chuẩn đào tạo trung cấp lý luận chính trị', 'verified'),
  ('TCLLCT', 'E-02', '2022-02-08', '2025-08-29', null, null, 'education_at_least', '{"level":"college","minorityLevel":"upper_secondary"}', 'block', 'expected_opening', 'Quy định 57-QĐ/TW ngày 8/2/2022, tiêu chuẩn đào tạo trung cấp lý luận chính trị', 'verified'),
  ('TCLLCT', 'E-03', '2022-02-08', '2025-08-29', null, 'part_time', 'age_at_least', '{"female":33,"male":35}', 'block', 'expected_opening', 'Quy định 57-QĐ/TW ngày 8/2/2022, hệ không tập trung: nữ từ 33, nam từ 35 tuổi; ngày tính tuổi văn bản chưa nêu', 'verified'),
  -- 350-QĐ/TW
  ('TCLLCT', 'E-01', '2025-08-29', null, null, null, 'party_status', '{"anyOf":["probationary","full"]}', 'block', 'expected_opening', 'Quy định 350-QĐ/TW ngày 29/8/2025, tiêu chuẩn đào tạo trung cấp lý luận chính trị', 'verified'),
  ('TCLLCT', 'E-02', '2025-08-29', null, null, null, 'education_at_least', '{"level":"college","minorityLevel":"upper_secondary"}', 'block', 'expected_opening', 'Quy định 350-QĐ/TW ngày 29/8/2025, tiêu chuẩn đào tạo trung cấp lý luận chính trị', 'verified'),
  ('TCLLCT', 'E-03', '2025-08-29', null, null, 'part_time', 'age_at_least', '{"female":28,"male":30}', 'block', 'expected_opening', 'Quy định 350-QĐ/TW ngày 29/8/2025, hệ không tập trung: nữ từ 28, nam từ 30 tuổi; ngày tính tuổi văn bản chưa nêu', 'verified'),
  ('TCLLCT', 'E-04', '2025-08-29', null, null, null, 'ratings_good_years', '{"years":2}', 'block', 'expected_opening', 'Quy định 350-QĐ/TW ngày 29/8/2025: 2 năm liên tục liền trước khi được cử hoàn thành tốt nhiệm vụ trở lên', 'verified'),
  -- practice, of no document: said, never in the way
  ('TCLLCT', 'E-08', '2021-07-09', null, null, null, 'not_holding_same_or_higher', '{"theoryLevel":"intermediate","confirmedBefore":"2021-07-09"}', 'warn', 'expected_opening', 'Thực hành xét tuyển; giấy xác nhận trình độ chỉ tính khi cấp trước 9/7/2021 (Kết luận 09 của Ban Bí thư, theo hướng dẫn của Ban Tổ chức Trung ương)', 'unverified'),
  ('CCLLCT', 'E-05a', '2022-02-08', '2025-08-29', null, null, 'party_status', '{"anyOf":["full"]}', 'block', 'expected_opening', 'Quy định 57-QĐ/TW ngày 8/2/2022, tiêu chuẩn đào tạo cao cấp lý luận chính trị', 'verified'),
  ('CCLLCT', 'E-05b', '2022-02-08', '2025-08-29', null, null, 'education_at_least', '{"level":"university","minorityLevel":null}', 'block', 'expected_opening', 'Quy định 57-QĐ/TW ngày 8/2/2022, tiêu chuẩn đào tạo cao cấp lý luận chính trị', 'verified'),
  ('CCLLCT', 'E-05c', '2022-02-08', '2025-08-29', null, 'part_time', 'age_at_least', '{"female":38,"male":40}', 'block', 'expected_opening', 'Quy định 57-QĐ/TW ngày 8/2/2022, hệ không tập trung: nữ từ 38, nam từ 40 tuổi; ngày tính tuổi văn bản chưa nêu', 'verified'),
  ('CCLLCT', 'E-05a', '2025-08-29', null, null, null, 'not_known', '{}', 'block', 'expected_opening', 'Quy định 350-QĐ/TW ngày 29/8/2025, tiêu chuẩn cao cấp: chưa đọc được toàn văn', 'unverified'),
  ('CCLLCT', 'E-05b', '2025-08-29', null, null, null, 'not_known', '{}', 'block', 'expected_opening', 'Quy định 350-QĐ/TW ngày 29/8/2025, tiêu chuẩn cao cấp: chưa đọc được toàn văn', 'unverified'),
  ('CCLLCT', 'E-05c', '2025-08-29', null, null, 'part_time', 'not_known', '{}', 'block', 'expected_opening', 'Quy định 350-QĐ/TW ngày 29/8/2025, tuổi hệ không tập trung của cao cấp: chưa đọc được toàn văn', 'unverified'),
  ('CCLLCT', 'E-08', '2021-07-09', null, null, null, 'not_holding_same_or_higher', '{"theoryLevel":"advanced","confirmedBefore":"2021-07-09"}', 'warn', 'expected_opening', 'Thực hành xét tuyển; giấy xác nhận trình độ chỉ tính khi cấp trước 9/7/2021 (Kết luận 09 của Ban Bí thư, theo hướng dẫn của Ban Tổ chức Trung ương)', 'unverified'),
  ('SCLLCT', 'SC-01', '2022-02-08', '2025-08-29', null, null, 'education_at_least', '{"level":"lower_secondary","minorityLevel":null}', 'block', 'expected_opening', 'Quy định 57-QĐ/TW ngày 8/2/2022, đào tạo sơ cấp lý luận chính trị', 'verified'),
  ('SCLLCT', 'SC-01', '2025-08-29', null, null, null, 'not_known', '{}', 'block', 'expected_opening', 'Quy định 350-QĐ/TW ngày 29/8/2025: chưa rõ sơ cấp nay theo văn bản nào', 'unverified'),
  -- NĐ 101/2017, NĐ 89/2021: everybody until 1/7/2025, then those who are not civil servants
  ('SAU_DAI_HOC', 'E-06a', '2017-10-21', '2025-07-01', null, null, 'service_months_at_least', '{"months":36}', 'block', 'sending_decision', 'Nghị định 101/2017/NĐ-CP (sửa đổi bởi Nghị định 89/2021/NĐ-CP)', 'verified'),
  ('SAU_DAI_HOC', 'E-06b', '2017-10-21', '2025-07-01', null, null, 'age_at_most', '{"female":40,"male":40}', 'block', 'sending_decision', 'Nghị định 101/2017/NĐ-CP (sửa đổi bởi Nghị định 89/2021/NĐ-CP)', 'verified'),
  ('SAU_DAI_HOC', 'E-06c', '2017-10-21', '2025-07-01', null, null, 'ratings_good_years', '{"years":2}', 'block', 'sending_decision', 'Nghị định 101/2017/NĐ-CP (sửa đổi bởi Nghị định 89/2021/NĐ-CP); cần đối chiếu', 'unverified'),
  ('SAU_DAI_HOC', 'E-06d', '2017-10-21', '2025-07-01', null, null, 'commitment_multiple', '{"times":2}', 'block', 'sending_decision', 'Nghị định 101/2017/NĐ-CP (sửa đổi bởi Nghị định 89/2021/NĐ-CP)', 'verified'),
  ('SAU_DAI_HOC', 'E-06a', '2025-07-01', null, null, null, 'service_months_at_least', '{"months":36}', 'block', 'sending_decision', 'Nghị định 101/2017/NĐ-CP, 89/2021/NĐ-CP; từ 1/7/2025 còn được dẫn cho cán bộ, viên chức: cần đối chiếu', 'unverified'),
  ('SAU_DAI_HOC', 'E-06b', '2025-07-01', null, null, null, 'age_at_most', '{"female":40,"male":40}', 'block', 'sending_decision', 'Nghị định 101/2017/NĐ-CP, 89/2021/NĐ-CP; từ 1/7/2025 còn được dẫn cho cán bộ, viên chức: cần đối chiếu', 'unverified'),
  ('SAU_DAI_HOC', 'E-06c', '2025-07-01', null, null, null, 'ratings_good_years', '{"years":2}', 'block', 'sending_decision', 'Nghị định 101/2017/NĐ-CP, 89/2021/NĐ-CP; từ 1/7/2025 còn được dẫn cho cán bộ, viên chức: cần đối chiếu', 'unverified'),
  ('SAU_DAI_HOC', 'E-06d', '2025-07-01', null, null, null, 'commitment_multiple', '{"times":2}', 'block', 'sending_decision', 'Nghị định 101/2017/NĐ-CP, 89/2021/NĐ-CP; từ 1/7/2025 còn được dẫn cho cán bộ, viên chức: cần đối chiếu', 'unverified'),
  ('SAU_DAI_HOC', 'E-06a', '2025-07-01', null, 'civil_servant', null, 'service_months_at_least', '{"months":36}', 'block', 'sending_decision', 'Nghị định 171/2025/NĐ-CP, Điều 5', 'verified'),
  ('SAU_DAI_HOC', 'E-06b', '2025-07-01', null, 'civil_servant', null, 'age_at_most', '{"female":45,"male":45}', 'block', 'sending_decision', 'Nghị định 171/2025/NĐ-CP, Điều 5', 'verified'),
  ('SAU_DAI_HOC', 'E-06c', '2025-07-01', null, 'civil_servant', null, 'ratings_good_years', '{"years":2}', 'block', 'sending_decision', 'Nghị định 171/2025/NĐ-CP, Điều 5', 'verified'),
  ('SAU_DAI_HOC', 'E-06d', '2025-07-01', null, 'civil_servant', null, 'commitment_multiple', '{"times":3}', 'block', 'sending_decision', 'Nghị định 171/2025/NĐ-CP, Điều 5', 'verified'),
  ('CHUNG', 'E-08a', '2017-01-01', null, null, null, 'not_holding_same_or_higher', '{"theoryLevel":null,"confirmedBefore":null}', 'warn', 'expected_opening', 'Thực hành xét tuyển', 'unverified'),
  ('CHUNG', 'E-08b', '2017-01-01', null, null, null, 'not_enrolled_overlapping', '{}', 'warn', 'expected_opening', 'Thực hành xét tuyển', 'unverified')
) v(scheme, code, valid_from, valid_to, category, study_mode, kind, parameters, severity, age_reference, citation, verification)
join eligibility_scheme s on s.code = v.scheme
join eligibility_rule r on r.scheme_id = s.id and r.code = v.code;

-- programmes that are called so
alter table programme_family no force row level security;
insert into eligibility_scheme_family (scheme_id, family_id)
select s.id, f.id from eligibility_scheme s join programme_family f on f.code = s.code or (s.code, f.code) in (('TCLLCT', 'LLCT'), ('SAU_DAI_HOC', 'SDH'));
alter table programme_family force row level security;

do $$
declare t text;
begin
  foreach t in array array['eligibility_scheme','eligibility_scheme_family','eligibility_rule','eligibility_rule_version'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant_all on %I to {{tenant}} using (true) with check (true)', t);
    execute format('create policy open_all on %I to {{unit}}, {{bloc}} using (true) with check (true)', t);
    execute format('create policy open_read on %I for select to {{person}} using (true)', t);
    execute format('grant select, insert on %I to {{unit}}, {{bloc}}, {{tenant}}', t);
    execute format('grant select on %I to {{person}}', t);
  end loop;
end $$;
-- a version ends or is withdrawn; what it asks never changes
grant update (valid_to, withdrawn_at, withdrawn_by_name) on eligibility_rule_version to {{unit}}, {{bloc}}, {{tenant}};
grant delete on eligibility_scheme_family to {{unit}}, {{bloc}}, {{tenant}};
