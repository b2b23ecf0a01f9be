import { sql } from 'kysely';
import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { checkNominees, type Judges } from './check-nominees.ts';
import { holdDesk, holdNominations, writeEvents } from './decide-hold.ts';
import { refuseOutside } from './quota-policy.ts';
import type { recheck as shape } from './screening-contract.ts';
import { oneSeries } from './series-queries.ts';
import { verdictOf, type Verdict } from './verdict.ts';

/** What says that somebody cannot be admitted, whatever the call; that the day for nominating has passed does not. */
const ofThePerson = new Set(['nominations.person_gone', 'nominations.of_other_unit', 'nominations.by_two_units']);

/** Checks nominees again, as they stand today: those who are decided keep the verdict they were decided on. */
export async function recheckNominees(
  tx: Tx,
  actor: Actor,
  judges: Judges,
  seriesId: string,
  { nominationIds }: z.output<typeof shape>,
): Promise<Outcome<{ checked: number; changed: number }>> {
  const desk = await holdDesk(tx, seriesId);
  refuseOutside(actor, desk);
  const open = await tx
    .selectFrom('nomination')
    .select('id')
    .where('seriesId', '=', seriesId)
    .where('state', 'in', ['submitted', 'waiting'])
    .orderBy('id')
    .execute();
  const asked = await holdNominations(tx, seriesId, nominationIds ?? open.map(({ id }) => id));
  const nominations = asked.filter(({ state }) => state === 'submitted' || state === 'waiting');
  const checked = await checkNominees(
    tx,
    actor,
    await oneSeries(tx, seriesId),
    nominations.map(({ id, personId, unitId, fullName, birthDate, birthPrecision, sex }) => ({
      nominationId: id,
      personId,
      unitId,
      fullName,
      birthDate,
      birthPrecision,
      sex,
      category: null,
    })),
    judges,
  );
  const on = today();
  const verdicts = checked.map(({ verdict, refusal }): Verdict => {
    if (!refusal || !ofThePerson.has(refusal.code)) return verdict;
    const { code, params } = refusal;
    return verdictOf(on, verdict.rules, [...verdict.findings, { code, severity: 'block', params }]);
  });
  const results = verdicts.map(({ result }) => result);
  await sql`update nomination n set verdict = t.verdict, verdict_result = t.result, verdict_at = now(), row_version = n.row_version + 1
    from unnest(${nominations.map(({ id }) => id)}::uuid[], ${verdicts.map((one) => JSON.stringify(one))}::jsonb[], ${results}::text[]) as t(id, verdict, result)
    where n.id = t.id`.execute(tx);
  const changed = nominations.filter(({ verdictResult }, n) => verdictResult !== results[n]);
  await writeEvents(
    tx,
    actor,
    nominations.map((nomination, n) => ({ nomination, act: 'checked', data: { before: nomination.verdictResult, result: results[n] } })),
  );
  return {
    result: { checked: nominations.length, changed: changed.length },
    audit: { type: 'admission_series', id: seriesId, summary: { checked: nominations.length, changed: changed.length } },
  };
}
