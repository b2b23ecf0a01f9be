import { sql } from 'kysely';
import { forgetPersons } from '#modules/classes';
import type { Made } from '#modules/imports';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { phrase, Refusal } from '#platform/refusal.ts';
import { NEWCOMER, SERIES, setFields } from './form-nominations-apply.ts';
import { reaches } from './quota-policy.ts';
import { holdSeries, releaseSeats } from './seats.ts';
import { oneSeries } from './series-queries.ts';
import { cancelSeries } from './set-series-state.ts';

type Row = {
  id: string;
  seriesId: string;
  personId: string;
  unitId: number;
  fullName: string;
  state: string;
  seat: 'none' | 'held' | 'used';
  rowVersion: number;
};

/**
 * Takes back what a list of nominees made, as one act: nominations nobody has decided on, with their seats; what was changed, unless
 * somebody has written something else since; records registered for it that nothing else refers to; what the list said of people.
 * @throws Refusal imports.built_upon
 */
export async function undoNominations(tx: Tx, actor: Actor, made: readonly Made[]): Promise<void> {
  const ids = (object: string) => made.flatMap((one) => (one.object === object && !one.before ? [one.id] : []));
  const nominations = [...ids('nomination'), ...ids(NEWCOMER)];
  const { rows: seen } = await sql<{ seriesId: string }>`
    select distinct series_id from nomination where id = any (${nominations}::uuid[]) order by 1`.execute(tx);
  const held = new Map<string, Awaited<ReturnType<typeof holdSeries>>>();
  for (const { seriesId } of seen) held.set(seriesId, await holdSeries(tx, seriesId));
  const { rows } = await sql<Row>`
    select id, series_id, person_id, unit_id, full_name, state, seat, row_version from nomination where id = any (${nominations}::uuid[]) order by id for update`.execute(
    tx,
  );
  const decided = rows.find(({ state }) => state === 'accepted' || state === 'refused');
  if (decided || rows.length < nominations.length) throw builtUpon('built_upon.decided', decided?.fullName);
  const changed = rows.find(({ rowVersion }) => rowVersion > 1);
  if (changed) throw builtUpon('built_upon.changed', changed.fullName);
  const { rows: replaced } = await sql<{ fullName: string }>`
    select full_name from nomination where replaces_id = any (${nominations}::uuid[]) and not id = any (${nominations}::uuid[]) limit 1`.execute(
    tx,
  );
  if (replaced[0]) throw builtUpon('built_upon.replaced', replaced[0].fullName);

  for (const [seriesId, series] of held)
    await releaseSeats(
      tx,
      actor,
      series,
      rows.flatMap(({ id, unitId, seat, seriesId: of }) =>
        of === seriesId && seat !== 'none' ? [{ nominationId: id, unitId, seat }] : [],
      ),
    );
  await sql`delete from nomination_paper where nomination_id = any (${nominations}::uuid[])`.execute(tx);
  await sql`delete from nomination_event where nomination_id = any (${nominations}::uuid[])`.execute(tx);
  await sql`delete from nomination where id = any (${nominations}::uuid[])`.execute(tx);
  await putBack(tx, made);
  await forgetFacts(tx, made, ids('person_qualification'));
  for (const id of ids(SERIES)) await letSeriesGo(tx, actor, id);
  const newcomers = new Set(ids(NEWCOMER));
  await forgetAlone(
    tx,
    rows.flatMap(({ id, personId }) => (newcomers.has(id) ? [personId] : [])),
  );
}

/** A series made for the list alone, where nobody has put anything else into it since: cancelled, its class free again. */
async function letSeriesGo(tx: Tx, actor: Actor, id: string): Promise<void> {
  const held = await holdSeries(tx, id);
  if (held.state === 'cancelled' || !reaches(actor, await oneSeries(tx, id))) return;
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from nomination where series_id = ${id}) or exists (select from admission_call where series_id = ${id})
      or exists (select from admission_board where series_id = ${id}) or exists (select from convocation where series_id = ${id})
      or exists (select from seat_movement where series_id = ${id} and act in ('granted', 'rolled_in', 'rolled_out'))
      or (select count(*) from series_class where series_id = ${id}) > 1 as used`.execute(tx);
  if (!rows[0]!.used) await cancelSeries(tx, actor, held, null);
}

const builtUpon = (code: string, name: string | undefined) =>
  new Refusal('imports.built_upon', { what: phrase(code, { name: name ?? '–' }) }, { status: 409 });

async function putBack(tx: Tx, made: readonly Made[]): Promise<void> {
  const changed = made.flatMap(({ object, id, before }) =>
    object === 'nomination' && before
      ? [{ id, field: before['field'] as string, value: before['value'] as string | null, set: before['set'] as string }]
      : [],
  );
  const { rows } = await sql<{
    id: string;
    phone: string | null;
    positionTitle: string | null;
    wishPlace: string | null;
    fullName: string;
  }>`
    select id, full_name, phone, position_title, wishes ->> 'place' as wish_place from nomination where id = any (${changed.map(({ id }) => id)}::uuid[]) for update`.execute(
    tx,
  );
  const now = new Map(rows.map((row) => [row.id, row]));
  const edited = changed.find(({ id, field, set }) => now.get(id)?.[field as 'phone' | 'positionTitle' | 'wishPlace'] !== set);
  if (edited) throw builtUpon('built_upon.changed', now.get(edited.id)?.fullName);
  await setFields(tx, changed);
}

async function forgetFacts(tx: Tx, made: readonly Made[], papers: readonly string[]): Promise<void> {
  await sql`delete from person_qualification where id = any (${[...papers]}::uuid[])`.execute(tx);
  const sensitive = made.flatMap(({ object, id, before }) =>
    object === 'person_sensitive' && before ? [{ id, field: before['field'] as string }] : [],
  );
  await sql`delete from person_sensitive s using unnest(${sensitive.map(({ id }) => id)}::uuid[], ${sensitive.map(({ field }) => field)}::text[]) as t(id, field)
    where s.person_id = t.id and s.field = t.field`.execute(tx);
  const serving = made.flatMap(({ object, id, before }) => (object === 'person' && before?.['field'] === 'serviceFrom' ? [id] : []));
  await sql`update person set service_from = null, service_precision = 'day', row_version = row_version + 1 where id = any (${serving}::uuid[])`.execute(
    tx,
  );
}

/** Records made for the list, where nothing else of theirs has come since. */
async function forgetAlone(tx: Tx, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select p.id from person p where p.id = any (${[...ids]}::uuid[])
      and not exists (select from nomination where person_id = p.id) and not exists (select from person_qualification where person_id = p.id)
      and not exists (select from person_sensitive where person_id = p.id) and not exists (select from person_rating where person_id = p.id)
      and not exists (select from person_merge where p.id in (kept_id, merged_id))`.execute(tx);
  // what the list itself wrote into a record counts as no change of it
  await sql`update person set row_version = 1 where id = any (${rows.map(({ id }) => id)}::uuid[])`.execute(tx);
  await forgetPersons(
    tx,
    rows.map(({ id }) => id),
  );
}
