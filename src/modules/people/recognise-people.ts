import { sql } from 'kysely';
import { unitLineage } from '#modules/organisations';
import type { Reader } from '#platform/database/transaction.ts';
import { blockKey, nameKey, pairsToCompare } from './match-candidates.ts';
import { certificatesHeldBy, type HeldCertificate } from './match-certificates.ts';
import { compareDescribed, type ToMatch } from './match-levels.ts';
import { weightsOf } from './match-model.ts';
import { judge, type Judged } from './match-verdict.ts';
import { foldedName, likeness, type BirthPrecision, type Described, type Sex } from './rules.ts';
import { selvesOf } from './selves.ts';

/** A person as the caller may see one, to compare a description with. `probability` (0–1) and `reasons` (match.<code>): why they may be the same. */
export type Candidate = Described & {
  id: string;
  unitName: string;
  sex: Sex | null;
  phone: string | null;
  probability: number;
  reasons: readonly string[];
};
/**
 * `known` by number: the record may be out of the caller's sight, then `name` is null. `maybe`: somebody must look; `elsewhere`: with that name
 * and day of birth there is somebody out of sight, of whom no more is told than that (then `candidates` may be empty).
 */
export type Recognised =
  | { kind: 'known'; personId: string; name: string | null }
  | { kind: 'same'; candidate: Candidate }
  | { kind: 'maybe'; candidates: Candidate[]; elsewhere?: readonly string[] }
  | { kind: 'new' };

/**
 * Who each description is, for a whole list in a handful of statements however long it is: by personal number first, then by what name,
 * birth, sex, office, telephone and certificates together make likely (match-verdict.ts). Records that were merged stand for the person kept.
 */
export async function recognisePeople(db: Reader, people: readonly (ToMatch & { hash: Buffer | null })[]): Promise<Recognised[]> {
  const owners = await ownersOf(
    db,
    people.flatMap((one) => one.hash ?? []),
  );
  const ownerOf = (hash: Buffer | null) => (hash && owners.size > 0 ? owners.get(hash.toString('hex')) : undefined);
  const unknown = people.filter(({ hash }) => !ownerOf(hash));
  const found = await alikes(db, unknown);
  let next = 0;
  return people.map(({ hash }): Recognised => {
    const owner = ownerOf(hash);
    if (owner) return { kind: 'known', ...owner };
    const { near, elsewhere } = found[next++]!;
    const same = near.filter(({ verdict }) => verdict === 'same');
    if (same.length === 1) return { kind: 'same', candidate: same[0]!.candidate };
    if (near.length === 0 && elsewhere.length === 0) return { kind: 'new' };
    return { kind: 'maybe', candidates: near.map(({ candidate }) => candidate), ...(elsewhere.length > 0 ? { elsewhere } : {}) };
  });
}

/** Whose numbers these are; of a merged record, the person kept. */
async function ownersOf(db: Reader, hashes: Buffer[]): Promise<Map<string, { personId: string; name: string | null }>> {
  if (hashes.length === 0) return new Map();
  const { rows } = await sql<{ hash: string; personId: string; name: string | null }>`
    select encode(k.hash, 'hex') as hash, coalesce(m.kept_id, k.person_id) as person_id, p.full_name as name
    from person_key k left join person_merge m on m.merged_id = k.person_id and m.undone_at is null
    left join person p on p.id = coalesce(m.kept_id, k.person_id)
    where k.kind = 'personal_number' and k.hash = any (${hashes}::bytea[])`.execute(db);
  return new Map(rows.map(({ hash, ...owner }) => [hash, owner]));
}

const NO_CERTIFICATES: readonly HeldCertificate[] = [];
const NO_ONE: ReadonlyMap<string, readonly HeldCertificate[]> = new Map();

type Alike = { candidate: Candidate; verdict: Judged['verdict'] };
type Found = { near: Alike[]; elsewhere: string[] };

