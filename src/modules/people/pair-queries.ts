import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { unitLineage, unitNameOn } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { inText, inWords, notFound, type Texts } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import { reasonPhrase } from './ask-who.ts';
import { nameKey } from './match-candidates.ts';
import { certificatesHeldBy } from './match-certificates.ts';
import { compareDescribed, speaksAgainst, type ToMatch } from './match-levels.ts';
import type { PairList, PairListQuery, PairSide, PairView } from './match-contract.ts';
import { weightsOf } from './match-model.ts';
import { judge } from './match-verdict.ts';
import type { RowsOfPeople } from './merge-people.ts';
import { inOrder } from './note-doubles.ts';
import { maskedNumber } from './personal-number.ts';
import { sensitiveOf } from './sensitive.ts';

/** What is alike and what is not, in words. */
function reasonsIn(texts: Texts, reasons: readonly string[]): { reasons: string[]; against: string[] } {
  const words = (found: readonly string[]) => found.map((reason) => inText(reasonPhrase(reason), texts));
  return { reasons: words(reasons.filter((one) => !speaksAgainst(one))), against: words(reasons.filter(speaksAgainst)) };
}
const unitOf = (alias: string) =>
  sql`json_build_object('id', ${sql.ref(`${alias}.unit_id`)}, 'name', coalesce(${unitNameOn(sql.ref<number>(`${alias}.unit_id`), today())}, ''))`;
const briefOf = (alias: string) =>
  sql`json_build_object('id', ${sql.ref(`${alias}.id`)}, 'fullName', ${sql.ref(`${alias}.full_name`)}, 'birthDate', ${sql.ref(`${alias}.birth_date`)},
    'birthPrecision', ${sql.ref(`${alias}.birth_precision`)}, 'unit', ${unitOf(alias)})`;
const decided = sql`case when d.decision is not null then json_build_object('decision', d.decision, 'by', d.decided_by_name, 'at', d.decided_at, 'note', d.note) end`;

/** Pairs the caller may see, both records too; the likeliest first. Of a record that was merged since, the pair is gone. */
export async function listPairs(db: Reader, texts: Texts, { decision, after, limit }: PairListQuery): Promise<PairList> {
  const [at, a, b] = (after ?? '').split(' ');
  const where = sql`${decision === 'open' ? sql`d.decision is null` : sql`d.decision = ${decision}`}
    ${decision === 'same' ? sql`` : sql`and a.merged_into_id is null and b.merged_into_id is null`}`;
  const from = sql`duplicate_pair d join person a on a.id = d.a_id join person b on b.id = d.b_id`;
  type Row = Omit<PairList['items'][number], 'reasons' | 'against'> & { reasons: string[]; key: string };
  const { rows } = await sql<Row>`
    select ${briefOf('a')} as a, ${briefOf('b')} as b, d.probability::float8 as probability, d.reasons, d.found_by, d.found_at, ${decided} as decided, d.row_version,
      concat(d.probability, ' ', d.a_id, ' ', d.b_id) as key
    from ${from} where ${where} ${a && b ? sql`and (-d.probability, d.a_id, d.b_id) > (-(${at}::numeric), ${a}::uuid, ${b}::uuid)` : sql``}
    order by d.probability desc, d.a_id, d.b_id limit ${limit + 1}`.execute(db);
  const total = await sql<{ total: number }>`select count(*)::int as total from ${from} where ${where}`.execute(db);
  const shown = rows.slice(0, limit);
  return {
    items: shown.map(({ key: _, reasons, ...row }) => ({ ...row, ...reasonsIn(texts, reasons) })),
    total: total.rows[0]!.total,
    next: rows.length > limit ? shown.at(-1)!.key : null,
  };
}

/** Two records beside each other, compared as they are now; any two may be asked for. @throws Refusal people.not_found (404) */
export async function pairView(
  db: Reader,
  actor: Actor,
  keys: Keys,
  texts: Texts,
  rows: RowsOfPeople,
  one: string,
  other: string,
): Promise<PairView> {
  const [aId, bId] = inOrder(one, other);
  if (aId === bId) throw notFound('people.not_found');
  const [a, b] = [await sideOf(db, actor, keys, aId), await sideOf(db, actor, keys, bId)];
  const pair = await sql<{
    rowVersion: number;
    decided: PairView['decided'];
  }>`select row_version, ${decided} as decided from duplicate_pair d where a_id = ${aId} and b_id = ${bId}`.execute(db);
  const held = await certificatesHeldBy(db, [aId, bId]);
  const described = (side: PairSide): ToMatch => ({
    ...side,
    unitId: side.unit.id,
    hasNumber: side.personalNumber !== null,
    certificates: held.get(side.id) ?? [],
  });
  const [here, there] = [described(a), described(b)];
  const judged = judge(compareDescribed(here, there, await unitLineage(db)), await weightsOf(db), [nameKey(here), nameKey(there)]);
  const objections = a.mergedIntoId || b.mergedIntoId ? [] : await rows.objections(db, aId, bId);
  return {
    a,
    b,
    probability: judged.probability,
    ...reasonsIn(texts, judged.reasons),
    decided: pair.rows[0]?.decided ?? null,
    rowVersion: pair.rows[0]?.rowVersion ?? 0,
    objections: objections.map((one) => inWords(one, texts)).map(({ what, todo }) => ({ what, todo })),
  };
}

type SideRow = Omit<PairSide, 'personalNumber' | 'sensitive'> & {
  personalNumberEncrypted: Buffer | null;
  personalNumberKeyId: string | null;
  personalNumberLast4: string | null;
};
async function sideOf(db: Reader, actor: Actor, keys: Keys, id: string): Promise<PairSide> {
  const { rows } = await sql<SideRow>`
    select p.id, p.full_name, p.sex, p.birth_date, p.birth_precision, p.category, p.position_title, p.phone, ${unitOf('p')} as unit, p.row_version, p.recorded_at,
      p.service_from, p.service_precision, p.ended_kind, p.ended_on, p.merged_into_id,
      p.personal_number_encrypted, p.personal_number_key_id, p.personal_number_last4,
      (select count(*)::int from person_post t where t.person_id = p.id) as posts,
      (select count(*)::int from enrolment e where e.person_id = p.id and e.status <> 'unlisted') as classes,
      (select count(*)::int from certificate c where c.person_id = p.id) as certificates
    from person p where p.id = ${id}`.execute(db);
  if (!rows[0]) throw notFound('people.not_found');
  const { personalNumberEncrypted: _, personalNumberKeyId: __, personalNumberLast4: ___, ...row } = rows[0];
  return { ...row, personalNumber: maskedNumber(keys, rows[0]), sensitive: await sensitiveOf(db, actor, id) };
}
