import { sql } from 'kysely';
import { estimate, type Pattern } from '#kit/linkage/index.ts';
import { unitLineage } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import { takesItsTime } from '#platform/database/room.ts';
import type { Outcome, Reader, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { withCertificates } from './match-certificates.ts';
import { compareDescribed, levelsOf, matchFieldNames, type MatchField } from './match-levels.ts';
import { preset, type Weights } from './match-verdict.ts';
import { registryPairs, type Registered } from './registry-pairs.ts';

const FEWEST = 1000;
/** People drawn for what two strangers have in common, each compared with so many others. */
const [DRAWN, OTHERS] = [2000, 100];
/**
 * The preset counts as so many pairs of one person, one in a hundred records: where there are few, what they show is not taken for a rule. Names
 * go with sex and with years of birth, so that a registry without doubles seems to hold some.
 */
const worthOf = (people: number) => Math.max(200, people / 100);
/** Nothing is impossible. */
const LEAST = 1e-7;

/**
 * Learns from the tenant's own people how much each agreement says, without anybody saying who is who: how common names are, what two strangers
 * have in common, and by expectation–maximisation what two records of one person have. Kept as a new version, used from the next entry on.
 * @throws Refusal match.too_few
 */
export async function learnWeights(tx: Tx, actor: Actor): Promise<Outcome<{ people: number; pairs: number; weights: Weights }>> {
  await takesItsTime(tx);
  const {
    rows: [counted],
  } = await sql<{ people: number }>`select count(*)::int as people from person where merged_into_id is null`.execute(tx);
  const people = counted!.people;
  if (people < FEWEST) throw new Refusal('people.match_too_few', { count: people, fewest: FEWEST }, { status: 409 });
  const kin = await unitLineage(tx);
  const u = await strangers(tx, kin);
  const common = await commonNames(tx, people);
  u.name[0] = Math.max(common.same, LEAST);

  const learnt: readonly MatchField[] = matchFieldNames.filter((field) => field !== 'number');
  const patterns = new Map<string, Pattern & { count: number }>();
  const seen = new Set<string>();
  for await (const pairs of registryPairs(tx))
    for (const { a, b } of pairs) {
      // two numbers are two people: nothing is to be learnt from them
      const key = `${a.id}${b.id}`;
      if ((a.hasNumber && b.hasNumber) || seen.has(key)) continue;
      seen.add(key);
      const levels = compareDescribed(a, b, kin).levels.slice(0, learnt.length);
      const pattern = patterns.get(levels.join());
      if (pattern) pattern.count++;
      else patterns.set(levels.join(), { levels, count: 1 });
    }
  const pairs = (people * (people - 1)) / 2;
  const model = estimate([...patterns.values()], {
    sizes: learnt.map((field) => levelsOf(field).length),
    u: learnt.map((field) => u[field]),
    pairs,
  });
  const [ones, worth] = [model.prior * pairs, worthOf(people)];
  const fields = Object.fromEntries(
    matchFieldNames.map((field) => {
      const before = preset.fields[field];
      const at = learnt.indexOf(field);
      const m = before.m.map((share, level) => (at < 0 ? share : (ones * model.fields[at]!.m[level]! + worth * share) / (ones + worth)));
      return [field, { m, u: at < 0 ? before.u : u[field] }];
    }),
  ) as unknown as Weights['fields'];
  // of those who are entered about every second is there already
  const weights: Weights = { prior: Math.min(Math.max(model.prior, 0.5 / people), 0.01), fields, names: common.names, rare: common.rare };
  await tx
    .insertInto('matchModel')
    .values({ weights: JSON.stringify(weights), people, pairs: seen.size, estimatedByName: actor.accountName })
    .execute();
  return {
    result: { people, pairs: seen.size, weights },
    audit: { type: 'tenant', id: actor.tenant, summary: { people, pairs: seen.size } },
  };
}

/** Whether nothing was learnt yet, or the registry is half as large again as when it was. */
export async function outgrown(db: Reader): Promise<boolean> {
  const { rows } = await sql<{ people: number; learnt: number | null }>`
    select (select count(*)::int from person where merged_into_id is null) as people,
      (select people from match_model order by version desc limit 1) as learnt`.execute(db);
  const { people, learnt } = rows[0]!;
  return people >= FEWEST && (learnt === null || people >= 1.5 * learnt);
}

/** What two people drawn at random have in common; what never occurred gets half an occurrence. */
async function strangers(tx: Tx, kin: Awaited<ReturnType<typeof unitLineage>>): Promise<Record<MatchField, number[]>> {
  const { rows } = await sql<Registered>`
    select id, full_name, folded_name as folded, birth_date, birth_precision, sex, unit_id, bloc, phone, personal_number_last4 is not null as has_number
    from person where merged_into_id is null order by md5(id::text) limit ${DRAWN}`.execute(tx);
  const drawn = await withCertificates(tx, rows);
  const counts = matchFieldNames.map((field) => levelsOf(field).map(() => 0.5));
  for (const [n, one] of drawn.entries())
    for (let step = 1; step <= OTHERS; step++) {
      const other = drawn[(n + step * 7) % drawn.length]!;
      if (other !== one)
        for (const [at, level] of compareDescribed(one, other, kin).levels.entries()) if (level !== null) counts[at]![level]!++;
    }
  return Object.fromEntries(
    matchFieldNames.map((field, at) => {
      const sum = counts[at]!.reduce((total, count) => total + count, 0);
      const before = preset.fields[field].u;
      // of too few nothing is learnt, and what never occurred is no likelier than was thought
      if (sum < FEWEST) return [field, before];
      return [field, counts[at]!.map((count, level) => Math.max(count < 1 ? Math.min(count / sum, before[level]!) : count / sum, LEAST))];
    }),
  ) as Record<MatchField, number[]>;
}

/** How common names are: two strangers' chance to bear one, the shares of those that many bear, and of any other. */
async function commonNames(tx: Tx, people: number): Promise<{ same: number; names: Record<string, number>; rare: number }> {
  const { rows } = await sql<{ name: string; count: number }>`
    select name_key as name, count(*)::int as count from person where merged_into_id is null group by 1 order by 2 desc`.execute(tx);
  const often = Math.max(3, people / 20_000);
  const share = (list: typeof rows) => {
    const bearers = list.reduce((sum, { count }) => sum + count, 0);
    return bearers === 0 ? 1 / people : list.reduce((sum, { count }) => sum + count * count, 0) / bearers / people;
  };
  return {
    same: share(rows),
    names: Object.fromEntries(rows.filter(({ count }) => count >= often).map(({ name, count }) => [name, count / people])),
    rare: share(rows.filter(({ count }) => count < often)),
  };
}
