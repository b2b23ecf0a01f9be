import { sql } from 'kysely';
import type { Made } from '#modules/imports';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { phrase, Refusal, type Saying } from '#platform/refusal.ts';
import { NEWCOMER } from './form-a-apply.ts';
import { enterLedger } from './locks.ts';
import { holdClasses } from './record-event.ts';
import { reverseEvent } from './reverse-event.ts';

const builtUpon = (what: Saying) => new Refusal('imports.built_upon', { what }, { status: 409 });

/**
 * Takes back what applying a trainee list made: those who were put on the list go, and with them the records registered for it that
 * nothing else refers to; a class prepared for it goes if nobody else is in it. Who joined a class being taught is taken back by a
 * correction of the ledger and stays on record; so do records of units out of the caller's sight. Refuses imports.built_upon.
 */
export async function undoFormA(tx: Tx, actor: Actor, made: readonly Made[]): Promise<void> {
  const ids = (object: string) => made.flatMap((one) => (one.object === object && !one.before ? [one.id] : []));
  const [newcomers, [eventId], [classId]] = [ids(NEWCOMER), ids('ledger_event'), ids('training_class')];
  const enrolments = [...ids('enrolment'), ...newcomers];
  if (eventId) await enterLedger(tx);
  await holdClassesOf(tx, enrolments, made);
  const persons = await tx
    .selectFrom('enrolment')
    .select('personId')
    .where(sql<boolean>`id = any (${newcomers}::uuid[])`)
    .execute();
  await putBack(tx, made);
  await refuseResults(tx, enrolments);
  if (eventId) await takeBackJoining(tx, actor, eventId, enrolments);
  else await takeOffList(tx, enrolments);
  await forgetPersons(
    tx,
    persons.map(({ personId }) => personId),
  );
  if (classId)
    await sql`delete from training_class c where id = ${classId} and status = 'preparing'
      and not exists (select from enrolment where class_id = c.id) and not exists (select from ledger_event where class_id = c.id)`.execute(
      tx,
    );
}

async function holdClassesOf(tx: Tx, enrolments: readonly string[], made: readonly Made[]): Promise<void> {
  const touched = [...enrolments, ...made.flatMap((one) => (one.object === 'enrolment' && one.before ? [one.id] : []))];
  const { rows } = await sql<{ classId: string }>`select distinct class_id from enrolment where id = any (${touched}::uuid[])`.execute(tx);
  await holdClasses(
    tx,
    rows.map(({ classId }) => classId),
  );
}

async function takeOffList(tx: Tx, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ fullName: string; openedOn: string | null; code: string }>`
    select e.full_name, c.opened_on, c.code from enrolment e join training_class c on c.id = e.class_id
    where e.id = any (${ids}::uuid[]) and e.status not in ('listed', 'unlisted') order by e.sort_name limit 1`.execute(tx);
  const [begun] = rows;
  if (begun)
    throw builtUpon(
      begun.openedOn
        ? phrase('built_upon.opened', { code: begun.code, date: begun.openedOn })
        : phrase('built_upon.off_list', { name: begun.fullName }),
    );
  await sql`delete from enrolment where id = any (${ids}::uuid[])`.execute(tx);
}

async function refuseResults(tx: Tx, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ fullName: string }>`
    select e.full_name from enrolment_result r join enrolment e on e.id = r.enrolment_id where e.id = any (${ids}::uuid[]) limit 1`.execute(
    tx,
  );
  if (rows[0]) throw builtUpon(phrase('built_upon.has_results', { name: rows[0].fullName }));
}

/** The opposite event, if nothing has happened to these trainees since. They go off the list: a later opening must not put them back. */
async function takeBackJoining(tx: Tx, actor: Actor, eventId: string, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ fullName: string; date: string }>`
    select n.full_name, e.effective_date as date from ledger_event_trainee t join ledger_event e on e.id = t.event_id join enrolment n on n.id = t.enrolment_id
    where t.enrolment_id = any (${ids}::uuid[]) and e.id <> ${eventId} and not exists (select from ledger_event r where r.reverses_id = e.id)
    union all
    select n.full_name, e.effective_date from ledger_event e join enrolment n on n.chain_id = e.chain_id where n.id = any (${ids}::uuid[]) and e.kind <> 'correction'
      and not exists (select from ledger_event r where r.reverses_id = e.id)
    limit 1`.execute(tx);
  const [later] = rows;
  if (later) throw builtUpon(phrase('built_upon.has_event', { name: later.fullName, date: later.date }));
  const reversed = await tx.selectFrom('ledgerEvent').select('id').where('reversesId', '=', eventId).executeTakeFirst();
  if (!reversed) await reverseEvent(tx, actor, eventId, { reason: 'Hoàn tác lần nhập danh sách học viên từ tệp.' });
  await sql`update enrolment set status = 'unlisted', row_version = row_version + 1 where id = any (${ids}::uuid[])`.execute(tx);
}

/** Phones and positions, unless somebody has written something else since. */
async function putBack(tx: Tx, made: readonly Made[]): Promise<void> {
  const changed = (object: string, field: string) =>
    made.flatMap(({ object: of, id, before }) =>
      of === object && before ? [{ id, before: before[field] as string | null, set: before['set'] as string }] : [],
    );
  const phones = changed('person', 'phone');
  const positions = changed('enrolment', 'positionTitle');
  const arrays = (all: typeof phones) =>
    sql`unnest(${all.map(({ id }) => id)}::uuid[], ${all.map(({ before }) => before)}::text[], ${all.map(({ set }) => set)}::text[]) as s(id, before, put)`;
  const people =
    await sql`update person p set phone = s.before, row_version = row_version + 1 from ${arrays(phones)} where p.id = s.id and p.phone = s.put`.execute(
      tx,
    );
  const lists =
    await sql`update enrolment e set position_title = s.before, row_version = row_version + 1 from ${arrays(positions)} where e.id = s.id and e.position_title = s.put`.execute(
      tx,
    );
  const edited = phones.length - Number(people.numAffectedRows) + (positions.length - Number(lists.numAffectedRows));
  if (edited > 0) throw builtUpon(phrase('built_upon.edited', { count: edited }));
}

/** Records registered for a list, where nothing of classes refers to them and nobody has changed them. */
export async function forgetPersons(tx: Tx, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select p.id from person p where p.id = any (${ids}::uuid[]) and p.row_version = 1 and p.merged_into_id is null
      and not exists (select from enrolment where person_id = p.id) and not exists (select from chain where person_id = p.id)
      and not exists (select from certificate where person_id = p.id) and not exists (select from person_qualification where person_id = p.id)
      and not exists (select from person_merge where p.id in (kept_id, merged_id))
      and (select count(*) from person_post where person_id = p.id) = 1 for update`.execute(tx);
  const gone = rows.map(({ id }) => id);
  await sql`delete from person_post where person_id = any (${gone}::uuid[])`.execute(tx);
  await sql`delete from person_key where person_id = any (${gone}::uuid[])`.execute(tx);
  await sql`delete from person where id = any (${gone}::uuid[])`.execute(tx);
}
