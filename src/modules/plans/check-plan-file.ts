import { yearPeriod, type CalendarDate, type YearClock } from '#kit/dates.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { LineFacts, ReadLine } from './check-form-c.ts';
import type { StandingLine } from './compare-lines.ts';
import type { PlanFound, PlanTarget } from './import-contract.ts';
import { linesOf, type DraftLine, type LineOrder, type WholeLine } from './draft-lines.ts';
import type { FormC } from './form-c.ts';
import { readRegister } from './import-register.ts';
import { readPlanFile, type Answers, type FileRead, type Reading } from './read-plan-file.ts';
import { lookUp, type Register } from './register.ts';
import { namesOn } from './rules.ts';

/** What the ledger carries into a year, whose first day is `on`, for the classes a line speaks of. The ledger stands above plans: app.ts hands this down. */
export type CarryOver = (
  db: Reader,
  of: { on: CalendarDate; familyId: string; leadId: number; hostId: number | null; runnerId: number },
) => Promise<{ classes: number; trainees: number }>;

export type TargetPlan = { id: string; title: string; clock: string };
export type BaseVersion = { id: string; no: number; status: string; effectiveDate: string };
export type CheckedFile = {
  plan: TargetPlan | null;
  /** The version the file is set against: the draft, else the latest approved one. */
  base: BaseVersion | null;
  standing: DraftLine[];
  reading: Reading;
  register: Register;
};

/** The plan a file goes into and its last version; null: a new one. Refuses: plan.unknown, plan_import.other_year. */
export async function targetPlan(db: Reader, { planId, year }: PlanTarget): Promise<Pick<CheckedFile, 'plan' | 'base'>> {
  if (planId === null) return { plan: null, base: null };
  const plan = await db
    .selectFrom('plan')
    .select(['id', 'title', 'yearFrom', 'yearTo', 'clock'])
    .where('id', '=', planId)
    .executeTakeFirst();
  if (!plan) throw notFound('plan.unknown');
  if (year < plan.yearFrom || year > plan.yearTo) throw new Refusal('plan_import.other_year', { title: plan.title, year: String(year) });
  const base = await db
    .selectFrom('planVersion')
    .select(['id', 'no', 'status', 'effectiveDate'])
    .where('planId', '=', planId)
    .orderBy('no', 'desc')
    .executeTakeFirst();
  return { plan, base: base ?? null };
}

/** Every row of a file set against the plan it goes into. Touches nothing. */
export async function checkPlanFile(db: Reader, target: PlanTarget, file: FileRead, choices: Answers): Promise<CheckedFile> {
  const { plan, base } = await targetPlan(db, target);
  const date = namesOn(base?.effectiveDate ?? null, target.year);
  const standing = base ? (await linesOf(db, base.id)).filter((line) => line.identity.year === target.year) : [];
  const register = await readRegister(db, date);
  const lines = standing.map((line) => standingLine(line, register));
  const reading = readPlanFile(file, { register, date, year: target.year, choices, standing: lines });
  return { plan, base, standing, reading, register };
}

/** Lines marked "chuyển tiếp" beside what the ledger says. */
export async function carriedLines(
  db: Reader,
  { plan, reading }: CheckedFile,
  year: number,
  carryOver?: CarryOver,
): Promise<PlanFound['carriedOver']> {
  const on = yearPeriod((plan?.clock ?? 'calendar') as YearClock, year).start;
  const found: PlanFound['carriedOver'] = [];
  for (const { sheet, rows, label, identity, facts } of reading.lines.filter((line) => line.facts.carriedOver)) {
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
export function titleOf(forms: readonly Pick<FormC, 'title'>[], year: number): string {
  const titles = forms.flatMap((form) => form.title);
  const named = titles.find((text) => /kế hoạch.*20\d\d/isu.test(text) && !/kèm theo/iu.test(text));
  return named?.slice(0, 500) ?? `Kế hoạch đào tạo, bồi dưỡng năm ${year}`;
}

/** Who issues the plan: the last unit its title rows name. */
export function issuerOf(forms: readonly Pick<FormC, 'title'>[], register: Register, date: string): number | null {
  const find = lookUp(register, date);
  const units = forms
    .flatMap((form) => form.title)
    .map((text) => find.unit(text).found)
    .filter((unit) => unit !== null);
  return units.at(-1)?.id ?? null;
}
