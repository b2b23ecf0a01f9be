import type { CalendarDate } from '#kit/dates.ts';
import type { Chance } from '../sample/chance.ts';
import type { NewUnit } from './unit-tree.ts';

/** Departments and commissions are merged. */
export const SPRING: CalendarDate = '2025-03-01';
/** No districts any more: communes become fewer and larger and stand under the city. */
export const MIDYEAR: CalendarDate = '2025-07-01';

/** Who takes over from whom, by code. A district's committee and government go to several: nobody says which part to whom. */
export type Takeover = { date: CalendarDate; from: string[]; to: string[] };
export type Reform = { begun: { since: CalendarDate; unit: NewUnit }[]; takeovers: Takeover[] };

/** What the reorganisation of 2025 makes of a city: units that begin, and who carries on those that end, in the order in which it is recorded. */
export function reformOf(units: readonly NewUnit[], by: Chance): Reform {
  const reform: Reform = { begun: [], takeovers: [] };
  const { begun, takeovers } = reform;
  const begin = (since: CalendarDate, like: NewUnit, own: Partial<NewUnit>) => {
    const unit = { ...like, ...own, isNew: true };
    begun.push({ since, unit });
    return unit;
  };
  const like = (code: string) => units.find((unit) => unit.code === code)!;

  begin(SPRING, like('BTG'), { code: 'BTGDV', symbol: 'BTGDVTU', name: 'Ban Tuyên giáo và Dân vận Thành ủy' });
  begin(SPRING, like('STNMT'), { code: 'SNNMT', symbol: 'SNNMT', name: 'Sở Nông nghiệp và Môi trường' });
  for (const [from, to] of [
    [['BTG', 'BDV'], 'BTGDV'],
    [['SNNPTNT', 'STNMT'], 'SNNMT'],
    [['SKHDT'], 'STC'],
    [['SLDTBXH'], 'SNV'],
    [['STTTT'], 'SKHCN'],
    [['SGTVT'], 'SXD'],
  ] as const)
    takeovers.push({ date: SPRING, from: [...from], to: [to] });

  for (const centre of units.filter((unit) => unit.kind === 'political_centre')) {
    const { district } = centre;
    const [committee, government] = [like(`HU-${district}`), like(`UB-${district}`)];
    const part = government.name.includes('quận') ? 'phường' : 'xã';
    const groups = grouped(
      units.filter((unit) => unit.level === 'commune' && unit.district === district),
      by,
    );
    const made = groups.map((group, n) => {
      // the first bears the name of the district that was
      const place = n === 0 ? committee.place! : group[0]!.place!;
      const code = `${district}${String(n + 1).padStart(2, '0')}`;
      const commune = { level: 'commune', place } as const;
      const governs = begin(MIDYEAR, government, { ...commune, code: `UBX-${code}`, name: `Ủy ban nhân dân ${part} ${place}` });
      const leads = begin(MIDYEAR, committee, { ...commune, code: `DUX-${code}`, symbol: 'ĐU', name: `Đảng ủy ${part} ${place}` });
      takeovers.push({ date: MIDYEAR, from: group.map((unit) => unit.code), to: [governs.code] });
      return { governs, leads };
    });
    const [seat] = made;
    const follows = begin(MIDYEAR, centre, {
      code: `TTCTX-${district}`,
      level: 'commune',
      parent: seat!.leads.code,
      name: `Trung tâm Chính trị ${part} ${seat!.leads.place}`,
    });
    takeovers.push(
      { date: MIDYEAR, from: [centre.code], to: [follows.code] },
      { date: MIDYEAR, from: [committee.code], to: made.map(({ leads }) => leads.code) },
      { date: MIDYEAR, from: [government.code], to: made.map(({ governs }) => governs.code) },
    );
  }
  return reform;
}

/** Two or three neighbours become one. */
function grouped<T>(communes: readonly T[], by: Chance): T[][] {
  const groups: T[][] = [];
  for (let at = 0; at < communes.length;) {
    const left = communes.length - at;
    const size = left <= 3 ? left : left === 4 ? 2 : 2 + by.below(2);
    groups.push(communes.slice(at, (at += size)));
  }
  return groups;
}
