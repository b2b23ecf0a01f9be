import { sql } from 'kysely';
import type { Reader } from '#platform/database/transaction.ts';
import { foldedName, likeness, type BirthPrecision, type Described } from './rules.ts';

/** A person as the caller may see one, to compare a description with. */
export type Candidate = Described & { id: string; unitName: string };
/** `known` by number: the record may be out of the caller's sight, then `name` is null. */
export type Recognised =
  | { kind: 'known'; personId: string; name: string | null }
  | { kind: 'same'; candidate: Candidate }
  | { kind: 'maybe'; candidates: Candidate[] }
  | { kind: 'new' };

/** Who each description is, for a whole list in two statements: by personal number first, then by name, birth and unit. */
export async function recognisePeople(db: Reader, people: readonly (Described & { hash: Buffer | null })[]): Promise<Recognised[]> {
  const owners = await ownersOf(
    db,
    people.flatMap((one) => one.hash ?? []),
  );
  const ownerOf = (hash: Buffer | null) => (hash && owners.size > 0 ? owners.get(hash.toString('hex')) : undefined);
  const described = people.map((one) => ({ one, owner: ownerOf(one.hash), name: foldedName(one) }));
  const candidates = await candidatesFor(
    db,
    described.filter(({ owner }) => !owner),
  );
  return described.map(({ one, owner, name }) => {
    if (owner) return { kind: 'known', ...owner };
    const near = (candidates.get(name) ?? [])
      .map((candidate) => ({ candidate, likeness: likeness(one, candidate) }))
      .filter((pair) => pair.likeness !== 'different');
    const same = near.filter((pair) => pair.likeness === 'same');
    if (same.length === 1) return { kind: 'same', candidate: same[0]!.candidate };
    return near.length > 0 ? { kind: 'maybe', candidates: near.map((pair) => pair.candidate) } : { kind: 'new' };
  });
}

async function ownersOf(db: Reader, hashes: Buffer[]): Promise<Map<string, { personId: string; name: string | null }>> {
  if (hashes.length === 0) return new Map();
  const { rows } = await sql<{ hash: string; personId: string; name: string | null }>`
    select encode(k.hash, 'hex') as hash, k.person_id, p.full_name as name
    from person_key k left join person p on p.id = k.person_id
    where k.kind = 'personal_number' and k.hash = any (${hashes}::bytea[])`.execute(db);
  return new Map(rows.map(({ hash, ...owner }) => [hash, owner]));
}

/** Everybody of these names whose unit or day of birth is that of the description: nobody else can be the same (see likeness). */
async function candidatesFor(db: Reader, people: readonly { one: Described; name: string }[]): Promise<Map<string, Candidate[]>> {
  if (people.length === 0) return new Map();
  const { rows } = await sql<Candidate & { folded: string; birthPrecision: BirthPrecision }>`
    select p.id, p.full_name, p.folded_name as folded, p.birth_date, p.birth_precision, p.unit_id, p.personal_number_last4 is not null as has_number,
      (select v.name from unit_version v where v.unit_id = p.unit_id order by v.valid_from desc limit 1) as unit_name
    from person p
    where p.merged_into_id is null and p.folded_name = any (${[...new Set(people.map(({ name }) => name))]}::text[])
      and (p.unit_id = any (${[...new Set(people.map(({ one }) => one.unitId))]}::int[]) or p.birth_date = any (${[...new Set(people.flatMap(({ one }) => one.birthDate ?? []))]}::date[]))
    order by p.id`.execute(db);
  return Map.groupBy(rows, (row) => row.folded);
}
