import { type AliasableExpression, type Expression, sql, type SqlBool } from 'kysely';
import type { CalendarDate } from '#kit/dates.ts';
import { compareText, fold } from '#kit/text.ts';
import { kept, prepared } from '#platform/database/look.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { SuccessionView, Unit, UnitDetail, UnitNode } from './contract.ts';
import { livesOn, nameNear, type Part, successorsFrom, type UnitVersion } from './rules.ts';

type DateExpression = CalendarDate | Expression<string | null>;
const asDate = (date: DateExpression) => (typeof date === 'string' ? sql`${date}::date` : date);

// The version in force on the date, else the nearest one before it, else the first.
const nearest = (date: DateExpression, version = 'v') => {
  const from = sql.ref(`${version}.validFrom`);
  return sql`(${from} <= ${asDate(date)}) desc, abs(${from} - ${asDate(date)})`;
};

/** Scalar: the name of a unit as of a date, for a select list. A unit that has ended keeps its last name. `unit` is a column (`sql.ref('c.host_id')`) or an expression. */
export const unitNameOn = (unit: Expression<number | null>, date: DateExpression) =>
  sql<
    string | null
  >`(select unit_name_on.name from unit_version unit_name_on where unit_name_on.unit_id = ${unit} order by ${nearest(date, 'unitNameOn')} limit 1)`;

export type UnitOn = Omit<UnitVersion, 'validFrom' | 'validTo'> & { code: string | null; blocName: string; living: boolean };

/** Every unit once, as it is on a date (or nearest to it): a sub-select to join on `unitId`. `living` tells whether it exists that day. */
export const unitsOn = (date: CalendarDate): AliasableExpression<UnitOn> =>
  sql<UnitOn>`(select distinct on (v.unit_id) v.unit_id, u.code, v.name, v.short_name, v.symbol, v.kind, v.level, v.bloc, b.name as bloc_name, v.parent_id, v.regime,
    (v.valid_from <= ${date}::date and (v.valid_to is null or v.valid_to > ${date}::date)) as living
    from unit_version v join unit u on u.id = v.unit_id join bloc b on b.id = v.bloc order by v.unit_id, ${nearest(date)})`;

export const listBlocs = (db: Reader) => db.selectFrom('bloc').select(['id', 'code', 'name']).orderBy('id').execute();

/** All versions of all units: a province has a few thousand. */
export async function allVersions(db: Reader): Promise<UnitVersion[]> {
  const rows = await db
    .selectFrom('unitVersion')
    .select(['unitId', 'name', 'shortName', 'symbol', 'kind', 'level', 'bloc', 'parentId', 'regime', 'validFrom', 'validTo'])
    .orderBy('unitId')
    .orderBy('validFrom')
    .execute();
  return rows as UnitVersion[];
}

/** What a unit was called and where it hung, from `validFrom` to `validTo` (exclusive; null = still). */
export type UnitSpan = {
  unitId: number;
  code: string | null;
  name: string;
  parentId: number | null;
  validFrom: CalendarDate;
  validTo: CalendarDate | null;
};

/** The same of all units, for those who ask for names and the tree alone. */
export const unitSpans = kept<UnitSpan, []>(
  () =>
    sql`select v.unit_id, u.code, v.name, v.parent_id, v.valid_from, v.valid_to from unit_version v join unit u on u.id = v.unit_id order by v.unit_id, v.valid_from`,
);

const unitColumns = sql`u.id, u.uid, u.code, v.name, v.short_name, v.symbol, v.kind, v.level, v.bloc, b.name as bloc_name, v.parent_id, v.regime, v.valid_from, v.valid_to`;

async function livingUnits(db: Reader, asOf: CalendarDate, where: Expression<SqlBool> = sql<SqlBool>`true`): Promise<Unit[]> {
  const { rows } = await sql<Unit>`select ${unitColumns} from unit u join unit_version v on v.unit_id = u.id join bloc b on b.id = v.bloc
    where v.valid_from <= ${asOf}::date and (v.valid_to is null or v.valid_to > ${asOf}::date) and ${where}`.execute(db);
  return rows.sort((a, b) => compareText(a.name, b.name));
}

export type UnitFilter = {
  q?: string | undefined;
  kind?: string | undefined;
  bloc?: number | undefined;
  level?: string | undefined;
  limit?: number | undefined;
};

