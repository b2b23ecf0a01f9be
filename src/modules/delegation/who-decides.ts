import { sql } from 'kysely';
import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import { unitNameOn } from '#modules/organisations';
import type { Reader } from '#platform/database/transaction.ts';
import type { DecisionBodies, decisionQuery } from './contract.ts';
import { matrixOn } from './queries.ts';
import { cellsFor, type Facts } from './rules.ts';

/** Who has which part in a decision about such a class, before there is one. */
export async function whoDecides(db: Reader, query: z.output<typeof decisionQuery>): Promise<DecisionBodies> {
  const on = query.on ?? today();
  const matrix = await matrixOn(db, on, null);
  if (!matrix) return [];
  const { rows } = await sql<{ nature: string | null; bloc: number | null }>`
    select (select nature from programme_family where id = ${query.familyId ?? null}::uuid) as nature,
      (select bloc from unit_version where unit_id = ${query.leadId ?? null}::int
        order by (valid_from <= ${on}::date) desc, abs(valid_from - ${on}::date) limit 1) as bloc`.execute(db);
  const facts: Facts = {
    ...rows[0]!,
    familyId: query.familyId ?? null,
    audienceManager: null,
    offPlan: query.offPlan === 'true',
    runner: null,
    lead: query.leadId ?? null,
    host: null,
  };
  const cells = cellsFor(matrix, facts, query.decision);
  const units = cells.flatMap(({ unitId }) => unitId ?? []);
  const named = units.length
    ? await db
        .selectFrom('unit')
        .select(['id', unitNameOn(sql.ref<number | null>('unit.id'), on).as('name')])
        .where('id', 'in', units)
        .execute()
    : [];
  const names = new Map(named.map(({ id, name }) => [id, name ?? '']));
  return cells.map(({ body, unitId, part }) => ({
    body,
    part,
    unit: unitId === null ? null : { id: unitId, name: names.get(unitId) ?? '' },
  }));
}
