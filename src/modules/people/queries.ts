import { sql, type RawBuilder } from 'kysely';
import { today } from '#kit/dates.ts';
import { withinScope } from '#modules/access';
import { subtree, unitNameOn, unitsOn } from '#modules/organisations';
import type { Actor, Scope } from '#platform/actor.ts';
import { onePage, readCursor, type Page } from '#platform/database/pages.ts';
import { searchFor } from '#platform/database/search.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import type { Person, PersonList, PersonListQuery, PersonRow } from './contract.ts';
import { maskedNumber, numberHash } from './personal-number.ts';
import { selfOf } from './selves.ts';
import { sensitiveOf } from './sensitive.ts';
import { plainNumber, type BirthPrecision, type Category, type Sex } from './rules.ts';

/** Bloc of each unit today; a unit that has ended keeps its last one. Units that do not exist are left out. */
export async function blocsOf(db: Reader, unitIds: readonly number[]): Promise<Map<number, number>> {
  if (unitIds.length === 0) return new Map();
  const rows = await db
    .selectFrom(unitsOn(today()).as('u'))
    .select(['u.unitId', 'u.bloc'])
    .where('u.unitId', 'in', [...new Set(unitIds)])
    .execute();
  return new Map(rows.map((row) => [row.unitId, row.bloc]));
}

const nameOf = (column: string) => unitNameOn(sql.ref<number | null>(column), today());

