import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { fold } from '#kit/text.ts';
import { subtree, unitNameOn, unitsOn } from '#modules/organisations';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import type { Person, PersonList, PersonListQuery, PersonRow } from './contract.ts';
import { maskedNumber, numberHash } from './personal-number.ts';
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

/** People the caller may see who match: by name, whole number or its last four digits, by unit with what is below it, by category. */
export async function matchingPeople(
  db: Reader,
  keys: Keys,
  query: Pick<PersonListQuery, 'q' | 'unit'> & { category?: string | undefined },
) {
  const units = query.unit === undefined ? null : await subtree(db, query.unit, today());
  let matching = db.selectFrom('person as p').where('p.mergedIntoId', 'is', null);
  if (units) matching = matching.where('p.unitId', 'in', units);
  if (query.category) matching = matching.where('p.category', '=', query.category);
  const digits = plainNumber(query.q ?? '');
  if (/^\d{12}$/.test(digits)) {
    matching = matching.where(
      'p.id',
      'in',
      db.selectFrom('personKey').select('personId').where('kind', '=', 'personal_number').where('hash', '=', numberHash(keys, digits)),
    );
  } else if (/^\d{4}$/.test(digits)) {
    matching = matching.where('p.personalNumberLast4', '=', digits);
  } else {
    for (const word of fold(query.q ?? '')
      .split(' ')
      .filter(Boolean))
      matching = matching.where('p.foldedName', 'like', `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  }
  return matching;
}

/** People the caller may see, by given name; a page begins after `after` of the one before. */
export async function listPeople(db: Reader, keys: Keys, query: PersonListQuery): Promise<PersonList> {
  const matching = await matchingPeople(db, keys, query);
  const { total } = await matching.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();

  let page = people(db).where('p.id', 'in', matching.select('p.id'));
  if (query.after !== undefined) {
    const { name, id } = readCursor(query.after);
    page = page.where(sql<boolean>`(p.sort_name collate "vi-VN-x-icu", p.id) > (${name} collate "vi-VN-x-icu", ${id}::uuid)`);
  }
  const rows = await page
    .orderBy(sql`p.sort_name collate "vi-VN-x-icu"`)
    .orderBy('p.id')
    .limit(query.limit + 1)
    .execute();
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => asRow(keys, row)),
    total,
    next: rows.length > query.limit && last ? Buffer.from(JSON.stringify([last.sortName, last.id])).toString('base64url') : null,
  };
}

function readCursor(after: string): { name: string; id: string } {
  const text = Buffer.from(after, 'base64url').toString();
  const match = /^\["((?:[^"\\]|\\.)*)","([0-9a-f-]{36})"\]$/.exec(text);
  if (!match) throw new Refusal('people.cursor', {}, { where: 'after', status: 400 });
  return { name: JSON.parse(`"${match[1]}"`) as string, id: match[2]! };
}

/** One person with the posts held and everything learned, newest first. */
export async function onePerson(db: Reader, keys: Keys, id: string): Promise<Person> {
  const row = await people(db).where('p.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('people.not_found');
  return {
    ...asRow(keys, row),
    phone: row.phone,
    rowVersion: row.rowVersion,
    recordedAt: row.recordedAt,
    posts: await postsOf(db, id),
    training: await trainingOf(db, id),
    outside: await outsideOf(db, id),
  };
}

async function postsOf(db: Reader, personId: string): Promise<Person['posts']> {
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
      nameOf('t.unit_id').as('unitName'),
    ])
    .where('t.personId', '=', personId)
    .orderBy('t.validFrom', 'desc')
    .orderBy('t.id', 'desc')
    .execute();
  return rows.map(({ unitId, unitName, category, ...post }) => ({
    ...post,
    category: category as Category,
    unit: { id: unitId, name: unitName ?? '' },
  }));
}

const programmeOf = (row: { familyId: string | null; familyCode: string | null; familyName: string | null }) =>
  row.familyId === null ? null : { id: row.familyId, code: row.familyCode ?? '', name: row.familyName ?? '' };

async function trainingOf(db: Reader, personId: string): Promise<Person['training']> {
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
    .where('e.personId', '=', personId)
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

async function outsideOf(db: Reader, personId: string): Promise<Person['outside']> {
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
    .where('h.personId', '=', personId)
    .where('h.kind', '=', 'outside')
    .orderBy('h.startedOn', 'desc')
    .execute();
  return rows.map(({ familyId, familyCode, familyName, ...chain }) => ({
    ...chain,
    programme: programmeOf({ familyId, familyCode, familyName }),
  }));
}
