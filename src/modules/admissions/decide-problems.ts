import { sql } from 'kysely';
import type { Reader } from '#platform/database/transaction.ts';
import { phrase, Refusal } from '#platform/refusal.ts';
import type { HeldNomination } from './decide-hold.ts';
import { acceptable, inTheWay } from './screen-verdict.ts';
import type { Decision, NominationState } from './screening-contract.ts';

/** From which states a decision can be taken. */
const from: Record<Decision, readonly NominationState[]> = {
  accept: ['submitted'],
  refuse: ['submitted', 'waiting', 'accepted'],
  reopen: ['refused'],
  wait: ['submitted'],
};

type Last = { id: string; act: string; by: string; at: string };
/** Who decided last on each, for whoever comes second. */
async function lastDecisions(db: Reader, ids: readonly string[]): Promise<Map<string, Last>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Last>`
    select distinct on (nomination_id) nomination_id as id, act, recorded_by_name as by, (recorded_at at time zone 'Asia/Ho_Chi_Minh')::date::text as at from nomination_event
    where nomination_id = any (${ids}::uuid[]) and act in ('accepted','refused','withdrawn','replaced','put_waiting','called_up','reopened','submitted')
    order by nomination_id, seq desc`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Rules set aside for each by a document. */
export async function overridesOf(db: Reader, ids: readonly string[]): Promise<Map<string, Set<string>>> {
  const all = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]));
  if (ids.length === 0) return all;
  const rows = await db
    .selectFrom('ruleOverride')
    .select(['nominationId', 'ruleCode'])
    .where('nominationId', 'in', [...ids])
    .execute();
  for (const { nominationId, ruleCode } of rows) all.get(nominationId)?.add(ruleCode);
  return all;
}

/** Names of the papers each call asks for and has not had, by nomination. */
export async function papersMissing(db: Reader, ids: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; names: string[] }>`
    select n.id, array_agg(p.name order by p.place) as names
    from nomination n join admission_call c on c.id = n.call_id
      cross join lateral (select e.value ->> 'code' as code, e.value ->> 'name' as name, (e.value ->> 'required')::boolean as required, e.place
        from jsonb_array_elements(c.papers) with ordinality e(value, place)) p
    where n.id = any (${ids}::uuid[]) and p.required
      and not exists (select 1 from nomination_paper have where have.nomination_id = n.id and have.paper = p.code)
    group by n.id`.execute(db);
  return new Map(rows.map(({ id, names }) => [id, names]));
}

/**
 * Why each of these waits instead of being decided; who is not in the answer is sound, seats aside. Two officers on one nominee: the
 * second is told what the first decided.
 */
export async function problemsOf(
  db: Reader,
  decision: Decision,
  nominations: readonly HeldNomination[],
  shown: ReadonlyMap<string, number>,
): Promise<Map<string, Refusal>> {
  const problems = new Map<string, Refusal>();
  const moved = (one: HeldNomination) => shown.get(one.id) !== one.rowVersion;
  // an acceptance that was not seen is not taken back by the way
  const late = nominations.filter((one) => !from[decision].includes(one.state) || (moved(one) && one.state !== 'submitted'));
  const last = await lastDecisions(
    db,
    late.map(({ id }) => id),
  );
  for (const { id, fullName: name, state } of late) {
    const how = last.get(id);
    const params = { name, state: phrase(`nomination_state.${state}`), by: how?.by ?? '–', date: how?.at ?? '' };
    problems.set(id, new Refusal('admissions.decided_already', params, { where: name, status: 409 }));
  }
  for (const one of nominations)
    if (!problems.has(one.id) && moved(one))
      problems.set(one.id, new Refusal('admissions.changed_meanwhile', { name: one.fullName }, { where: one.fullName, status: 409 }));
  if (decision === 'accept') await withVerdicts(db, nominations, problems);
  return problems;
}

async function withVerdicts(db: Reader, nominations: readonly HeldNomination[], problems: Map<string, Refusal>): Promise<void> {
  const rest = nominations.filter(({ id }) => !problems.has(id));
  const ids = rest.map(({ id }) => id);
  const setAside = await overridesOf(db, ids);
  const missing = await papersMissing(db, ids);
  for (const { id, fullName: name, verdict, verdictResult } of rest) {
    const aside = setAside.get(id)!;
    const options = { where: name, status: 409 };
    if (verdictResult === 'unchecked') problems.set(id, new Refusal('admissions.not_checked', { name }, options));
    else if (!acceptable(verdictResult, verdict, aside)) {
      const rules = inTheWay(verdict, aside).map(({ name: rule }) => rule);
      const code = verdictResult === 'missing_evidence' ? 'admissions.evidence_missing' : 'admissions.not_eligible';
      problems.set(id, new Refusal(code, { name, rules: rules.length > 0 ? rules : '–' }, options));
    } else if (missing.has(id))
      problems.set(id, new Refusal('admissions.papers_missing', { name, papers: missing.get(id)!.join(', ') }, options));
  }
}
