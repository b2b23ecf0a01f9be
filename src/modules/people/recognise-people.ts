import { sql } from 'kysely';
import { fold } from '#kit/text.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { likeness, type BirthPrecision, type Described } from './rules.ts';

/** A person as the caller may see one, to compare a description with. */
export type Candidate = Described & { id: string; unitName: string };
/** `known` by number: the record may be out of the caller's sight, then `name` is null. */
export type Recognised =
  | { kind: 'known'; personId: string; name: string | null }
  | { kind: 'same'; candidate: Candidate }
  | { kind: 'maybe'; candidates: Candidate[] }
  | { kind: 'new' };

/** Who each description is, for a whole list in three statements: by personal number first, then by name, birth and unit. */
export async function recognisePeople(db: Reader, people: readonly (Described & { hash: Buffer | null })[]): Promise<Recognised[]> {
  const owners = await ownersOf(
    db,
    people.flatMap((one) => one.hash ?? []),
  );
  const candidates = await candidatesFor(
    db,
    people.filter((one) => !(one.hash && owners.has(one.hash.toString('hex')))),
  );
  return people.map((one) => {
    const owner = one.hash && owners.get(one.hash.toString('hex'));
    if (owner) return { kind: 'known', ...owner };
    const near = (candidates.get(fold(one.fullName)) ?? [])
      .map((candidate) => ({ candidate, likeness: likeness(one, candidate) }))
      .filter((pair) => pair.likeness !== 'different');
    const same = near.filter((pair) => pair.likeness === 'same');
    if (same.length === 1) return { kind: 'same', candidate: same[0]!.candidate };
    return near.length > 0 ? { kind: 'maybe', candidates: near.map((pair) => pair.candidate) } : { kind: 'new' };
  });
}

async function ownersOf(db: Reader, hashes: Buffer[]): Promise<Map<string, { personId: string; name: string | null }>> {
  if (hashes.length === 0) return new Map();
  const rows = await db
    .selectFrom('personKey as k')
    .leftJoin('person as p', 'p.id', 'k.personId')
    .select(['k.hash', 'k.personId', 'p.fullName as name'])
    .where('k.kind', '=', 'personal_number')
    .where('k.hash', 'in', hashes)
    .execute();
  return new Map(rows.map((row) => [row.hash.toString('hex'), { personId: row.personId, name: row.name }]));
}

async function candidatesFor(db: Reader, people: readonly Described[]): Promise<Map<string, Candidate[]>> {
  if (people.length === 0) return new Map();
  const births = [...new Set(people.flatMap((one) => one.birthDate ?? []))];
  const rows = await db
    .selectFrom('person as p')
    .select([
      'p.id',
      'p.fullName',
      'p.foldedName',
      'p.birthDate',
      'p.birthPrecision',
      'p.unitId',
      sql<boolean>`p.personal_number_last4 is not null`.as('hasNumber'),
      sql<string>`(select v.name from unit_version v where v.unit_id = p.unit_id order by v.valid_from desc limit 1)`.as('unitName'),
    ])
    .where('p.foldedName', 'in', [...new Set(people.map((one) => fold(one.fullName)))])
    .where('p.mergedIntoId', 'is', null)
    .where((e) =>
      e.or([
        e('p.unitId', 'in', [...new Set(people.map((one) => one.unitId))]),
        ...(births.length > 0 ? [e('p.birthDate', 'in', births)] : []),
      ]),
    )
    .orderBy('p.id')
    .execute();
  return Map.groupBy(
    rows.map(({ foldedName, ...row }) => ({ ...row, birthPrecision: row.birthPrecision as BirthPrecision, foldedName })),
    (row) => row.foldedName,
  );
}
