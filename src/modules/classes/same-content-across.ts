import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Database, Reader } from '#platform/database/transaction.ts';
import { phrase } from '#platform/refusal.ts';
import { sameContentFor, type SameContentQuestion } from './same-content.ts';
import type { SameContentWarning } from './same-content-rules.ts';

/**
 * The same against the training history of the whole tenant: somebody who came from another unit has learnt there what the present one
 * cannot see. Only of people the caller sees (`db` is the caller's); of classes out of sight is told what and when, not which. Restricted
 * classes speak only to who may see them. For who looks after the whole tenant it is one reading.
 */
export async function sameContentAcross(
  db: Reader,
  database: Pick<Database, 'read'>,
  actor: Actor,
  question: SameContentQuestion,
): Promise<Map<string, SameContentWarning[]>> {
  if (actor.scope.kind === 'tenant') return sameContentFor(db, question);
  const personIds = await seen(db, 'person', question.personIds);
  const found = await database.read({ ...actor, scope: { kind: 'tenant' } }, (all) => sameContentFor(all, { ...question, personIds }));
  const classes = new Set(
    await seen(
      db,
      'training_class',
      [...found.values()].flatMap((warnings) => warnings.flatMap(({ classId }) => classId ?? [])),
    ),
  );
  const told = (warning: SameContentWarning): SameContentWarning =>
    warning.classId === null || classes.has(warning.classId)
      ? warning
      : { ...warning, classId: null, params: { ...warning.params, name: phrase('class.out_of_sight') } };
  return new Map([...found].map(([personId, warnings]) => [personId, warnings.map(told)]));
}

async function seen(db: Reader, table: 'person' | 'training_class', ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} where id = any (${[...new Set(ids)]}::uuid[])`.execute(db);
  return rows.map(({ id }) => id);
}
