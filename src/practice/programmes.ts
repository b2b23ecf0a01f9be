import type { CalendarDate } from '#kit/dates.ts';
import type { SampleDocument, SampleFamily, SampleNow } from '../sample/shapes.ts';
import { schoolRows, type Delegation, type Rows } from '../sample/fill-delegation.ts';
import { agenciesOf, COMMISSION, FINANCE, HOME_AFFAIRS, SCHOOL, SINCE, type Agency } from './agencies.ts';

const family = (code: string, name: string, nature: SampleFamily['nature'], days: number): SampleFamily => ({
  tenant: '',
  code,
  name,
  nature,
  versions: [{ code, name, from: SINCE, days, citation: 'Thực hành: không phải văn bản thật' }],
});

export const programmes: SampleFamily[] = [
  family('LLCT', 'Trung cấp lý luận chính trị', 'degree_training', 132),
  family('QLNN', 'Bồi dưỡng kiến thức quản lý nhà nước', 'in_service_training', 20),
  family('VTVL', 'Bồi dưỡng theo vị trí việc làm', 'in_service_training', 5),
  family('NVDT', 'Bồi dưỡng nghiệp vụ công tác Đảng, đoàn thể', 'in_service_training', 5),
  family('KNS', 'Bồi dưỡng kỹ năng số', 'workshop', 3),
];

/** Only numbers of the practice tenant: no paper that is in force is among them. */
export const documents = (count: number): SampleDocument[] => [
  {
    tenant: '',
    number: '01/KH-UBND',
    date: '2020-01-15',
    issuer: 'Ủy ban nhân dân tỉnh Thực Hành',
    kind: 'plan',
    subject: 'Đào tạo, bồi dưỡng cán bộ, công chức, viên chức (thực hành)',
  },
  {
    tenant: '',
    number: '02-QĐ/TU',
    date: '2020-02-03',
    issuer: 'Tỉnh ủy Thực Hành',
    kind: 'regulation',
    subject: 'Phân cấp và quy chế phối hợp mở lớp đào tạo, bồi dưỡng (thực hành)',
  },
  ...agenciesOf(count).map(({ number }): SampleDocument => ({
    tenant: '',
    number: `1${number}/QĐ-CQ${number}`,
    date: '2024-01-10',
    issuer: `Cơ quan ${number}`,
    kind: 'decision',
    subject: `Cử người đi học của Cơ quan ${number} (thực hành)`,
  })),
];

/** What an agency prepares now, and whose word it waits for. */
export const preparedBy = ({ isParty }: Agency) => (isParty ? 'NVDT' : 'VTVL');
export const deskOf = ({ isParty }: Agency) => (isParty ? COMMISSION : HOME_AFFAIRS);

const five = ['audience', 'opening', 'content', 'curriculum', 'list'];
const agreedBy = (desk: string): Rows =>
  Object.fromEntries(five.map((one) => [one, { runner: 'decides', [desk]: 'agrees', sender: 'consulted' }]));

export const matrix: Delegation = {
  versions: [
    {
      from: SINCE,
      document: '02-QĐ/TU',
      citation: 'Quy định 02-QĐ/TU (thực hành)',
      note: 'Thực hành: lớp theo vị trí việc làm cần Cơ quan 01, lớp nghiệp vụ Đảng, đoàn thể cần Cơ quan 02 thống nhất năm nội dung; lớp khác đơn vị mở lớp tự quyết định.',
      cases: [
        {
          name: 'Mọi lớp',
          rows: {
            ...schoolRows,
            payment: { runner: 'decides', [FINANCE]: 'consulted' },
            plan: { lead: 'decides', [FINANCE]: 'consulted', [HOME_AFFAIRS]: 'informed' },
            off_plan: { runner: 'decides', sender: 'consulted', [COMMISSION]: 'informed' },
          },
        },
        { name: 'Bồi dưỡng theo vị trí việc làm', family: 'VTVL', rows: agreedBy(HOME_AFFAIRS) },
        { name: 'Bồi dưỡng nghiệp vụ công tác Đảng, đoàn thể', family: 'NVDT', rows: agreedBy(COMMISSION) },
      ],
    },
  ],
  duties: [
    {
      owes: SCHOOL,
      to: COMMISSION,
      duty: 'Thông tin tình hình học tập, rèn luyện và vướng mắc của từng lớp (thực hành)',
      due: 'Hằng tháng và khi kết thúc lớp',
      document: '02-QĐ/TU',
      from: '2020-03-01',
    },
  ],
};

