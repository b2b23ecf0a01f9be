import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal, stale } from '#platform/refusal.ts';
import type { QualificationInput, RatingInput, ServiceInput } from './fact-contract.ts';
import { isLevelOf } from './fact-rules.ts';
import { recordQualifications } from './record-qualifications.ts';
import { birthProblem, plainBirth } from './rules.ts';

type Recorded = Outcome<{ id: string; rowVersion: number }>;

/** The person as the editor saw it, held until the end. @throws Refusal people.not_found (404), edit.stale (412) */
async function held(tx: Tx, id: string, rowVersion: number): Promise<{ unitId: number; bloc: number }> {
  const person = await tx.selectFrom('person').select(['unitId', 'bloc', 'rowVersion']).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!person) throw notFound('people.not_found');
  if (person.rowVersion !== rowVersion) throw stale({ changed: phrase('person.elsewhere') });
  return person;
}

async function done(tx: Tx, id: string, rowVersion: number, summary: object): Promise<Recorded> {
  await tx
    .updateTable('person')
    .set({ rowVersion: rowVersion + 1 })
    .where('id', '=', id)
    .execute();
  return { result: { id, rowVersion: rowVersion + 1 }, audit: { type: 'person', id, summary } };
}

/** One paper or rank. @throws Refusal people.level_unknown, people.qualification_there, people.day_wrong */
export async function recordQualification(
  tx: Tx,
  actor: Actor,
  id: string,
  rowVersion: number,
  input: QualificationInput,
): Promise<Recorded> {
  await held(tx, id, rowVersion);
  if (!isLevelOf(input.kind, input.level)) throw new Refusal('people.level_unknown', {}, { where: 'level' });
  const { birthDate: issuedOn, birthPrecision: issuedPrecision } = plainBirth({
    birthDate: input.issuedOn,
    birthPrecision: input.issuedPrecision,
  });
  if (birthProblem({ birthDate: issuedOn, birthPrecision: issuedPrecision }, today()))
    throw new Refusal('people.day_wrong', {}, { where: 'issuedOn' });
  const added = await recordQualifications(tx, actor, [{ ...input, personId: id, issuedOn, issuedPrecision }]);
  if (added.length === 0) throw new Refusal('people.qualification_there', {}, { where: 'level', status: 409 });
  return done(tx, id, rowVersion, { kind: input.kind, level: input.level, evidence: input.evidence });
}

/** Takes one back that was written by mistake. */
export async function removeQualification(tx: Tx, id: string, rowVersion: number, qualificationId: string): Promise<Recorded> {
  await held(tx, id, rowVersion);
  const { rows } = await sql<{ kind: string; level: string }>`
    delete from person_qualification where id = ${qualificationId} and (person_id = ${id} or person_id in (select merged_id from person_merge where kept_id = ${id} and undone_at is null))
    returning kind, level`.execute(tx);
  if (!rows[0]) throw notFound('people.nothing_on_record');
  return done(tx, id, rowVersion, { removed: rows[0] });
}

/** Whether the task of a year was done well or better; null takes it back. */
export async function recordRating(
  tx: Tx,
  actor: Actor,
  id: string,
  rowVersion: number,
  { year, meetsGood, document }: RatingInput,
): Promise<Recorded> {
  const { unitId, bloc } = await held(tx, id, rowVersion);
  if (year > Number(today().slice(0, 4))) throw new Refusal('people.year_future', {}, { where: 'year' });
  if (meetsGood === null) await tx.deleteFrom('personRating').where('personId', '=', id).where('year', '=', year).execute();
  else {
    if (!document) throw new Refusal('people.rating_document', {}, { where: 'document' });
    const row = { meetsGood, document, recordedAt: sql<string>`now()`, recordedBy: actor.accountId, recordedByName: actor.accountName };
    await tx
      .insertInto('personRating')
      .values({ personId: id, year, unitId, bloc, ...row })
      .onConflict((c) => c.columns(['personId', 'year']).doUpdateSet(row))
      .execute();
  }
  return done(tx, id, rowVersion, { year, meetsGood });
}

/** Since when somebody serves, and that they do so no longer. */
export async function recordService(tx: Tx, id: string, rowVersion: number, input: ServiceInput): Promise<Recorded> {
  await held(tx, id, rowVersion);
  const from = plainBirth({ birthDate: input.serviceFrom, birthPrecision: input.servicePrecision });
  if (birthProblem(from, today())) throw new Refusal('people.day_wrong', {}, { where: 'serviceFrom' });
  const endedOn = input.endedKind === null ? null : input.endedOn;
  if (birthProblem({ birthDate: endedOn, birthPrecision: 'day' }, today()) || (endedOn && from.birthDate && endedOn < from.birthDate))
    throw new Refusal('people.day_wrong', {}, { where: 'endedOn' });
  await tx
    .updateTable('person')
    .set({ serviceFrom: from.birthDate, servicePrecision: input.servicePrecision, endedKind: input.endedKind, endedOn })
    .where('id', '=', id)
    .execute();
  return done(tx, id, rowVersion, { serviceFrom: from.birthDate, endedKind: input.endedKind, endedOn });
}
