import { requestAppraisal, requestOffPlan, setDeadline } from '#modules/approvals';
import { recordDuty, recordMatrix } from '#modules/delegation';
import { yearOf } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Papers, Programmes } from './fill-papers.ts';
import type { Units } from './fill-units.ts';

type Setting = { tx: Tx; actor: Actor; units: Pick<Units, 'idOf'>; papers: Papers; programmes: Programmes };
type Part = 'decides' | 'approves' | 'agrees' | 'consulted' | 'informed';
/** Decision → body → part; a body in capitals is a unit by its code. */
export type Rows = Record<string, Record<string, Part>>;

const five = ['audience', 'opening', 'content', 'curriculum', 'list'];
const places = ['runner', 'lead', 'host', 'sender'];

// Believable, drawn from how such offices describe their work; none of it was compared with the documents themselves.
export const schoolRows: Rows = {
  content: { lead: 'decides', runner: 'consulted' },
  audience: { lead: 'decides', sender: 'consulted', runner: 'informed' },
  curriculum: { runner: 'decides', lead: 'informed' },
  opening: { runner: 'decides', lead: 'consulted' },
  lecturers: { runner: 'decides', host: 'consulted' },
  list: { runner: 'decides', lead: 'informed', sender: 'consulted' },
  summons: { runner: 'decides', sender: 'informed', host: 'informed' },
  results: { runner: 'decides', lead: 'informed', sender: 'informed' },
  certificates: { runner: 'decides', sender: 'informed' },
  payment: { runner: 'decides', STC: 'consulted' },
  plan: { lead: 'decides', STC: 'consulted', SNV: 'informed' },
  off_plan: { runner: 'decides', sender: 'consulted', BTCTU: 'informed' },
};
/** Which rows hold where; a case says only what differs from the first. */
export type Delegation = {
  versions: {
    from: string;
    personnel?: 'civil_servant';
    document?: string;
    citation: string;
    note: string;
    cases: { name: string; family?: string; manager?: 'standing_committee'; rows: Rows }[];
  }[];
  duties: { owes: string; to: string; duty: string; due: string; document: string; from: string }[];
};
type Requests = {
  appraisal: { version: [string, string]; desk: string };
  offPlan: { family: string; lead: string; desk: string; why: string };
};
const tenants: Record<string, Delegation & Requests> = {
  hanoi: {
    versions: [
      {
        from: '2018-01-01',
        document: '04-ĐA/TU',
        citation: 'Đề án 04-ĐA/TU và các quy định phân cấp cùng thời kỳ (cần kiểm chứng)',
        note: 'Minh họa: các lớp thường, trường tự quyết định mở lớp.',
        cases: [{ name: 'Mọi lớp', rows: schoolRows }],
      },
      {
        from: '2025-07-01',
        document: '57-QĐ/TW',
        citation: 'Sau sắp xếp tổ chức từ 01/7/2025 (cần kiểm chứng)',
        note: 'Minh họa: lớp bồi dưỡng nghiệp vụ Đảng, đoàn thể và lớp diện Ban Thường vụ quản lý cần thống nhất năm nội dung.',
        cases: [
          { name: 'Mọi lớp', rows: schoolRows },
          {
            name: 'Trung cấp lý luận chính trị',
            family: 'TCLLCT',
            rows: {
              content: { HVCTQG: 'decides', runner: 'consulted' },
              curriculum: { HVCTQG: 'decides', runner: 'informed' },
              audience: { BTCTU: 'decides', sender: 'consulted' },
            },
          },
          {
            name: 'Bồi dưỡng nghiệp vụ Đảng, đoàn thể',
            family: 'BDDT',
            rows: Object.fromEntries(
              five.map((one) => [one, { runner: 'decides', BTCTU: 'agrees', sender: 'informed' } as Record<string, Part>]),
            ),
          },
          {
            name: 'Lớp diện Ban Thường vụ quản lý',
            manager: 'standing_committee',
            rows: {
              ...Object.fromEntries(five.map((one) => [one, { BTCTU: 'agrees', runner: 'decides' } as Record<string, Part>])),
              results: { runner: 'decides', BTCTU: 'approves' },
            },
          },
        ],
      },
    ],
    duties: [
      {
        owes: 'LHP',
        to: 'BTCTU',
        duty: 'Thông tin tình hình học tập, rèn luyện và vướng mắc của từng lớp',
        due: 'Hằng tháng và khi kết thúc lớp',
        document: '6445-QĐ/TU',
        from: '2024-03-01',
      },
      {
        owes: 'BTCTU',
        to: 'LHP',
        duty: 'Thông báo khung đào tạo, giới thiệu giảng viên khi trường đề nghị',
        due: 'Trong 7 ngày làm việc kể từ khi nhận đề nghị',
        document: '6445-QĐ/TU',
        from: '2024-03-01',
      },
      {
        owes: 'SNV',
        to: 'BTCTU',
        duty: 'Gửi số liệu các lớp bồi dưỡng, tập huấn khối chính quyền',
        due: 'Trước ngày 10 tháng đầu mỗi quý',
        document: '16-HD/BTCTU',
        from: '2024-01-01',
      },
    ],
    appraisal: { version: ['BDTG', 'BDTG'], desk: 'BTCTU' },
    offPlan: {
      family: 'BDDT',
      lead: 'MTTQ',
      desk: 'BTCTU',
      why: 'Mặt trận đề nghị thêm một lớp cho cán bộ mới; trường cân đối được giảng viên (minh họa)',
    },
  },
  hungyen: {
    versions: [
      {
        from: '2023-11-17',
        document: '171/KH-UBND',
        citation: 'Kế hoạch 171/KH-UBND, phần tổ chức thực hiện (cần kiểm chứng)',
        note: 'Trước mỗi lớp, cơ sở đào tạo đề nghị Sở Nội vụ thống nhất bằng văn bản đối tượng, thời gian, nội dung, tài liệu, danh sách.',
        cases: [
          {
            name: 'Mọi lớp',
            rows: {
              ...schoolRows,
              ...Object.fromEntries(
                five.map((one) => [one, { runner: 'decides', SNV: 'agrees', sender: 'consulted' } as Record<string, Part>]),
              ),
              summons: { runner: 'decides', SNV: 'informed', sender: 'informed' },
              payment: { runner: 'decides', STC: 'approves' },
              off_plan: { runner: 'decides', SNV: 'consulted', sender: 'consulted' },
            },
          },
        ],
      },
      {
        from: '2025-07-01',
        personnel: 'civil_servant',
        citation: 'NĐ 171/2025/NĐ-CP (cần kiểm chứng)',
        note: 'Minh họa: lớp của công chức, đơn vị có người học tự quyết định nhiều hơn.',
        cases: [
          {
            name: 'Lớp của công chức',
            rows: {
              ...schoolRows,
              list: { runner: 'decides', SNV: 'informed', sender: 'consulted' },
              off_plan: { runner: 'decides', SNV: 'informed' },
            },
          },
        ],
      },
    ],
    duties: [
      {
        owes: 'NVL',
        to: 'SNV',
        duty: 'Đề nghị thống nhất năm nội dung trước mỗi lớp',
        due: 'Chậm nhất 10 ngày làm việc trước khai giảng',
        document: '171/KH-UBND',
        from: '2023-11-17',
      },
      {
        owes: 'SNV',
        to: 'NVL',
        duty: 'Trả lời bằng văn bản đề nghị thống nhất',
        due: 'Trong 5 ngày làm việc',
        document: '171/KH-UBND',
        from: '2023-11-17',
      },
    ],
    appraisal: { version: ['BDQLNN', 'BDQLNN'], desk: 'SNV' },
    offPlan: { family: 'KNS', lead: 'SNV', desk: 'SNV', why: 'Nhu cầu kỹ năng số của cán bộ xã, phường mới (minh họa)' },
  },
};

