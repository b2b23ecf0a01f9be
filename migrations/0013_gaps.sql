-- An assignment may be ended alone; days off by law are not working days of a deadline.

alter table assignment
  add ended_reason  text,                             -- why it ended before its day, where no document says so
  add ended_by_name text;

-- Days that are not what their weekday says: off (nghỉ lễ, tết, hoán đổi) or made up for by work (làm bù). Added to, never changed:
-- of several for one day the last recorded counts.
create table day_off (
  id               uuid primary key,
  seq              bigint generated always as identity unique,
  on_day           date not null,
  kind             text not null check (kind in ('off','working')),
  name             text not null,
  document_id      uuid references document,
  citation         text,
  verification     text not null default 'unverified' check (verification in ('verified','unverified')),
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid not null,
  recorded_by_name text not null,
  constraint day_off_source check (document_id is not null or citation is not null)
);
create index on day_off (on_day);

-- Days fixed by the Labour Code 2019, article 112 clause 1 a, c, d, đ: verified. The five of Tết, the day beside 2/9, the tenth of the
-- third lunar month, days in lieu and days exchanged follow the notice of each year: none was compared with it here.
insert into day_off (id, on_day, kind, name, citation, verification, recorded_by, recorded_by_name)
select gen_random_uuid(), d.on_day::date, d.kind, d.name, d.citation, d.verification, '00000000-0000-7000-8000-000000000000', 'Khuê Văn'
from (
  select make_date(y, m, n)::text as on_day, 'off' as kind, name, 'Bộ luật Lao động 2019, Điều 112 khoản 1' as citation, 'verified' as verification
  from generate_series(2024, 2027) y, (values (1, 1, 'Tết Dương lịch'), (4, 30, 'Ngày Chiến thắng'), (5, 1, 'Ngày Quốc tế lao động'), (9, 2, 'Quốc khánh')) f(m, n, name)
  union all
  select on_day, 'off', 'Tết Âm lịch', 'Bộ luật Lao động 2019, Điều 112 khoản 1 điểm b; ngày theo lịch âm, chờ đối chiếu thông báo của năm', 'unverified'
  from unnest(array['2024-02-08','2024-02-09','2024-02-12','2024-02-13','2024-02-14',
    '2025-01-27','2025-01-28','2025-01-29','2025-01-30','2025-01-31',
    '2026-02-16','2026-02-17','2026-02-18','2026-02-19','2026-02-20',
    '2027-02-05','2027-02-08','2027-02-09','2027-02-10','2027-02-11']) on_day
  union all
  select on_day, 'off', 'Giỗ Tổ Hùng Vương', 'Bộ luật Lao động 2019, Điều 112 khoản 1 điểm e; ngày theo lịch âm, cần đối chiếu', 'unverified'
  from unnest(array['2024-04-18','2025-04-07','2026-04-26','2027-04-16']) on_day
  union all
  select on_day, 'off', 'Quốc khánh, ngày liền kề', 'Bộ luật Lao động 2019, Điều 112 khoản 1 điểm đ; ngày liền kề theo thông báo của năm, cần đối chiếu', 'unverified'
  from unnest(array['2024-09-03','2025-09-01','2026-09-01','2027-09-03']) on_day
  union all
  select on_day, 'off', name, 'Bộ luật Lao động 2019, Điều 111 khoản 3: lễ trùng ngày nghỉ hằng tuần; cần đối chiếu', 'unverified'
  from (values ('2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương'), ('2027-05-03', 'Nghỉ bù Ngày Quốc tế lao động')) l(on_day, name)
  union all
  select on_day, kind, name, 'Hoán đổi ngày làm việc theo thông báo của năm, cần đối chiếu', 'unverified'
  from (values ('2024-04-29', 'off', 'Nghỉ hoán đổi'), ('2024-05-04', 'working', 'Làm bù'), ('2025-05-02', 'off', 'Nghỉ hoán đổi'), ('2025-04-26', 'working', 'Làm bù'),
    ('2026-01-02', 'off', 'Nghỉ hoán đổi'), ('2026-01-10', 'working', 'Làm bù'), ('2026-08-31', 'off', 'Nghỉ hoán đổi'), ('2026-08-22', 'working', 'Làm bù')) x(on_day, kind, name)
) d;

alter table day_off enable row level security;
alter table day_off force row level security;
create policy tenant_all on day_off to {{tenant}} using (true) with check (true);
create policy open_all on day_off to {{unit}}, {{bloc}} using (true) with check (true);
grant select, insert on day_off to {{unit}}, {{bloc}}, {{tenant}};

-- asked beside a document; nothing of it is this role's
grant select on day_off, delegation_version, coordination_duty, approval_request, approval_step, approval_directed, approval_absence, approval_rule to {{person}};
