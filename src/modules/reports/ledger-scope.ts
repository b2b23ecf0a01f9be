import { sql, type RawBuilder } from 'kysely';
import type { CalendarDate, Period } from '#kit/dates.ts';
import type { Scope } from '#platform/actor.ts';
import type { Dimension, UnitRole } from './contract.ts';
import type { Placement } from './organised.ts';

/** What narrows a stated figure beyond runner and family, as kept in stated_figure.filter. */
export type FigureFilter = {
  /** Within the year: both included. */
  from?: CalendarDate;
  to?: CalendarDate;
  natures?: string[];
  /** Run in the institution itself, or elsewhere (district political centres). */
  place?: 'at_school' | 'elsewhere';
  funding?: string;
  levels?: string[];
  categories?: string[];
  scheme?: string;
  schemeSequence?: number;
  /** Folded words that the audience of the plan line contains. */
  audience?: string;
  /** nominations: which turns count. */
  turns?: 'L1' | 'L3';
  partOf?: string;
  everyYear?: boolean;
};

/** Which lines of the ledger a question is about. */
export type LedgerScope = {
  period: Period;
  planYears: { from: number; to: number };
  /** Nothing recorded later than this instant is known. */
  knownUpTo: string | null;
  /** `read`: units as recorded. `within`: where they must stand today; null when as recorded is enough. */
  unit: { role: UnitRole; read: number[]; within: { units: number[]; wholly: number[] } | null } | null;
  bloc: { of: 'lead' | 'sender'; id: number } | null;
  familyIds: string[] | null;
  /** Units that are shown under their successors; empty for "as organised then". */
  placements: Placement[];
  figure: FigureFilter;
  row: { dimension: Dimension; value: string } | null;
  /** Only what was recorded under these units. */
  recorded?: { role: UnitRole; units: number[] };
  /** What of the tenant the caller sees, where the sums beside the ledger may answer; left out where its entries must. */
  seen?: Scope;
};

type Sql = RawBuilder<unknown>;
const and = (parts: (Sql | null | false | '' | undefined)[]): Sql => {
  const given = parts.filter((part): part is Sql => Boolean(part));
  return given.length ? sql.join(given, sql` and `) : sql`true`;
};

const column = (role: UnitRole) => sql.raw(`e.${role}_id`);
/** Share of a split that a line falls into: always the same for the same class or run, so that stocks hold. */
const bucket = (role: UnitRole) =>
  sql.raw(
    `(('x' || left(md5(${role === 'sender' ? 'e.chain_id' : 'coalesce(e.class_id, e.slot_id)'}::text), 6))::bit(24)::int / 16777216.0)`,
  );

const placementRows = (placements: readonly Placement[], alias: string): Sql => sql`unnest(
  ${placements.map((place) => place.unitId)}::int[], ${placements.map((place) => place.low)}::float8[], ${placements.map((place) => place.high)}::float8[],
  ${placements.map((place) => place.toId)}::int[], ${placements.map((place) => `{${place.candidates.join(',')}}`)}::text[]
) as ${sql.raw(alias)}(unit_id, low, high, to_id, candidates)`;

/** Joins that tell where the unit of a role stands today. A split without shares goes by the person's present unit. */
function placementJoin(role: UnitRole, placements: readonly Placement[]): Sql {
  if (!placements.length) return sql``;
  const now = `${role}_now`;
  const place = sql`left join ${placementRows(placements, now)} on ${sql.raw(now)}.unit_id = ${column(role)}
    and (${sql.raw(now)}.low = 0 and ${sql.raw(now)}.high = 1 or ${bucket(role)} >= ${sql.raw(now)}.low and ${bucket(role)} < ${sql.raw(now)}.high)`;
  if (role !== 'sender') return place;
  const whole = placements.filter((one) => one.toId !== null && one.low === 0 && one.high === 1);
  return sql`${place}
    left join person present on sender_now.unit_id is not null and sender_now.to_id is null and present.id = e.person_id
    left join ${placementRows(whole, 'present_now')} on present_now.unit_id = present.unit_id`;
}