/** Who decides what, who owes what, by when an answer is due. */
export async function fillMatrix({ tx, actor, units, papers, programmes }: Setting, { versions, duties }: Delegation): Promise<void> {
  const body = (who: string) =>
    places.includes(who) ? { body: who as 'runner', unitId: null } : { body: 'unit' as const, unitId: units.idOf(who) };
  for (const { from, personnel, document, citation, note, cases } of versions) {
    await recordMatrix(tx, actor, {
      validFrom: from,
      personnel: personnel ?? null,
      documentId: (document && papers.get(document)) ?? null,
      citation,
      note,
      cases: cases.map(({ name, family, manager, rows }) => ({
        name,
        familyId: family ? programmes.familyId(family) : null,
        audienceManager: manager ?? null,
        cells: Object.entries(rows).flatMap(([decision, of]) =>
          Object.entries(of).map(([who, part]) => ({ decision: decision as 'content', part, ...body(who) })),
        ),
      })),
    });
  }
  for (const { owes, to, duty, due, document, from } of duties)
    await recordDuty(tx, actor, {
      owesId: units.idOf(owes),
      toId: units.idOf(to),
      duty,
      due,
      validFrom: from,
      documentId: papers.get(document) ?? null,
      citation: 'Cần kiểm chứng',
    });
  for (const [kind, workingDays, repeatMonths] of [
    ['concurrence', 5, null],
    ['appraisal', 20, 36],
    ['off_plan', 5, null],
    ['amendment', 10, null],
  ] as const)
    await setDeadline(tx, actor, { kind, validFrom: '2020-01-01', workingDays, repeatMonths, citation: 'Minh họa, cần kiểm chứng' });
}

/** The matrix of the sample, and two requests by its school that wait on a desk. */
export async function fillDelegation(setting: Setting, sample: string, schoolCode: string, day: string): Promise<void> {
  const tenant = tenants[sample];
  if (!tenant) return;
  const { tx, actor, units, programmes } = setting;
  await fillMatrix(setting, tenant);
  const account = await tx.selectFrom('account').select(['id', 'name']).where('signInName', '=', 'truong').executeTakeFirst();
  if (!account) return;
  const byTheSchool: Actor = { ...actor, accountId: account.id, accountName: account.name };
  const fromId = units.idOf(schoolCode);
  await requestAppraisal(tx, byTheSchool, {
    programmeVersionId: programmes.versionId(...tenant.appraisal.version),
    fromId,
    deskId: units.idOf(tenant.appraisal.desk),
    remark: 'Chương trình sửa theo vị trí việc làm, đề nghị thẩm định (minh họa)',
  });
  await requestOffPlan(tx, byTheSchool, {
    familyId: programmes.familyId(tenant.offPlan.family),
    year: yearOf(day),
    seats: 60,
    fromId,
    leadId: units.idOf(tenant.offPlan.lead),
    deskId: units.idOf(tenant.offPlan.desk),
    remark: tenant.offPlan.why,
  });
}
