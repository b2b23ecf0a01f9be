import { addDays, type CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import type { PastTrainee } from '#modules/classes';
import type { Chance } from './chance.ts';
import { personName } from './names.ts';
import type { RanClass } from './shapes.ts';

/** A unit that sends trainees, as it was in the years of the sample. */
export type Sender = { id: number; code: string; kind: string; level: string; bloc: number; parent: string | null; since: CalendarDate };

const posts: Record<string, [category: string, title: string][]> = {
  commune: [
    ['cadre', 'Phó Chủ tịch Ủy ban nhân dân'],
    ['cadre', 'Chủ tịch Hội Nông dân'],
    ['cadre', 'Chủ tịch Hội Liên hiệp Phụ nữ'],
    ['cadre', 'Bí thư Đoàn Thanh niên'],
    ['cadre', 'Chủ tịch Hội Cựu chiến binh'],
    ['cadre', 'Phó Chủ tịch Mặt trận Tổ quốc'],
    ['civil_servant', 'Công chức Văn phòng - thống kê'],
    ['civil_servant', 'Công chức Tư pháp - hộ tịch'],
    ['civil_servant', 'Công chức Địa chính - xây dựng'],
    ['civil_servant', 'Công chức Tài chính - kế toán'],
    ['civil_servant', 'Công chức Văn hóa - xã hội'],
    ['part_time_local_worker', 'Phó Bí thư Đoàn Thanh niên'],
    ['part_time_local_worker', 'Phó Chủ tịch Hội Nông dân'],
  ],
  party_committee: [
    ['cadre', 'Phó Trưởng ban'],
    ['civil_servant', 'Chuyên viên Ban Tổ chức'],
    ['civil_servant', 'Chuyên viên Ban Tuyên giáo'],
    ['civil_servant', 'Chuyên viên Văn phòng'],
    ['civil_servant', 'Ủy viên Ủy ban Kiểm tra'],
  ],
  peoples_committee: [
    ['civil_servant', 'Phó Trưởng phòng Nội vụ'],
    ['civil_servant', 'Chuyên viên phòng Nội vụ'],
    ['civil_servant', 'Chuyên viên phòng Tài chính - Kế hoạch'],
    ['civil_servant', 'Chuyên viên phòng Tư pháp'],
    ['civil_servant', 'Chuyên viên phòng Giáo dục và Đào tạo'],
    ['civil_servant', 'Chuyên viên phòng Quản lý đô thị'],
  ],
  public_service_unit: [
    ['public_employee', 'Viên chức'],
    ['public_employee', 'Trưởng khoa'],
    ['public_employee', 'Phó Trưởng phòng'],
    ['public_employee', 'Giáo viên'],
  ],
  mass_organisation: [
    ['cadre', 'Phó Trưởng ban'],
    ['civil_servant', 'Chuyên viên'],
  ],
  other: [
    ['civil_servant', 'Chuyên viên'],
    ['civil_servant', 'Chuyên viên chính'],
    ['civil_servant', 'Phó Trưởng phòng'],
  ],
};

export const postsOf = ({ level, kind }: Pick<Sender, 'level' | 'kind'>) =>
  posts[level === 'commune' ? 'commune' : kind] ?? posts['other']!;

/** Those who may send people to a class: the district that hosts it, the audience it is for, or the offices of the capital. */
export function sendersOf(training: RanClass, units: readonly Sender[]): (readonly [Sender, number])[] {
  const among = (test: (unit: Sender) => boolean, weight = 1) => units.filter(test).map((unit) => [unit, weight] as const);
  if (training.senders) return among((unit) => training.senders!.includes(unit.code));
  if (training.host.startsWith('TTCT-')) {
    const district = training.host.slice(5);
    return [
      ...among((unit) => unit.code === `HU-${district}`, 2),
      ...among((unit) => unit.code === `UB-${district}`, 3),
      ...among((unit) => unit.parent === `UB-${district}`, 3),
    ];
  }
  const audience = training.audience ?? '';
  if (audience.includes('cơ quan Trung ương')) return among((unit) => unit.kind === 'central_agency');
  if (audience.includes('nguồn quy hoạch')) return among((unit) => unit.level === 'district' && unit.kind !== 'political_centre');
  if (audience.includes('cấp xã')) return among((unit) => unit.level === 'commune');
  if (audience.includes('y tế')) return among((unit) => unit.kind === 'public_service_unit' && Boolean(unit.parent?.endsWith('SYT')));
  if (audience.includes('giáo dục')) return among((unit) => unit.kind === 'public_service_unit' && !unit.parent?.endsWith('SYT'));
  if (audience.includes('cấp tỉnh') || audience.includes('công nghệ thông tin')) {
    return [
      ...among((unit) => unit.kind === 'department'),
      ...among((unit) => unit.level === 'district' && unit.kind === 'peoples_committee'),
    ];
  }
  if (training.family === 'BDDT')
    return [...among((unit) => unit.level === 'commune', 3), ...among((unit) => unit.kind === 'mass_organisation', 2)];
  return [
    ...among((unit) => unit.kind === 'department', 3),
    ...among((unit) => unit.kind === 'public_service_unit', 3),
    ...among((unit) => unit.kind === 'party_commission' || unit.kind === 'mass_organisation', 2),
  ];
}

/** Part-time political theory is for men from 35 and women from 33; the other classes take younger ones. */
const leastAge = (training: RanClass, sex: 'male' | 'female') =>
  training.family === 'TCLLCT' && training.mode === 'part_time' ? (sex === 'male' ? 35 : 33) : 25;

export function newTrainee(training: RanClass, unit: Sender, by: Chance): PastTrainee {
  const sex = by.next() < 0.48 ? 'female' : 'male';
  const age = leastAge(training, sex);
  const days = Math.floor(age * 365.25) + 20 + by.below(Math.floor((sex === 'male' ? 52 - age : 49 - age) * 365.25));
  const [category, positionTitle] = by.pick(postsOf(unit));
  const birthDate: CalendarDate = addDays(training.opens, -days);
  return {
    personId: newId(),
    fullName: personName(sex, by),
    sex,
    birthDate,
    birthPrecision: 'day',
    positionTitle,
    category,
    senderId: unit.id,
    senderBloc: unit.bloc,
    senderLevel: unit.level,
  };
}
