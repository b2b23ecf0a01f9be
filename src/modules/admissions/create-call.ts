import { sql } from 'kysely';
import type { z } from 'zod';
import { newId } from '#kit/ids.ts';
import { fold } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal, stale } from '#platform/refusal.ts';
import type { CallSaved, createCall as createSchema, editCall as editSchema, KeptPaper, UnitChoice } from './call-contract.ts';
import { chosenUnits } from './call-units.ts';
import { refuseOutside } from './quota-policy.ts';
import { oneSeries, type SeriesFacts } from './series-queries.ts';

type Described = z.output<typeof editSchema>;

/** Chiêu sinh: to which units, until when, with which papers. Refuses calls.series_closed, calls.nobody_called, calls.dates, calls.late_dates. */
export async function createCall(
  tx: Tx,
  actor: Actor,
  seriesId: string,
  input: z.output<typeof createSchema>,
): Promise<Outcome<CallSaved>> {
  const series = await oneSeries(tx, seriesId);
  refuseOutside(actor, series);
  if (series.state !== 'open') throw new Refusal('calls.series_closed', { series: series.code }, { status: 409 });
  refuseDates(input);
  const id = newId();
  await tx
    .insertInto('admissionCall')
    .values({
      id,
      seriesId,
      ...asRow(input),
      state: input.send ? 'open' : 'draft',
      restricted: series.restricted,
      recordedBy: actor.accountId,
      recordedByName: actor.accountName,
    })
    .execute();
  const units = await callThem(tx, series, id, input.call);
  if (units === 0) throw new Refusal('calls.nobody_called', {}, { where: 'call' });
  return {
    result: { id, rowVersion: 1, units },
    audit: { type: 'admission_call', id, summary: { series: series.code, deadline: input.deadline, lateUntil: input.lateUntil, units } },
  };
}

/** Deadline, late nominations, papers, document. Who is called is changeCalled. */
export async function editCall(tx: Tx, actor: Actor, id: string, rowVersion: number, input: Described): Promise<Outcome<CallSaved>> {
  const { call, series } = await holdCall(tx, actor, id, rowVersion);
  refuseDates(input);
  await tx
    .updateTable('admissionCall')
    .set({ ...asRow(input), rowVersion: rowVersion + 1 })
    .where('id', '=', id)
    .execute();
  return {
    result: { id, rowVersion: rowVersion + 1, units: 0 },
    audit: {
      type: 'admission_call',
      id,
      summary: {
        series: series.code,
        before: { deadline: call.deadline, lateUntil: call.lateUntil },
        after: { deadline: input.deadline, lateUntil: input.lateUntil },
      },
    },
  };
}

/** Sent, closed, opened again. */
export async function setCallState(
  tx: Tx,
  actor: Actor,
  id: string,
  rowVersion: number,
  state: 'open' | 'closed',
): Promise<Outcome<CallSaved>> {
  const { call, series } = await holdCall(tx, actor, id, rowVersion);
  if (state === 'open' && series.state !== 'open') throw new Refusal('calls.series_closed', { series: series.code }, { status: 409 });
  await tx
    .updateTable('admissionCall')
    .set({ state, rowVersion: rowVersion + 1 })
    .where('id', '=', id)
    .execute();
  return {
    result: { id, rowVersion: rowVersion + 1, units: 0 },
    audit: { type: 'admission_call', id, summary: { series: series.code, before: call.state, after: state } },
  };
}

/** More units are called, or some no longer; who has nominated under the call stays. */
export async function changeCalled(
  tx: Tx,
  actor: Actor,
  id: string,
  rowVersion: number,
  { call: choice, remove }: { call: UnitChoice; remove: readonly number[] },
): Promise<Outcome<CallSaved>> {
  const { series } = await holdCall(tx, actor, id, rowVersion);
  const { rows: busy } = await sql<{ name: string }>`
    select v.name from call_unit c join unit_version v on v.unit_id = c.unit_id
    where c.call_id = ${id} and c.unit_id = any (${[...remove]}::int[]) and c.answer = 'nominated' order by v.valid_from desc limit 1`.execute(
    tx,
  );
  if (busy[0]) throw new Refusal('calls.unit_has_nominated', { unit: busy[0].name }, { where: 'remove', status: 409 });
  await sql`delete from call_unit where call_id = ${id} and unit_id = any (${[...remove]}::int[])`.execute(tx);
  const units = await callThem(tx, series, id, choice);
  await tx
    .updateTable('admissionCall')
    .set({ rowVersion: rowVersion + 1 })
    .where('id', '=', id)
    .execute();
  return {
    result: { id, rowVersion: rowVersion + 1, units },
    audit: { type: 'admission_call', id, summary: { series: series.code, added: units, removed: remove.length } },
  };
}

async function callThem(tx: Tx, series: SeriesFacts, callId: string, choice: UnitChoice): Promise<number> {
  const units = await chosenUnits(tx, series.id, choice);
  const { numAffectedRows } = await sql`
    insert into call_unit (call_id, unit_id, bloc, restricted)
    select ${callId}, unit_id, bloc, ${series.restricted}
    from unnest(${units.map(({ id }) => id)}::int[], ${units.map(({ bloc }) => bloc)}::smallint[]) as t(unit_id, bloc)
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export type HeldCall = { id: string; seriesId: string; state: string; deadline: string; lateUntil: string | null; rowVersion: number };

export async function holdCall(
  tx: Tx,
  actor: Actor,
  id: string,
  rowVersion: number | null,
): Promise<{ call: HeldCall; series: SeriesFacts }> {
  const { rows } = await sql<HeldCall>`
    select id, series_id, state, deadline, late_until, row_version from admission_call where id = ${id} for no key update`.execute(tx);
  const [call] = rows;
  if (!call) throw notFound('calls.unknown');
  const series = await oneSeries(tx, call.seriesId);
  refuseOutside(actor, series);
  if (rowVersion !== null && call.rowVersion !== rowVersion) throw stale({ changed: phrase(`call_state.${call.state}`) });
  return { call, series };
}

const asRow = ({ documentId, issuedOn, deadline, lateUntil, papers, note }: Described) => ({
  documentId,
  issuedOn,
  deadline,
  lateUntil,
  papers: JSON.stringify(keptPapers(papers)),
  note: note || null,
});

/** Each paper by a code made of its name, by which it is ticked off when it comes. */
function keptPapers(papers: Described['papers']): KeptPaper[] {
  const kept = papers.map(({ name, required }) => ({
    code: fold(name)
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 60),
    name,
    required,
  }));
  const twice = kept.find(({ code }, n) => kept.findIndex((one) => one.code === code) < n);
  if (twice) throw new Refusal('calls.paper_twice', { name: twice.name }, { where: 'papers' });
  return kept;
}

function refuseDates({ issuedOn, deadline, lateUntil }: Described): void {
  if (deadline < issuedOn) throw new Refusal('calls.dates', { deadline, issued: issuedOn }, { where: 'deadline' });
  if (lateUntil !== null && lateUntil <= deadline)
    throw new Refusal('calls.late_dates', { late: lateUntil, deadline }, { where: 'lateUntil' });
}