/** Units that exist on a date, by name. `q` looks in names, short names, codes, symbols and aliases, without case or diacritics. */
export async function listUnits(db: Reader, asOf: CalendarDate, filter: UnitFilter = {}): Promise<Unit[]> {
  let units = await livingUnits(db, asOf);
  if (filter.q?.trim()) {
    const words = fold(filter.q).split(' ');
    const aliases = Map.groupBy(await db.selectFrom('unitAlias').select(['unitId', 'folded']).execute(), (alias) => alias.unitId);
    units = units.filter((unit) => {
      const text = [
        ...[unit.name, unit.shortName, unit.code, unit.symbol].map((part) => fold(part ?? '')),
        ...(aliases.get(unit.id) ?? []).map((alias) => alias.folded),
      ].join(' ');
      return words.every((word) => text.includes(word));
    });
  }
  const { kind, bloc, level } = filter;
  return units
    .filter(
      (unit) =>
        (kind === undefined || unit.kind === kind) &&
        (bloc === undefined || unit.bloc === bloc) &&
        (level === undefined || unit.level === level),
    )
    .slice(0, filter.limit);
}

/** The whole tree as of a date; a unit whose parent does not exist that day stands at the top. */
export async function unitTree(db: Reader, asOf: CalendarDate): Promise<UnitNode[]> {
  const nodes = new Map((await livingUnits(db, asOf)).map((unit): [number, UnitNode] => [unit.id, { ...unit, children: [] }]));
  const roots: UnitNode[] = [];
  for (const node of nodes.values()) (nodes.get(node.parentId ?? -1)?.children ?? roots).push(node);
  return roots;
}

/** The units and everything below them on a date, themselves included (also where they do not exist that day). */
export async function subtree(db: Reader, unitIds: number | readonly number[], asOf: CalendarDate): Promise<number[]> {
  const top = sql<number>`unnest(${typeof unitIds === 'number' ? [unitIds] : [...unitIds]}::int[])`;
  const { rows } = await sql<{ units: number[] }>`select ${subtreeOf(top, sql.val(asOf))} as units`.execute(db);
  return rows[0]!.units;
}

/** The same as an expression (int[]), for a statement that learns the unit on its way. */
export const subtreeOf = (top: Expression<number>, asOf: Expression<CalendarDate>) => sql<number[]>`array(with recursive below (id) as (
    select ${top}
    union
    select v.unit_id from unit_version v join below on v.parent_id = below.id
    where v.valid_from <= ${asOf}::date and (v.valid_to is null or v.valid_to > ${asOf}::date))
  select id from below order by id)`;

/**
 * The units whose rows a unit answers for on a day (int[]): itself, what is below it, and predecessors, where the succession said
 * that scope follows.
 */
export const answeredBy = (top: Expression<number>, asOf: Expression<CalendarDate>) => sql<number[]>`array(with recursive answered (id) as (
    select unnest(${subtreeOf(top, asOf)})
    union
    select before.unit_id from answered join unit_succession_part after on after.unit_id = answered.id and after.side = 'to'
    join unit_succession s on s.id = after.succession_id and s.scope_follows and s.effective_date <= ${asOf}::date
    join unit_succession_part before on before.succession_id = s.id and before.side = 'from')
  select id from answered order by id)`;

export async function answeredUnits(db: Reader, top: number, asOf: CalendarDate): Promise<number[]> {
  const { rows } = await sql<{ units: number[] }>`select ${answeredBy(sql`${top}::int`, sql.val(asOf))} as units`.execute(db);
  return rows[0]!.units;
}

/** Every unit that has ended by a date → who carries it on then (see successorsFrom). A unit not in the map stands for itself. */
export async function successorsOf(db: Reader, asOf: CalendarDate): Promise<Map<number, Part[]>> {
  const ended = prepared(
    db,
    sql<{ id: number }>`select v.unit_id as id from unit_version v group by v.unit_id
    having bool_and(v.valid_to is not null and v.valid_to <= ${asOf}::date) order by 1`,
  );
  const successions = prepared(
    db,
    sql<{ effectiveDate: string; from: number[]; to: Part[] }>`
    select s.effective_date,
      array_agg(p.unit_id order by p.unit_id) filter (where p.side = 'from') as "from",
      coalesce(jsonb_agg(jsonb_build_object('unitId', p.unit_id, 'share', p.share::float8) order by p.unit_id) filter (where p.side = 'to'), '[]') as "to"
    from unit_succession s join unit_succession_part p on p.succession_id = s.id
    where s.effective_date <= ${asOf}::date group by s.id order by s.effective_date, s.recorded_at`,
  );
  const [links, units] = await Promise.all([successions, ended]);
  return successorsFrom(
    links,
    units.map((row) => row.id),
  );
}

