import { sql, type RawBuilder } from 'kysely';
import { Refusal } from '../refusal.ts';

/** A list is counted to here and no further: 'hơn 1.000'. */
const MOST_COUNTED = 1_000;

/** Where a page begins, and what the first one counted. */
type Cursor = { key: string; id: string; total: number; capped: boolean };
export type Page<Row> = {
  rows: Row[];
  /** At most 1,000; `capped`: there are more. */
  total: number;
  capped: boolean;
  /** `after` of the page that follows. */
  next: string | null;
};

export function readCursor(after: string | undefined): Cursor | null {
  if (after === undefined) return null;
  try {
    const [key, id, total, capped] = JSON.parse(Buffer.from(after, 'base64url').toString()) as unknown[];
    if (typeof key === 'string' && typeof id === 'string' && typeof total === 'number') return { key, id, total, capped: capped === 1 };
  } catch {
    // said below
  }
  throw new Refusal('request.cursor', {}, { where: 'after', status: 400 });
}

const writeCursor = ({ key, id, total, capped }: Cursor): string =>
  Buffer.from(JSON.stringify([key, id, total, capped ? 1 : 0])).toString('base64url');

/**
 * One walk along a list in its order brings a page and the count: it ends after 1,001 rows, or with the page where an earlier one
 * has counted. `found` selects `id` and the key it is ordered by (`key`); `rows` says what is shown of those walked, again in order.
 */
export async function onePage<Row extends { id: string }>(
  { after, limit }: { after: Cursor | null; limit: number },
  found: RawBuilder<unknown>,
  rows: (walked: RawBuilder<unknown>) => Promise<(Row & { key: string | null; counted: number })[]>,
): Promise<Page<Row>> {
  const walked = after ? limit + 1 : Math.max(limit, MOST_COUNTED) + 1;
  const shown = await rows(
    sql`(with walked as materialized (${found} limit ${walked}) select *, (select count(*)::int from walked) as counted from walked limit ${limit + 1})`,
  );
  const page = shown.slice(0, limit);
  const last = page.at(-1);
  const counted = shown[0]?.counted ?? 0;
  const { total, capped } = after ?? { total: Math.min(counted, MOST_COUNTED), capped: counted > MOST_COUNTED };
  const next = shown.length > limit && last ? writeCursor({ key: last.key ?? '', id: last.id, total, capped }) : null;
  return { rows: page.map(({ key: _key, counted: _counted, ...row }) => row as unknown as Row), total, capped, next };
}
