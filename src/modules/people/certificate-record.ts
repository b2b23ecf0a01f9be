import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Made } from '#modules/imports';
import type { Actor } from '#platform/actor.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { phrase, Refusal, type Saying } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import { issuerKey, titleKey, type CertificateFacts } from './certificate-rules.ts';
import type { CertificateLine, KeptCertificate } from './form-certificates-check.ts';
import type { Newcomer } from './form-certificates-people.ts';
import { matchOrRegister } from './match-or-register.ts';
import { blocsOf } from './queries.ts';

/** Registers whom the file brings, then writes their certificates; what is there is changed in place. */
export async function keepCertificates(tx: Tx, actor: Actor, keys: Keys, lines: readonly CertificateLine[]): Promise<Made[]> {
  const newcomers = [
    ...new Map(lines.flatMap(({ holder }) => ('newcomer' in holder ? [[holder.newcomer.key, holder.newcomer] as const] : []))).values(),
  ];
  const registered = await register(tx, actor, keys, newcomers);
  const personOf = ({ holder }: CertificateLine) =>
    'personId' in holder ? holder.personId : registered.get(holder.newcomer.key)!.personId;
  const scopes = await scopesOf(tx, lines.map(personOf));
  for (const { key, input } of newcomers)
    scopes.set(registered.get(key)!.personId, { unitId: input.unitId!, bloc: registered.get(key)!.bloc });

  const made: Made[] = [...registered.values()].flatMap(({ personId, isNew }) => (isNew ? [{ object: 'person', id: personId }] : []));
  const rows = lines
    .filter(({ before }) => before === null)
    .map((line) => {
      const personId = personOf(line);
      const scope = scopes.get(personId);
      if (!scope) throw new Refusal('gate.outside_scope', {}, { status: 403 });
      return {
        id: newId(),
        person_id: personId,
        unit_id: scope.unitId,
        bloc: scope.bloc,
        recorded_by: actor.accountId,
        ...columnsOf(line.facts),
      };
    });
  await insertMany(tx, 'certificate', rows);
  made.push(...rows.map(({ id }) => ({ object: 'certificate', id })));
  for (const { before, facts } of lines) {
    if (before === null) continue;
    await writeOver(tx, before.id, facts, actor.accountId, before.rowVersion, before.rowVersion + 1);
    made.push({ object: 'certificate', id: before.id, before });
  }
  return made;
}

const columnsOf = (facts: CertificateFacts) => ({
  title: facts.title,
  title_key: titleKey(facts.title),
  family_id: facts.familyId,
  serial: facts.serial,
  register_no: facts.registerNo,
  issuer: facts.issuer,
  issuer_key: issuerKey(facts.issuer),
  issued_on: facts.issuedOn,
  issued_precision: facts.issuedPrecision,
  course_from: facts.courseFrom,
  course_to: facts.courseTo,
  periods: facts.periods,
  classification: facts.classification,
  decision: facts.decision,
  signer: facts.signer,
});

/** Refuses where somebody has changed it since `version`. */
async function writeOver(tx: Tx, id: string, facts: CertificateFacts, by: string, version: number, next: number): Promise<void> {
  const columns = sql.join(Object.entries(columnsOf(facts)).map(([column, value]) => sql`${sql.ref(column)} = ${value}`));
  const { numAffectedRows } =
    await sql`update certificate set ${columns}, recorded_by = ${by}, row_version = ${next} where id = ${id} and row_version = ${version}`.execute(
      tx,
    );
  if (!numAffectedRows) throw builtUpon(phrase('built_upon.certificates_changed'));
}

const builtUpon = (what: Saying) => new Refusal('imports.built_upon', { what }, { status: 409 });

async function register(tx: Tx, actor: Actor, keys: Keys, newcomers: readonly Newcomer[]) {
  const inputs = newcomers.map(({ input }) => ({ ...input, unitId: input.unitId!, category: input.category! }));
  const answers = await matchOrRegister(tx, actor, keys, inputs);
  const blocs = await blocsOf(
    tx,
    inputs.map(({ unitId }) => unitId),
  );
  return new Map(
    answers.map((answer, n) => {
      if ('refusal' in answer) throw answer.refusal;
      return [
        newcomers[n]!.key,
        { personId: answer.personId, isNew: answer.outcome === 'registered', bloc: blocs.get(inputs[n]!.unitId)! },
      ];
    }),
  );
}

async function scopesOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, { unitId: number; bloc: number }>> {
  const { rows } = await sql<{
    id: string;
    unitId: number;
    bloc: number;
  }>`select id, unit_id, bloc from person where id = any (${[...new Set(personIds)]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, ...scope }) => [id, scope]));
}

/** Takes back what a register brought: certificates first, then the people registered for it. Refuses imports.built_upon. */
export async function takeBackCertificates(tx: Tx, made: readonly Made[]): Promise<void> {
  const certificates = made.filter(({ object }) => object === 'certificate');
  const added = certificates.filter(({ before }) => !before).map(({ id }) => id);
  const { numAffectedRows } = await sql`delete from certificate where id = any (${added}::uuid[]) and row_version = 1`.execute(tx);
  if (Number(numAffectedRows) !== added.length) throw builtUpon(phrase('built_upon.certificates_changed'));
  for (const { id, before } of certificates) {
    if (!before) continue;
    const was = before as unknown as KeptCertificate;
    await writeOver(tx, id, was, was.recordedBy, was.rowVersion + 1, was.rowVersion);
  }
  await forgetPeople(
    tx,
    made.filter(({ object }) => object === 'person').map(({ id }) => id),
  );
}

async function forgetPeople(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql<{ fullName: string }>`
    select p.full_name from person p where p.id = any (${ids}::uuid[]) and (p.row_version > 1 or p.merged_into_id is not null
      or exists (select from enrolment where person_id = p.id) or exists (select from chain where person_id = p.id)
      or exists (select from certificate where person_id = p.id) or exists (select from person_qualification where person_id = p.id)
      or exists (select from person_merge where p.id in (kept_id, merged_id))
      or (select count(*) from person_post where person_id = p.id) > 1)
    order by p.sort_name limit 1`.execute(tx);
  if (rows[0]) throw builtUpon(phrase('built_upon.person', { name: rows[0].fullName }));
  await sql`delete from person_post where person_id = any (${ids}::uuid[])`.execute(tx);
  await sql`delete from person_key where person_id = any (${ids}::uuid[])`.execute(tx);
  await sql`delete from person where id = any (${ids}::uuid[])`.execute(tx);
}