/** The unit of a role as the report shows it; 0 = "chưa xác định đơn vị kế thừa". */
function unitKey(role: UnitRole, placements: readonly Placement[]): Sql {
  if (!placements.length) return column(role);
  const now = sql.raw(`${role}_now`);
  const byPerson =
    role === 'sender'
      ? sql`when coalesce(present_now.to_id, present.unit_id) = any (sender_now.candidates::int[]) then coalesce(present_now.to_id, present.unit_id)`
      : sql``;
  return sql`case when ${now}.unit_id is null then ${column(role)} when ${now}.to_id is not null then ${now}.to_id ${byPerson} else 0 end`;
}

const schemeClasses = (figure: FigureFilter, what: 'id' | 'slot_id') => sql`(select c.${sql.raw(what)} from training_class c
  where position(${figure.scheme} in c.scheme) > 0 and (${figure.schemeSequence ?? null}::int is null or c.scheme_sequence = ${figure.schemeSequence ?? null}::int))`;
const audienceSlots = (audience: string) =>
  sql`(select s.id from slot s join plan_line l on l.id = s.line_id where position(${audience} in l.audience_key) > 0)`;

function figureConditions(figure: FigureFilter): (Sql | null | undefined | false | '')[] {
  return [
    figure.place === 'at_school' && sql`coalesce(e.host_id, e.runner_id) = e.runner_id`,
    figure.place === 'elsewhere' && sql`e.host_id <> e.runner_id`,
    figure.funding && sql`e.funding = ${figure.funding}`,
    figure.levels && sql`e.sender_level = any (${figure.levels}::text[])`,
    figure.categories && sql`e.category = any (${figure.categories}::text[])`,
    figure.scheme && sql`(e.class_id in ${schemeClasses(figure, 'id')} or e.slot_id in ${schemeClasses(figure, 'slot_id')})`,
    figure.audience &&
      sql`(e.slot_id in ${audienceSlots(figure.audience)}
      or e.class_id in (select c.id from training_class c where c.slot_id in ${audienceSlots(figure.audience)}))`,
  ];
}

/** The roles whose present place a question needs. */
function rolesOf(scope: LedgerScope, by: UnitRole, shown: readonly UnitRole[]): UnitRole[] {
  const ofRow: Partial<Record<Dimension, UnitRole>> = { host: 'host', unit: by };
  const needed = [scope.unit?.within && scope.unit.role, scope.row && ofRow[scope.row.dimension], ...shown];
  return [...new Set(needed.filter((role) => role !== null && role !== undefined))];
}

export type ScopeSql = { from: Sql; where: Sql; key: (dimension: Dimension, by: UnitRole) => Sql };

/** `from` and `where` over `ledger_entry e`: everything but the dates, which each question treats its own way. */
export function scopeSql(scope: LedgerScope, by: UnitRole, shown: readonly UnitRole[] = []): ScopeSql {
  const { unit, placements } = scope;
  const key = (dimension: Dimension, role: UnitRole): Sql => {
    switch (dimension) {
      case 'unit':
        return unitKey(role, placements);
      case 'host':
        return unitKey('host', placements);
      case 'family':
        return sql`e.family_id`;
      case 'leadBloc':
        return sql`e.lead_bloc`;
      case 'senderBloc':
        return sql`e.sender_bloc`;
      case 'funding':
        return sql`e.funding`;
    }
  };
  const roles = rolesOf(scope, by, shown);
  const row =
    scope.row &&
    (scope.row.value === ''
      ? sql`${key(scope.row.dimension, by)} is null`
      : sql`(${key(scope.row.dimension, by)})::text = ${scope.row.value === 'unresolved' ? '0' : scope.row.value}`);
  return {
    from: sql`ledger_entry e ${sql.join(
      roles.map((role) => placementJoin(role, placements)),
      sql` `,
    )}`,
    where: and([
      scope.knownUpTo && sql`e.recorded_at <= ${scope.knownUpTo}::timestamptz`,
      unit && sql`${column(unit.role)} = any (${unit.read}::int[])`,
      unit?.within &&
        sql`(${column(unit.role)} = any (${unit.within.wholly}::int[]) or ${unitKey(unit.role, placements)} = any (${unit.within.units}::int[]))`,
      scope.recorded && sql`${column(scope.recorded.role)} = any (${scope.recorded.units}::int[])`,
      scope.bloc && sql`${sql.raw(`e.${scope.bloc.of}_bloc`)} = ${scope.bloc.id}`,
      scope.familyIds && sql`e.family_id = any (${scope.familyIds}::uuid[])`,
      ...figureConditions(scope.figure),
      row,
    ]),
    key,
  };
}
