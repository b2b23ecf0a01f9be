import { yearPeriod, type CalendarDate, type YearClock } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { LineFacts, ReadLine } from './check-form-c.ts';
import type { StandingLine } from './compare-lines.ts';
import type { ImportReport } from './import-contract.ts';
import { linesOf, type DraftLine, type LineOrder, type WholeLine } from './draft-lines.ts';
import { readRegister } from './import-register.ts';
import { remarkFile, reportOf, type Carried } from './import-report.ts';
import { readPlanFile, type Choices, type Reading } from './read-plan-file.ts';
import { lookUp, type Register } from './register.ts';
import { namesOn } from './rules.ts';

/** What the ledger carries into a year, whose first day is `on`, for the classes a line speaks of. The ledger stands above plans: app.ts hands this down. */
export type CarryOver = (
  db: Reader,
  of: { on: CalendarDate; familyId: string; leadId: number; hostId: number | null; runnerId: number },
) => Promise<{ classes: number; trainees: number }>;

export type PlanFile = { bytes: Uint8Array; fileName: string; year: number; planId: string | null; choices: Choices };
export type BaseVersion = { id: string; no: number; status: string; effectiveDate: string };
export type CheckedFile = {
  plan: { id: string; title: string } | null;
  /** The version the file is set against: the draft, else the latest approved one. */
  base: BaseVersion | null;
  standing: DraftLine[];
  reading: Reading;
  register: Register;
  report: ImportReport;
};

/** Recognise → check all → preview. A read: nothing is written. Refuses: file.*, plan.unknown, plan_import.no_table, plan_import.other_year. */
export async function checkPlanFile(db: Reader, file: PlanFile, carryOver?: CarryOver): Promise<CheckedFile> {
  const plan =
    file.planId === null
      ? null
      : await db.selectFrom('plan').select(['id', 'title', 'yearFrom', 'yearTo', 'clock']).where('id', '=', file.planId).executeTakeFirst();
  if (plan === undefined) throw notFound('plan.unknown');
  if (plan && (file.year < plan.yearFrom || file.year > plan.yearTo))
    throw new Refusal('plan_import.other_year', { title: plan.title, year: String(file.year) });
  const versions = plan
    ? await db
        .selectFrom('planVersion')
        .select(['id', 'no', 'status', 'effectiveDate'])
        .where('planId', '=', plan.id)
        .orderBy('no')
        .execute()
    : [];
  const base = versions.at(-1) ?? null;
  const date = namesOn(base?.effectiveDate ?? null, file.year);
  const standing = base ? (await linesOf(db, base.id)).filter((line) => line.identity.year === file.year) : [];
  const register = await readRegister(db, date);
  const reading = await readPlanFile(file.bytes, {
    register,
    date,
    year: file.year,
    choices: file.choices,
    standing: standing.map((line) => standingLine(line, register)),
  });
  const report = reportOf(
    reading,
    {
      id: newId(),
      status: 'checked',
      fileName: file.fileName,
      choices: file.choices,
      year: file.year,
      plan: {
        id: plan?.id ?? null,
        title: plan?.title ?? titleOf(reading, file.year),
        versionNo: base?.no ?? null,
        approved: base?.status === 'approved',
      },
      needsDocument: base?.status === 'approved',
    },
    await carried(db, reading.lines, yearPeriod((plan?.clock ?? 'calendar') as YearClock, file.year).start, carryOver),
  );
  return { plan, base, standing, reading, register, report };
}

export const remarked = (file: PlanFile, { reading, report }: Pick<CheckedFile, 'reading' | 'report'>) =>
  remarkFile(file.bytes, reading, report);

async function carried(db: Reader, lines: readonly ReadLine[], on: CalendarDate, carryOver?: CarryOver): Promise<Carried> {
  const found: Carried = [];
  for (const { sheet, rows, label, identity, facts } of lines.filter((line) => line.facts.carriedOver)) {
    const { familyId, leadId, hostId } = identity;
    const derived = carryOver ? await carryOver(db, { on, familyId, leadId, hostId, runnerId: facts.runnerId }) : null;
    found.push({ sheet, row: rows[0]!, label, stated: { classes: facts.classes, trainees: facts.seats }, derived });
  }
  return found;
}

function standingLine(line: DraftLine, register: Register): StandingLine {
  const { cost: _, waitsForBy: __, waitsForDocumentId: ___, ...order } = line.order;
  const family = register.programmes.find((one) => one.familyId === line.identity.familyId);
  return {
    lineId: line.lineId,
    ordinal: line.ordinal,
    identity: line.identity,
    label: [family?.familyName, line.audience].filter(Boolean).join(' – '),
    facts: { ...order, versionId: line.versionId, audience: line.audience, leadBloc: line.leadBloc, runnerId: line.runnerId },
  };
}

/** A line read from a file as the draft takes it; what a form cannot say (cost, a day to wait for) stays as it was. */
export function wholeLine(read: ReadLine, before: LineOrder | null): WholeLine {
  const { versionId, audience, leadBloc, runnerId, ...facts }: LineFacts = read.facts;
  const kept = {
    cost: before?.cost ?? null,
    waitsForBy: before?.waitsForBy ?? null,
    waitsForDocumentId: facts.waitsFor === before?.waitsFor ? (before?.waitsForDocumentId ?? null) : null,
  };
  return { identity: read.identity, audience, leadBloc, runnerId, versionId, order: { ...facts, ...kept } };
}

/** The plan's name as its title rows print it. */
export function titleOf({ tables }: Reading, year: number): string {
  const titles = tables.flatMap((form) => form.title);
  const named = titles.find((text) => /kế hoạch.*20\d\d/isu.test(text) && !/kèm theo/iu.test(text));
  return named?.slice(0, 500) ?? `Kế hoạch đào tạo, bồi dưỡng năm ${year}`;
}

/** Who issues the plan: the last unit its title rows name. */
export function issuerOf({ tables }: Reading, register: Register, date: string): number | null {
  const find = lookUp(register, date);
  const units = tables
    .flatMap((form) => form.title)
    .map((text) => find.unit(text).found)
    .filter((unit) => unit !== null);
  return units.at(-1)?.id ?? null;
}