const people = (db: Reader) =>
  db
    .selectFrom('person as p')
    .select([
      'p.id',
      'p.fullName',
      'p.sortName',
      'p.sex',
      'p.birthDate',
      'p.birthPrecision',
      'p.category',
      'p.positionTitle',
      'p.phone',
      'p.unitId',
      'p.rowVersion',
      'p.recordedAt',
      'p.personalNumberEncrypted',
      'p.personalNumberKeyId',
      'p.personalNumberLast4',
      nameOf('p.unit_id').as('unitName'),
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof people>['executeTakeFirstOrThrow']>>;

const asRow = (keys: Keys, row: Row): PersonRow => ({
  id: row.id,
  fullName: row.fullName,
  sex: row.sex as Sex | null,
  birthDate: row.birthDate,
  birthPrecision: row.birthPrecision as BirthPrecision,
  personalNumber: maskedNumber(keys, row),
  category: row.category as Category,
  positionTitle: row.positionTitle,
  unit: { id: row.unitId, name: row.unitName ?? '' },
});

/** `namesOnly`: not by number, for those who are shown no numbers: a list that answers to digits tells them. */
type Filter = Pick<PersonListQuery, 'q' | 'unit'> & { category?: string | undefined; namesOnly?: true };
/** Up to so many units are gone through person by person; above, people are found by their names. */
const FEW_UNITS = 10;

/**
 * People the caller may see who match: by name, whole number or its last four digits, by unit with what is below it, by category.
 * `where` is over `person p`; `names`, where it is not null, over `person_name n` whose bearers they are.
 */
async function conditions(db: Reader, keys: Keys, scope: Scope, { q, unit, category, namesOnly }: Filter) {
  const own = withinScope('person', 'p', scope);
  const all: RawBuilder<unknown>[] = [sql`p.merged_into_id is null`, own];
  const units = unit === undefined ? null : await subtree(db, unit, today());
  if (units) all.push(sql`p.unit_id = any (${units}::int[])`);
  if (category) all.push(sql`p.category = ${category}`);
  const digits = namesOnly ? '' : plainNumber(q ?? '');
  let names: RawBuilder<unknown> | null = null;
  let near = false;
  if (/^\d{12}$/.test(digits)) {
    all.push(sql`p.id in (select coalesce(m.kept_id, k.person_id) from person_key k left join person_merge m on m.merged_id = k.person_id and m.undone_at is null
      where k.kind = 'personal_number' and k.hash = ${numberHash(keys, digits)})`);
  } else if (/^\d{4}$/.test(digits)) {
    all.push(sql`p.personal_number_last4 = ${digits}`);
  } else {
    // the policies let a bloc see the names of its own people; a unit's people are few enough to be gone through
    const ofBearer = sql`(' ' || p.folded_name || ' ')`;
    const known = sql`n.bloc = ${scope.kind === 'bloc' ? scope.bloc : 0}`;
    const look =
      scope.kind === 'unit'
        ? { from: sql`(select * from person p where merged_into_id is null and ${own}) p`, words: ofBearer }
        : { from: sql`(select n.words from person_name n where ${known}) n`, words: sql`n.words` };
    const search = await searchFor(db, 'people', q, look);
    near = search?.near ?? false;
    if (search && (scope.kind === 'unit' || (units && units.length <= FEW_UNITS))) all.push(search.in(ofBearer));
    else if (search) names = sql`${known} and ${search.in(sql`n.words`)}`;
  }
  return { where: sql.join(all, sql` and `), names, near };
}

/** The same as one condition over `person p`. */
export async function matchingPeople(db: Reader, keys: Keys, scope: Scope, filter: Filter): Promise<RawBuilder<unknown>> {
  const { where, names } = await conditions(db, keys, scope, filter);
  return names ? sql`${where} and p.sort_name in (select n.sort_name from person_name n where ${names})` : where;
}

/** People the caller may see, by given name; a page begins after the last of the one before. */
export async function listPeople(db: Reader, keys: Keys, scope: Scope, query: PersonListQuery): Promise<PersonList> {
  const { rows, ...rest } = await pageOfPeople<Row>(db, keys, scope, query, (walked, way) =>
    people(db)
      .innerJoin(sql<{ id: string; key: string; counted: number }>`${walked}`.as('found'), 'found.id', 'p.id')
      .select(['found.key', 'found.counted'])
      .orderBy(sql`found.key collate "vi-VN-x-icu" ${way}`)
      .orderBy(sql`p.id ${way}`)
      .execute(),
  );
  return { ...rest, items: rows.map((row) => asRow(keys, row)) };
}

type Shown<Row> = (walked: RawBuilder<unknown>, way: RawBuilder<unknown>) => Promise<(Row & { key: string; counted: number })[]>;
/** The same walk for whatever is shown of those walked, in the order given. */
export async function pageOfPeople<Row extends { id: string }>(
  db: Reader,
  keys: Keys,
  scope: Scope,
  { after, limit, sort, ...filter }: Filter & Pick<PersonListQuery, 'after' | 'limit' | 'sort'>,
  shown: Shown<Row>,
): Promise<Page<Row> & { near: boolean }> {
  const { where, names, near } = await conditions(db, keys, scope, filter);
  const from = readCursor(after);
  const [way, beyond] = sort === '-name' ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
  const name = sql`p.sort_name collate "vi-VN-x-icu"`;
  const past = from ? sql`and (${name}, p.id) ${beyond} (${from.key} collate "vi-VN-x-icu", ${from.id}::uuid)` : sql``;
  // name by name in their order: whoever is looked for by a common name is found without going through all who bear it
  const found = names
    ? sql`select p.id, n.sort_name as key from (
          select n.sort_name from person_name n where ${names} ${from ? sql`and n.sort_name ${beyond}= ${from.key}` : sql``} order by n.sort_name ${way}) n
        cross join lateral (select p.id from person p where p.sort_name = n.sort_name and ${where} ${past} order by p.id ${way} limit 1001) p
        order by n.sort_name ${way}, p.id ${way}`
    : sql`select p.id, p.sort_name as key from person p where ${where} ${past} order by ${name} ${way}, p.id ${way}`;
  return { ...(await onePage<Row>({ after: from, limit }, found, (walked) => shown(walked, way))), near };
}

/** One person with the posts held and everything learned, newest first. */
export async function onePerson(db: Reader, actor: Actor, keys: Keys, asked: string): Promise<Person> {
  const { id, records } = await selfOf(db, asked);
  const row = await people(db).where('p.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('people.not_found');
  return {
    ...asRow(keys, row),
    phone: row.phone,
    rowVersion: row.rowVersion,
    recordedAt: row.recordedAt,
    posts: await postsOf(db, records),
    training: await trainingOf(db, records),
    outside: await outsideOf(db, records),
    merged: await mergedInto(db, id),
    sensitive: await sensitiveOf(db, actor, id),
  };
}

async function postsOf(db: Reader, records: readonly string[]): Promise<Person['posts']> {
  const rows = await db
    .selectFrom('personPost as t')
    .select([
      't.id',
      't.unitId',
      't.positionTitle',
      't.category',
      't.validFrom',
      't.validTo',
      't.documentId',
      't.personId',
      nameOf('t.unit_id').as('unitName'),
    ])
    .where('t.personId', 'in', records)
    .orderBy('t.validFrom', 'desc')
    .orderBy('t.id', 'desc')
    .execute();
  return rows.map(({ unitId, unitName, category, personId, ...post }) => ({
    ...post,
    ofMerged: personId !== records[0],
    category: category as Category,
    unit: { id: unitId, name: unitName ?? '' },
  }));
}

/** Records set aside for this one, newest first; the name as that record has it now, where it is in sight. */
async function mergedInto(db: Reader, id: string): Promise<Person['merged']> {
  const rows = await db
    .selectFrom('personMerge as m')
    .leftJoin('person as p', 'p.id', 'm.mergedId')
    .select(['m.id as mergeId', 'p.fullName', 'm.mergedAt', 'm.mergedByName', 'm.note'])
    .where('m.keptId', '=', id)
    .where('m.undoneAt', 'is', null)
    .orderBy('m.mergedAt', 'desc')
    .execute();
  return rows;
}

const programmeOf = (row: { familyId: string | null; familyCode: string | null; familyName: string | null }) =>
  row.familyId === null ? null : { id: row.familyId, code: row.familyCode ?? '', name: row.familyName ?? '' };

async function trainingOf(db: Reader, records: readonly string[]): Promise<Person['training']> {
  const rows = await db
    .selectFrom('enrolment as e')
    .leftJoin('trainingClass as c', 'c.id', 'e.classId')
    .leftJoin('chain as h', 'h.id', 'e.chainId')
    .leftJoin('programmeFamily as f', (join) => join.on('f.id', '=', sql<string>`coalesce(c.family_id, h.family_id)`))
    .select([
      'e.id as enrolmentId',
      'e.status',
      'e.joinedOn',
      'e.endedOn',
      'e.runnerId',
      'e.senderId',
      'c.id as classId',
      'c.code',
      'c.name',
      'c.status as classStatus',
      'f.id as familyId',
      'f.code as familyCode',
      'f.name as familyName',
      nameOf('e.runner_id').as('runnerName'),
      nameOf('e.sender_id').as('senderName'),
    ])
    .where('e.personId', 'in', records)
    .where('e.status', '<>', 'unlisted')
    .orderBy(sql`e.joined_on desc nulls first`)
    .orderBy('e.id', 'desc')
    .execute();
  return rows.map((row) => ({
    enrolmentId: row.enrolmentId,
    class: row.classId === null ? null : { id: row.classId, code: row.code ?? '', name: row.name ?? '', status: row.classStatus ?? '' },
    programme: programmeOf(row),
    runner: { id: row.runnerId, name: row.runnerName ?? '' },
    sender: { id: row.senderId, name: row.senderName ?? '' },
    status: row.status,
    joinedOn: row.joinedOn,
    endedOn: row.endedOn,
  }));
}

async function outsideOf(db: Reader, records: readonly string[]): Promise<Person['outside']> {
  const rows = await db
    .selectFrom('chain as h')
    .innerJoin('programmeFamily as f', 'f.id', 'h.familyId')
    .select([
      'h.id as chainId',
      'h.institution',
      'h.state',
      'h.startedOn',
      'h.expectedEndOn',
      'f.id as familyId',
      'f.code as familyCode',
      'f.name as familyName',
    ])
    .where('h.personId', 'in', records)
    .where('h.kind', '=', 'outside')
    .orderBy('h.startedOn', 'desc')
    .execute();
  return rows.map(({ familyId, familyCode, familyName, ...chain }) => ({
    ...chain,
    programme: programmeOf({ familyId, familyCode, familyName }),
  }));
}
