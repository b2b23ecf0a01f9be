import { sql } from 'kysely';
import type { Made } from '#modules/imports';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { phrase, Refusal, type Saying } from '#platform/refusal.ts';
import type { ResultLine } from './check-form-f.ts';
import { resultsOf, type KeptResults } from './results-queries.ts';
import type { Results } from './results-rules.ts';

const AT_A_TIME = 500;

/** Writes the results of trainees of one class over what was there. */
export async function keepResults(tx: Tx, actor: Actor, classId: string, lines: readonly ResultLine[]): Promise<Made[]> {
  const before = await resultsOf(tx, classId);
  for (let at = 0; at < lines.length; at += AT_A_TIME) await writeRows(tx, classId, lines.slice(at, at + AT_A_TIME), actor.accountId);
  return lines.map(({ enrolmentId }) => ({ object: 'enrolment_result', id: enrolmentId, before: before.get(enrolmentId) ?? null }));
}

type Written = { enrolmentId: string; results: Results };

/** One statement for many rows; the scope columns are those of the enrolments. */
async function writeRows(tx: Tx, classId: string, rows: readonly Written[], by: string): Promise<void> {
  const values = JSON.stringify(rows.map(({ enrolmentId, results }) => ({ enrolment_id: enrolmentId, ...results })));
  await sql`insert into enrolment_result (enrolment_id, class_id, person_id, runner_id, host_id, lead_bloc, sender_id, sender_bloc, restricted, parts, average, conduct, classification, recognised, note, recorded_by)
    select e.id, e.class_id, e.person_id, e.runner_id, e.host_id, e.lead_bloc, e.sender_id, e.sender_bloc, e.restricted, r.parts, r.average, r.conduct, r.classification, r.recognised, r.note, ${by}::uuid
    from jsonb_to_recordset(${values}::jsonb) as r(enrolment_id uuid, parts jsonb, average numeric, conduct text, classification text, recognised boolean, note text)
    join enrolment e on e.id = r.enrolment_id and e.class_id = ${classId}
    on conflict (enrolment_id) do update set parts = excluded.parts, average = excluded.average, conduct = excluded.conduct, classification = excluded.classification,
      recognised = excluded.recognised, note = excluded.note, recorded_by = excluded.recorded_by,
      recorded_at = now(), row_version = enrolment_result.row_version + 1`.execute(tx);
}

/** Puts back what was there before a list came in. Refuses imports.built_upon once the class was closed with it, or a later list changed a row. */
export async function takeBackResults(tx: Tx, classId: string, made: readonly Made[]): Promise<void> {
  await tx.selectFrom('trainingClass').select('id').where('id', '=', classId).forUpdate().execute();
  const present = await resultsOf(tx, classId);
  const version = ({ before }: Made) => ((before as KeptResults | null | undefined)?.rowVersion ?? 0) + 1;
  const changed = made.find((one) => present.get(one.id)?.rowVersion !== version(one));
  if (changed) throw builtUpon(phrase('built_upon.results_changed'));
  const first = made.map(({ id }) => present.get(id)!.recordedAt).sort()[0];
  if (first !== undefined && (await closedSince(tx, classId, first))) throw builtUpon(phrase('built_upon.closed'));

  const [added, overwritten] = [made.filter(({ before }) => !before), made.filter(({ before }) => before)];
  if (added.length > 0) {
    await tx
      .deleteFrom('enrolmentResult')
      .where(
        'enrolmentId',
        'in',
        added.map(({ id }) => id),
      )
      .execute();
  }
  for (const { id, before } of overwritten) {
    const { enrolmentId: _, parts, ...was } = before as unknown as KeptResults;
    await tx
      .updateTable('enrolmentResult')
      .set({ ...was, parts: JSON.stringify(parts) })
      .where('enrolmentId', '=', id)
      .execute();
  }
}

const builtUpon = (what: Saying) => new Refusal('imports.built_upon', { what }, { status: 409 });

async function closedSince(tx: Tx, classId: string, since: string): Promise<boolean> {
  const closed = await tx
    .selectFrom('ledgerEvent as e')
    .select('e.id')
    .where('e.classId', '=', classId)
    .where('e.kind', '=', 'class_closed')
    .where('e.recordedAt', '>=', since)
    .where((e) => e.not(e.exists(e.selectFrom('ledgerEvent as r').select('r.id').whereRef('r.reversesId', '=', 'e.id'))))
    .executeTakeFirst();
  return closed !== undefined;
}
