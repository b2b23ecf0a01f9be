import { successorsOf, unitByCode, unitSpans, type UnitSpan } from '#modules/organisations';
import { ownRange, yearOf, yearPeriod, type CalendarDate, type Period } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { AnnualQuery, UnitRole } from './contract.ts';
import type { LedgerScope } from './ledger-scope.ts';
import { placementsNow, readNow, subtreeThen, type Placement } from './organised.ts';
import { mayAnswerFor } from './policy.ts';

export type Named = { id: string; code: string; name: string };
export type Org = { id: number; code: string; name: string };

/** A question understood: names looked up, dates worked out, units known. */
export type ReportFilter = {
  year: number;
  clock: AnnualQuery['clock'];
  period: Period;
  org: Org | null;
  by: UnitRole;
  organised: 'then' | 'now';
  programme: Named | null;
  asKnownOn: string | null;
  wholeTenant: boolean;
  /** Whether the caller answers for a unit (null: for the whole tenant): others do not hear what it sent and expects. */
  answersFor: (unitId: number | null) => boolean;
  today: CalendarDate;
  /** Asked for with everything else; many questions are answered without it, and only then name their units. */
  tree: Promise<Tree>;
  scope: LedgerScope;
};

function periodOf(query: AnnualQuery): { year: number; period: Period } {
  if (query.clock === 'own') {
    if (!query.from || !query.to) throw new Refusal('reports.range_missing', {}, { where: 'from' });
    const period = ownRange(query.from, query.to);
    if (!period) throw new Refusal('reports.range_reversed', { from: query.from, to: query.to }, { where: 'to' });
    return { year: query.year ?? yearOf(period.end), period };
  }
  if (query.year === undefined) throw new Refusal('reports.year_missing', {}, { where: 'year' });
  return { year: query.year, period: yearPeriod(query.clock, query.year) };
}

/** A day is known up to its end in Việt Nam. */
export const knownUpTo = (asKnownOn: string | undefined): string | null =>
  asKnownOn === undefined ? null : asKnownOn.length === 10 ? `${asKnownOn}T23:59:59.999999+07:00` : asKnownOn;

/** Family by its code, or by the code of one of its versions (TCLLCT-HC is TCLLCT). @throws Refusal reports.programme_unknown (404) */
async function familyOf(db: Reader, code: string): Promise<Named> {
  const found = await db
    .selectFrom('programmeFamily as f')
    .select(['f.id', 'f.code', 'f.name'])
    .where((e) =>
      e.or([
        e('f.code', '=', code),
        e.exists(e.selectFrom('programmeVersion as v').select('v.id').whereRef('v.familyId', '=', 'f.id').where('v.code', '=', code)),
      ]),
    )
    .orderBy((e) => e('f.code', '=', code), 'desc')
    .executeTakeFirst();
  if (!found) throw notFound('reports.programme_unknown', { code });
  return found;
}

/** The tree of units, read once for a question. */
export type Tree = { spans: UnitSpan[]; placements: Placement[] };

export async function readTree(db: Reader, organised: 'then' | 'now', today: CalendarDate): Promise<Tree> {
  const [spans, carriers] = await Promise.all([unitSpans(db), organised === 'now' ? successorsOf(db, today) : new Map()]);
  return { spans, placements: placementsNow(carriers) };
}

/** Which recorded units belong to `unitIds` with what is below them, as the question is organised. */
export function unitScope(
  tree: Tree,
  unitIds: readonly number[],
  role: UnitRole,
  organised: 'then' | 'now',
  period: Period,
  today: CalendarDate,
): NonNullable<LedgerScope['unit']> {
  const below = new Set(unitIds.flatMap((id) => [...subtreeThen(tree.spans, id, organised === 'now' ? today : period.end)]));
  if (organised === 'then') return { role, read: [...below], within: null };
  const { whole, partly } = readNow(below, tree.placements, role === 'sender');
  return { role, read: [...whole, ...partly], within: partly.length ? { units: [...below], wholly: whole } : null };
}

/**
 * A caller below the tenant who names no unit is asked about his own: his units in the role of the question,
 * or his bloc as the leading one (as the sending one where the question goes by sender).
 */
export async function resolveFilter(db: Reader, actor: Actor, query: AnnualQuery, today: CalendarDate): Promise<ReportFilter> {
  const { year, period } = periodOf(query);
  const { by, organised } = query;
  const tree = readTree(db, organised, today);
  tree.catch(() => {});
  const [found, programme] = await Promise.all([
    query.org === undefined ? null : unitByCode(db, query.org),
    query.programme === undefined ? null : familyOf(db, query.programme),
  ]);
  const org = found && {
    id: found.id,
    code: found.code ?? String(found.id),
    name: nameOn((await tree).spans, found.id, period.end),
  };
  const ownUnits = actor.scope.kind === 'unit' ? actor.scope.units : null;
  const unitIds = org ? [org.id] : ownUnits;
  return {
    year,
    clock: query.clock,
    period,
    org,
    by,
    organised,
    programme,
    asKnownOn: query.asKnownOn ?? null,
    today,
    tree,
    wholeTenant: actor.scope.kind === 'tenant' && !org,
    answersFor: (unitId) => mayAnswerFor(actor, unitId) === null,
    scope: {
      period,
      planYears: query.clock === 'own' ? { from: yearOf(period.start), to: yearOf(period.end) } : { from: year, to: year },
      knownUpTo: knownUpTo(query.asKnownOn),
      unit: unitIds && unitScope(await tree, unitIds, by, organised, period, today),
      bloc: actor.scope.kind === 'bloc' && !org ? { of: by === 'sender' ? 'sender' : 'lead', id: actor.scope.bloc } : null,
      familyIds: programme && [programme.id],
      placements: organised === 'now' ? (await tree).placements : [],
      figure: {},
      row: null,
      seen: actor.scope,
    },
  };
}

const byUnit = new WeakMap<Tree['spans'], Map<number, Tree['spans']>>();
function spansOf(spans: Tree['spans'], unitId: number): Tree['spans'] {
  let units = byUnit.get(spans);
  if (!units) byUnit.set(spans, (units = Map.groupBy(spans, (span) => span.unitId)));
  return units.get(unitId) ?? [];
}

/** The name a unit had on a day, or nearest before, or first. */
export function nameOn(spans: Tree['spans'], unitId: number, date: CalendarDate): string {
  const own = spansOf(spans, unitId);
  return (own.findLast((span) => span.validFrom <= date) ?? own[0])?.name ?? String(unitId);
}

export const codeOf = (spans: Tree['spans'], unitId: number): string | null => spansOf(spans, unitId)[0]?.code ?? null;
