import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { unitNameOn } from '#modules/organisations';
import type { Reader } from '#platform/database/transaction.ts';
import { slotStates, type PlanLine } from './contract.ts';
import type { LineOrder } from './draft-lines.ts';
import { alarmOf, beside } from './rules.ts';

type Row = LineOrder & {
  id: string;
  ordinal: number;
  year: number;
  quarter: number | null;
  audience: string;
  leadBloc: number;
  restricted: boolean;
  familyId: string;
  familyCode: string;
  familyName: string;
  versionId: string | null;
  versionCode: string | null;
  versionName: string | null;
  leadId: number;
  leadName: string;
  hostId: number | null;
  hostName: string | null;
  runnerId: number;
  runnerName: string;
  fundingName: string;
  slots: Partial<Record<string, number>>;
};

/** The lines of one version, units called as `namesOn` has it, each with its slots by state; in the order of the paper. */
export async function versionLines(db: Reader, version: { id: string; effectiveDate: string }, on: string = today()): Promise<PlanLine[]> {
  const named = sql<string>`least(greatest(${version.effectiveDate}::date, make_date(l.year::int, 1, 1)), make_date(l.year::int, 12, 31))`;
  const name = (unit: string) => unitNameOn(sql.ref(unit), named);
  const { rows } = await sql<Row>`
    select l.id, l.ordinal, l.year, l.quarter, l.audience, l.lead_bloc,
      l.family_id, f.code as family_code, f.name as family_name, l.version_id, p.code as version_code, p.name as version_name,
      l.lead_id, ${name('l.lead_id')} as lead_name, l.host_id, ${name('l.host_id')} as host_name, l.runner_id, ${name('l.runner_id')} as runner_name,
      v.classes, v.per_class, v.seats, v.stated_total, v.study_days, v.months, v.place, v.coordinating, v.funding, s.name as funding_name, v.funding_detail, v.cost,
      v.waits_for, v.waits_for_by, v.waits_for_document_id, v.carried_over, v.note, l.restricted,
      coalesce((select jsonb_object_agg(t.state, t.n) from (select state, count(*)::int as n from slot where line_id = l.id group by state) t), '{}') as slots
    from plan_line_version v
      join plan_line l on l.id = v.line_id
      join programme_family f on f.id = l.family_id
      left join programme_version p on p.id = l.version_id
      join funding_source s on s.code = v.funding
    where v.plan_version_id = ${version.id}
    order by l.year, f.name, l.quarter nulls last, l.recorded_at, l.id`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    ordinal: row.ordinal,
    year: row.year,
    quarter: row.quarter,
    months: row.months,
    family: { id: row.familyId, code: row.familyCode, name: row.familyName },
    version: row.versionId === null ? null : { id: row.versionId, code: row.versionCode!, name: row.versionName! },
    audience: row.audience,
    lead: { id: row.leadId, name: row.leadName },
    leadBloc: row.leadBloc,
    host: row.hostId === null ? null : { id: row.hostId, name: row.hostName! },
    runner: { id: row.runnerId, name: row.runnerName },
    classes: row.classes,
    perClass: row.perClass,
    seats: row.seats,
    restricted: row.restricted,
    total: beside(row.statedTotal, row.seats),
    studyDays: row.studyDays,
    place: row.place,
    coordinating: row.coordinating,
    funding: { code: row.funding, name: row.fundingName, detail: row.fundingDetail },
    cost: row.cost,
    waitsFor: row.waitsFor,
    waitsForBy: row.waitsForBy,
    waitsForDocumentId: row.waitsForDocumentId,
    alarm: nothingLeft(row.slots) ? 'none' : alarmOf(row, on),
    carriedOver: row.carriedOver,
    note: row.note,
    slots: everyState(row.slots),
  }));
}

/** Every slot of the line is settled one way or another: no paper is awaited any more. */
const nothingLeft = (counts: Row['slots']) => Object.keys(counts).length > 0 && !counts['pending'];

/** Every state with its number, none left out. */
export const everyState = (counts: Partial<Record<string, number>>) =>
  Object.fromEntries(slotStates.map((state) => [state, counts[state] ?? 0])) as PlanLine['slots'];