/** Everybody who is or may be each of these, the likeliest first; numbers are not asked about. */
export async function alikes(db: Reader, people: readonly ToMatch[]): Promise<Found[]> {
  if (people.length === 0) return [];
  const kin = await unitLineage(db);
  const pairs = await pairsToCompare(db, people, kin);
  const records = await recordsOf(db, [...new Set(pairs.map(({ id }) => id))]);
  const weights = await weightsOf(db);
  const selves = await selvesOf(
    db,
    [...records.values()].flatMap(({ mergedIntoId, id }) => (mergedIntoId ? [id] : [])),
  );
  const kept = await recordsOf(
    db,
    [...new Set([...selves.values()].map(({ id }) => id))].filter((id) => !records.has(id)),
  );
  // of somebody described without certificates nothing is to be compared with
  const held = people.some(({ certificates }) => certificates?.length) ? await certificatesHeldBy(db, [...records.keys()]) : NO_ONE;
  const near = people.map(() => new Map<string, Alike>());
  for (const { n, id } of pairs) {
    const one = people[n]!;
    const record = records.get(id);
    if (!record) continue;
    const self = record.mergedIntoId === null ? record : (records.get(selves.get(id)!.id) ?? kept.get(selves.get(id)!.id));
    if (!self) continue;
    const judged = judge(compareDescribed(one, { ...record, certificates: held.get(id) ?? NO_CERTIFICATES }, kin), weights, [
      nameKey(one),
      nameKey(record),
    ]);
    // what was asked about before is asked about still
    const alike = likeness(one, record);
    const verdict = judged.verdict === 'different' && alike !== 'different' ? 'review' : judged.verdict;
    if (verdict === 'different') continue;
    const { mergedIntoId: _, ...candidate } = { ...self, probability: judged.probability, reasons: judged.reasons };
    const before = near[n]!.get(self.id);
    if (!before || before.candidate.probability < judged.probability) near[n]!.set(self.id, { candidate, verdict });
  }
  const elsewhere = await outOfSight(db, people);
  return near.map((all, n) => ({
    near: [...all.values()].toSorted(
      (a, b) => b.candidate.probability - a.candidate.probability || (a.candidate.id < b.candidate.id ? -1 : 1),
    ),
    elsewhere: elsewhere[n]!,
  }));
}

type PersonRecord = Omit<Candidate, 'probability' | 'reasons'> & { birthPrecision: BirthPrecision; mergedIntoId: string | null };
async function recordsOf(db: Reader, ids: readonly string[]): Promise<Map<string, PersonRecord>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<PersonRecord>`
    select p.id, p.full_name, p.folded_name as folded, p.birth_date, p.birth_precision, p.sex, p.phone, p.unit_id, p.merged_into_id,
      p.personal_number_last4 is not null as has_number,
      (select v.name from unit_version v where v.unit_id = p.unit_id order by v.valid_from desc limit 1) as unit_name
    from person p where p.id = any (${ids}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Records with the name and day of birth of each, which the caller does not see. Whoever has another number is somebody else. */
async function outOfSight(db: Reader, people: readonly ToMatch[]): Promise<string[][]> {
  const keys = people.map((one) => blockKey({ ...one, folded: foldedName(one) }));
  const { rows } = await sql<{ key: string; personId: string; numbered: boolean }>`
    select b.key::text as key, coalesce(m.kept_id, b.person_id) as person_id, exists (select from person_key k where k.person_id = b.person_id) as numbered
    from person_block b left join person_merge m on m.merged_id = b.person_id and m.undone_at is null
    left join person p on p.id = coalesce(m.kept_id, b.person_id)
    where p.id is null and b.key = any (${[...new Set(keys.filter((key) => key !== null))]}::bigint[])`.execute(db);
  const hidden = Map.groupBy(rows, ({ key }) => key);
  if (hidden.size === 0) return people.map(() => []);
  return people.map((one, n) => [
    ...new Set((hidden.get(keys[n] ?? '') ?? []).flatMap(({ personId, numbered }) => (one.hasNumber && numbered ? [] : [personId]))),
  ]);
}
