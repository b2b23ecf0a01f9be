import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { unitNameOn } from '#modules/organisations';
import { phrase } from '#platform/refusal.ts';
import type { ObjectSource } from './queries.ts';

type SuccessionRow = { id: string; kind: string; effectiveDate: string; names: string };
const successionRows = sql`select s.id, s.kind, s.effective_date,
  (select string_agg(${unitNameOn(sql.ref('p.unitId'), sql<string>`(s.effective_date - 1)`)}, ', ' order by p.unit_id) from unit_succession_part p where p.succession_id = s.id and p.side = 'from') as names
  from unit_succession s`;
const successionLabel = (row: SuccessionRow) => phrase(`object.${row.kind}`, { names: row.names, date: row.effectiveDate });

/** Units, their versions and successions: the objects of the one module below this one. */
export const organisationObjects: ObjectSource = {
  types: ['unit', 'succession'],
  async labels(db, type, ids) {
    if (type === 'succession') {
      const { rows } = await sql<SuccessionRow>`${successionRows} where s.id::text = any (${[...ids]}::text[])`.execute(db);
      return new Map(rows.map((row) => [row.id, successionLabel(row)]));
    }
    const { rows } = await sql<{
      id: string;
      name: string;
    }>`select u.id::text, ${unitNameOn(sql.ref('u.id'), today())} as name from unit u where u.id::text = any (${[...ids]}::text[])`.execute(
      db,
    );
    return new Map(rows.map((row) => [row.id, row.name]));
  },
  async uses(db, documentId) {
    const successions = await sql<SuccessionRow>`${successionRows} where s.document_id = ${documentId}`.execute(db);
    const versions = await sql<{
      id: string;
      name: string;
      validFrom: string;
    }>`select v.unit_id::text as id, v.name, v.valid_from from unit_version v where v.document_id = ${documentId} order by v.unit_id, v.valid_from`.execute(
      db,
    );
    return [
      ...successions.rows.map((row) => ({
        objectType: 'succession' as const,
        objectId: row.id,
        relation: 'legal_basis' as const,
        label: successionLabel(row),
      })),
      ...versions.rows.map((row) => ({
        objectType: 'unit' as const,
        objectId: row.id,
        relation: 'legal_basis' as const,
        label: phrase('object.unit_version', { name: row.name, date: row.validFrom }),
      })),
    ];
  },
};