const own = (agency: Agency) => ({ host: agency.code, lead: agency.code, runner: agency.code, funding: 'NST', mode: 'full_time' as const });

/** At the school: classes that go another way than the usual one (fill-states.ts). */
const unusual: readonly [number: string, audience: string, days: number][] = [
  ['01', 'Lãnh đạo, quản lý cấp phòng', -30],
  ['02', 'Người hoàn thành tập sự', -30],
  ['03', 'Người hoạt động ở thôn, tổ dân phố', -30],
  ['04', 'Viên chức quản lý', 12],
  ['05', 'Công chức cấp xã', 12],
  ['06', 'Đại biểu Hội đồng nhân dân', 12],
  // restricted
  ['07', 'Cán bộ nguồn quy hoạch', -30],
];

/**
 * The plan with its lines: in every agency one class that has closed, one that runs, one in preparation with its list, and one
 * that nobody has begun; at the school two long ones with people of all agencies.
 */
export function classesAround(count: number): SampleNow {
  const agencies = agenciesOf(count);
  const everybody = agencies.map(({ code }) => code);
  return {
    plan: { title: 'Kế hoạch đào tạo, bồi dưỡng năm {year} (thực hành)', issuer: 'UBND' },
    school: SCHOOL,
    lines: [
      ...agencies.flatMap((agency, n): SampleNow['lines'] => {
        const { number, code, inside } = agency;
        const senders = [code, inside, agencies[(n + 1) % count]!.code];
        const named = (what: string) => `${what}, Cơ quan ${number}, năm {year} (thực hành)`;
        const line = { ...own(agency), classes: 1, seats: 12, senders };
        const prepared = preparedBy(agency);
        return [
          {
            ...line,
            family: 'KNS',
            version: 'KNS',
            inDays: -75,
            running: { code: `KNS{yy}-${number}`, name: named('Bồi dưỡng kỹ năng số'), days: 15 },
          },
          {
            ...line,
            family: 'QLNN',
            version: 'QLNN',
            inDays: -30,
            running: { code: `QL{yy}-${number}`, name: named('Bồi dưỡng quản lý nhà nước'), days: 90 },
          },
          {
            ...line,
            family: prepared,
            version: prepared,
            inDays: 12,
            preparing: { code: `${prepared}{yy}-${number}`, name: named('Bồi dưỡng nghiệp vụ'), days: 5, listed: 10 },
          },
          { ...line, family: 'KNS', version: 'KNS', audience: 'Người mới tuyển dụng', inDays: 40 },
        ];
      }),
      ...unusual.map(([number, audience, inDays]): SampleNow['lines'][number] => {
        const described = {
          code: `QLS{yy}-${number}`,
          name: `Bồi dưỡng quản lý nhà nước, ${audience[0]!.toLowerCase()}${audience.slice(1)}, năm {year} (thực hành)`,
        };
        return {
          ...own(agencies[2]!),
          family: 'QLNN',
          version: 'QLNN',
          audience,
          senders: everybody,
          classes: 1,
          seats: 15,
          inDays,
          ...(inDays < 0 ? { running: { ...described, days: 60 } } : { preparing: { ...described, days: 20, listed: 12 } }),
        };
      }),
      {
        ...own(agencies[2]!),
        lead: COMMISSION,
        mode: 'part_time',
        family: 'LLCT',
        version: 'LLCT',
        senders: everybody,
        classes: 1,
        seats: 60,
        inDays: -420,
        running: { code: 'LLCT{yy}-01', name: 'Trung cấp lý luận chính trị, lớp 1 năm {year} (thực hành)', days: 360 },
      },
      {
        ...own(agencies[2]!),
        lead: COMMISSION,
        mode: 'part_time',
        family: 'LLCT',
        version: 'LLCT',
        audience: 'Cán bộ, công chức diện quy hoạch',
        senders: everybody,
        classes: 1,
        seats: 60,
        inDays: -120,
        running: { code: 'LLCT{yy}-02', name: 'Trung cấp lý luận chính trị, lớp 2 năm {year} (thực hành)', days: 400 },
      },
    ],
  };
}

/** What people are asked for in the coming year. */
export const needs: readonly [family: string, people: number, women: number][] = [
  ['KNS', 14, 6],
  ['QLNN', 4, 2],
];
export const needsTime: { quarter: number; text: string } = { quarter: 2, text: 'Quý II' };
export const yearOfNeeds = (day: CalendarDate): number => Number(day.slice(0, 4)) + 1;
