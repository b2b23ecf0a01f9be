import { sql } from 'kysely';
import { calendarYear } from '#kit/dates.ts';
import { listAreas, taggedContent } from '#modules/programmes';
import { roomToSum } from '#platform/database/room.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { PrioritiesReport } from './priorities-contract.ts';

type Done = PrioritiesReport['whole'];
type Counted = Done & { familyId: string; versionId: string | null };

/**
 * What was done on each area that a year put first: an area is carried by a programme that says so, and by a version one of whose
 * topics does; what is under it counts too. Of a run elsewhere only the programme is known.
 */
export async function prioritiesOf(db: Reader, year: number): Promise<PrioritiesReport> {
  const areas = await listAreas(db);
  const tagged = await taggedContent(db);
  const counted = await countedIn(db, year);
  const put = areas.flatMap(({ priorities, ...area }) =>
    priorities.filter((one) => one.year === year).map(({ document, note }) => ({ ...area, document, note })),
  );
  const under = (id: string): string[] => [id, ...areas.filter(({ parentId }) => parentId === id).flatMap((one) => under(one.id))];
  return {
    year,
    areas: put.map(({ id, code, name, document, note }) => {
      const within = new Set(under(id));
      const carried = tagged.filter(({ areaId }) => within.has(areaId));
      const families = new Set(carried.flatMap(({ familyId, versionId }) => (versionId === null ? [familyId] : [])));
      const versions = new Set(carried.flatMap(({ versionId }) => versionId ?? []));
      const byVersion = new Set(carried.map(({ familyId }) => familyId));
      const carries = ({ familyId, versionId }: Counted) =>
        families.has(familyId) || (versionId === null ? byVersion.has(familyId) : versions.has(versionId));
      const programmes = [...Map.groupBy(carried, ({ familyId }) => familyId).values()].map((rows) => ({
        id: rows[0]!.familyId,
        code: rows[0]!.code,
        name: rows[0]!.name,
        topics: new Set(rows.flatMap(({ contentKey }) => contentKey ?? [])).size,
      }));
      return { id, code, name, document, note, programmes, ...sum(counted.filter(carries)) };
    }),
    whole: sum(counted),
  };
}

const sum = (rows: readonly Done[]): Done => {
  const add = (key: keyof Done) => rows.reduce((all, row) => all + row[key], 0);
  return { slots: add('slots'), seats: add('seats'), opened: add('opened'), closed: add('closed'), l1: add('l1') };
};

/** The terms of the ledger by programme and version: events of the calendar year, slots of the plan year as they stand at its end. */
async function countedIn(db: Reader, year: number): Promise<Counted[]> {
  await roomToSum(db);
  const { start, end } = calendarYear(year);
  const ordered = sql`case e.term when 'withdrawn' then -1 when 'planned' then 1 when 'added' then 1 when 'split' then 1 when 'off_plan' then 1 else 0 end`;
  const { rows } = await sql<Counted>`
    select family_id, version_id, sum(slots)::int as slots, sum(seats)::int as seats, sum(opened)::int as opened, sum(closed)::int as closed, sum(l1)::int as l1
    from (
      select e.family_id, s.programme_version_id as version_id, ${ordered} * e.quantity as slots, ${ordered} * e.seats as seats, 0 as opened, 0 as closed, 0 as l1
      from ledger_entry e join slot s on s.id = e.slot_id
      where e.account = 'slot' and e.plan_year = ${year} and e.effective_date <= ${end}::date
      union all
      select e.family_id, c.version_id, 0, 0,
        case when e.account = 'class' and e.term = 'opened' then e.quantity else 0 end,
        case when e.account = 'class' and e.term = 'closed' then e.quantity else 0 end,
        case when e.account <> 'class' and ((e.term = 'joined' and e.detail is distinct from 'transfer_external') or e.term = 'started') then e.quantity else 0 end
      from ledger_entry e left join training_class c on c.id = e.class_id
      where e.account in ('class', 'trainee', 'pool', 'outside') and e.effective_date between ${start}::date and ${end}::date
    ) line
    group by family_id, version_id`.execute(db);
  return rows;
}
