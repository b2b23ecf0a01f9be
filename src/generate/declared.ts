import { newId } from '#kit/ids.ts';
import type { Chance } from '../sample/chance.ts';
import type { Writing } from './write-classes.ts';

const kinds: [kind: string, size: number][] = [
  ['Tập huấn nghiệp vụ tại cơ sở', 35],
  ['Phổ biến, quán triệt nghị quyết', 80],
];

/** Lớp kê khai: what agencies declare month by month beside the classes that have name lists. */
export async function writeDeclared(years: readonly number[], writing: Writing, by: Chance): Promise<number> {
  const { city, actor, copy, recordedAt } = writing;
  const units = city.all((unit) => /^UBX?-/.test(unit.code) || unit.kind === 'department' || unit.kind === 'mass_organisation');
  const rows: object[] = [];
  for (const year of years)
    for (const unit of units)
      for (let month = 1; month <= 12; month++) {
        const first = `${year}-${String(month).padStart(2, '0')}-01`;
        // whoever carries a unit on declares once, for both
        if (first < unit.since || (unit.endedOn && first >= unit.endedOn) || by.next() < 0.25) continue;
        const [kind, size] = by.pick(kinds);
        const classes = 1 + by.below(6);
        rows.push({
          id: newId(),
          unit_id: unit.id,
          bloc: unit.bloc,
          month: first,
          kind,
          classes,
          turns: classes * Math.round(size * (0.6 + by.next())),
          source: `Báo cáo tháng ${month}/${year}`,
          recorded_at: recordedAt,
          recorded_by: actor.accountId,
          recorded_by_name: actor.accountName,
        });
      }
  await copy('declared_class', rows);
  return rows.length;
}
