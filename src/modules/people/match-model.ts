import { sql } from 'kysely';
import type { Reader } from '#platform/database/transaction.ts';
import { preset, type Weights } from './match-verdict.ts';

/** The newest of each tenant whose weights this process has read; a version never changes. */
const read = new Map<string, Weights>();
const MOST = 50;

/** What the tenant's own registry has taught, else the preset. */
export async function weightsOf(db: Reader): Promise<Weights> {
  const { rows } = await sql<{ key: string }>`
    select concat(current_schema(), ' ', version, ' ', estimated_at) as key from match_model order by version desc limit 1`.execute(db);
  if (!rows[0]) return preset;
  const { key } = rows[0];
  const known = read.get(key);
  if (known) return known;
  const newest = await sql<{ weights: string }>`select weights::text as weights from match_model order by version desc limit 1`.execute(db);
  const learnt = JSON.parse(newest.rows[0]!.weights) as Weights;
  // an older one knows nothing of fields that came since
  const weights: Weights = { ...learnt, fields: { ...preset.fields, ...learnt.fields } };
  if (read.size >= MOST) read.clear();
  read.set(key, weights);
  return weights;
}