/** One unit with its life. @throws Refusal unit.unknown (404) */
export async function oneUnit(db: Reader, id: number, asOf: CalendarDate): Promise<UnitDetail> {
  const unit = await db.selectFrom('unit').select(['id', 'uid', 'code', 'rowVersion']).where('id', '=', id).executeTakeFirst();
  if (!unit) throw notFound('unit.unknown', { id });
  const versions = await sql<
    UnitDetail['versions'][number]
  >`select v.unit_id as id, v.id as version_id, v.name, v.short_name, v.symbol, v.kind, v.level, v.bloc, b.name as bloc_name,
      v.parent_id, ${unitNameOn(sql.ref('v.parent_id'), sql.ref('v.valid_from'))} as parent_name, v.regime, v.valid_from, v.valid_to, v.document_id, v.recorded_at
    from unit_version v join bloc b on b.id = v.bloc where v.unit_id = ${id} order by v.valid_from`.execute(db);
  const aliases = await db.selectFrom('unitAlias').select('name').where('unitId', '=', id).orderBy('name').execute();
  const carriers = (await successorsOf(db, asOf)).get(id) ?? [];
  const names = carriers.length ? await allVersions(db) : [];
  return {
    ...unit,
    versions: versions.rows,
    aliases: aliases.map((alias) => alias.name),
    successions: await successionsOf(db, id),
    children: await livingUnits(db, asOf, sql`v.parent_id = ${id}`),
    successors: carriers.map((part) => ({ ...part, name: nameNear(names, part.unitId, asOf) })),
  };
}

/** Successions in which a unit took part, oldest first; predecessors carry the name they went with, successors the one they began with. */
export async function successionsOf(db: Reader, unitId: number): Promise<SuccessionView[]> {
  const part = (
    side: 'from' | 'to',
    on: Expression<string>,
  ) => sql`coalesce((select jsonb_agg(jsonb_build_object('unitId', p.unit_id, 'name', ${unitNameOn(sql.ref('p.unit_id'), on)}, 'share', p.share::float8) order by p.unit_id)
    from unit_succession_part p where p.succession_id = s.id and p.side = ${sql.lit(side)}), '[]')`;
  const { rows } = await sql<SuccessionView>`select s.id, s.kind, s.effective_date, s.document_id, s.verified, s.note, s.recorded_at,
      ${part('from', sql`(s.effective_date - 1)`)} as "from", ${part('to', sql`s.effective_date`)} as "to"
    from unit_succession s where exists (select 1 from unit_succession_part p where p.succession_id = s.id and p.unit_id = ${unitId})
    order by s.effective_date, s.recorded_at`.execute(db);
  return rows;
}

export type RegisteredUnit = Unit & { names: string[]; symbols: string[]; living: boolean };

/**
 * Every unit with every name it was ever called (versions, short names, aliases, code) and every issuer code it ever had, as of a date or nearest to it:
 * for looking up what a spreadsheet or a document says.
 */
export async function unitRegister(db: Reader, asOf: CalendarDate): Promise<RegisteredUnit[]> {
  const { rows } =
    await sql<Unit>`select ${unitColumns} from unit u join unit_version v on v.unit_id = u.id join bloc b on b.id = v.bloc order by u.id, ${nearest(asOf)}`.execute(
      db,
    );
  const aliases = Map.groupBy(await db.selectFrom('unitAlias').select(['unitId', 'name']).execute(), (alias) => alias.unitId);
  return [...Map.groupBy(rows, (row) => row.id).values()].map((versions) => {
    const present = versions[0]!;
    const names = [
      ...versions.flatMap((version) => [version.name, version.shortName]),
      ...(aliases.get(present.id) ?? []).map((alias) => alias.name),
      present.code,
    ];
    return {
      ...present,
      names: [...new Set(names.filter((name) => name !== null))],
      symbols: [...new Set(versions.map((version) => version.symbol).filter((symbol) => symbol !== null))],
      living: livesOn(present, asOf),
    };
  });
}

/** A unit by its code (LHP), else by id written as a number. @throws Refusal unit.unknown_code (404) */
export async function unitByCode(db: Reader, code: string): Promise<{ id: number; code: string | null }> {
  const found = await db
    .selectFrom('unit')
    .select(['id', 'code'])
    .where((e) => e.or([e('code', '=', code), ...(/^\d{1,9}$/.test(code) ? [e('id', '=', Number(code))] : [])]))
    .orderBy((e) => e('code', '=', code), 'desc')
    .executeTakeFirst();
  if (!found) throw notFound('unit.unknown_code', { code });
  return found;
}

/** A unit that exists on a day. @throws Refusal unit.unknown (404), unit.not_living */
export async function requireUnit(db: Reader, id: number, on: CalendarDate): Promise<UnitOn> {
  const { rows } = await sql<UnitOn>`select * from ${unitsOn(on)} t where t.unit_id = ${id}`.execute(db);
  if (!rows[0]) throw notFound('unit.unknown', { id });
  if (!rows[0].living) throw new Refusal('unit.not_living', { name: rows[0].name, date: on });
  return rows[0];
}
