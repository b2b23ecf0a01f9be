import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { evidences, type Qualification } from './fact-rules.ts';

/** Of whom, and what; what is not known may be left out. */
export type QualificationGiven = Pick<Qualification, 'kind' | 'level'> &
  Partial<Omit<Qualification, 'kind' | 'level'>> & { personId: string };

/**
 * Writes down what lists say of many people, in two statements. What is on record already with the same evidence or a stronger one is not
 * written again, and a mere statement never stands beside a paper of the same level. Of people out of the caller's sight nothing is written.
 * Answers the ids of what was added.
 */
export async function recordQualifications(tx: Tx, actor: Actor, given: readonly QualificationGiven[]): Promise<string[]> {
  if (given.length === 0) return [];
  const ids = [...new Set(given.map((one) => one.personId))];
  const { rows } = await sql<{
    id: string;
    unitId: number;
    bloc: number;
    held: { kind: string; level: string; evidence: Qualification['evidence']; issuedOn: string | null }[] | null;
  }>`
    select p.id, p.unit_id, p.bloc, (select json_agg(json_build_object('kind', q.kind, 'level', q.level, 'evidence', q.evidence, 'issuedOn', q.issued_on))
      from person_qualification q where q.person_id = p.id) as held
    from person p where p.id = any (${ids}::uuid[])`.execute(tx);
  const people = new Map(rows.map((row) => [row.id, { ...row, held: row.held ?? [] }]));
  const added = given.flatMap((one) => {
    const person = people.get(one.personId);
    if (!person) return [];
    const { kind, level, issuedOn = null } = one;
    const evidence = one.evidence ?? 'stated';
    const known = person.held.some(
      (held) =>
        held.kind === kind &&
        held.level === level &&
        (evidence === 'stated' || (evidences.indexOf(held.evidence) <= evidences.indexOf(evidence) && held.issuedOn === issuedOn)),
    );
    if (known) return [];
    person.held.push({ kind, level, evidence, issuedOn });
    return {
      id: newId(),
      person_id: one.personId,
      unit_id: person.unitId,
      bloc: person.bloc,
      kind,
      level,
      evidence,
      issuer: one.issuer ?? null,
      issued_on: issuedOn,
      issued_precision: issuedOn === null ? 'none' : (one.issuedPrecision ?? 'day'),
      serial: one.serial ?? null,
      note: one.note ?? null,
      recorded_by: actor.accountId,
      recorded_by_name: actor.accountName,
    };
  });
  await insertMany(tx, 'person_qualification', added);
  return added.map(({ id }) => id);
}
