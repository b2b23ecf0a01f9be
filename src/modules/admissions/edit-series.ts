import type { z } from 'zod';
import { fold } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { isNow, notFound, phrase, stale } from '#platform/refusal.ts';
import { refuseDates } from './create-series.ts';
import { refuseOutside } from './quota-policy.ts';
import type { editSeries as editSeriesSchema, SeriesSaved } from './series-contract.ts';

const names = ['code', 'name', 'opensOn', 'endsOn', 'place', 'minimum', 'openSeats', 'asksBoard'] as const;
const yesNo = (value: unknown) =>
  typeof value === 'boolean' ? phrase(value ? 'series.yes' : 'series.no') : (value as string | number | null);

/** Describes a series and moves no seat. A stale edit is refused and says what is different now. */
export async function editSeries(
  tx: Tx,
  actor: Actor,
  id: string,
  rowVersion: number,
  input: z.output<typeof editSeriesSchema>,
): Promise<Outcome<SeriesSaved>> {
  const now = await tx
    .selectFrom('admissionSeries')
    .select([...names, 'leadId', 'leadBloc', 'runnerId', 'rowVersion'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!now) throw notFound('admissions.unknown_series');
  refuseOutside(actor, now);
  if (now.rowVersion !== rowVersion) {
    const different = names
      .filter((name) => input[name] !== undefined && input[name] !== now[name])
      .map((name) => isNow(phrase(`series_field.${name}`), yesNo(now[name])));
    throw stale({ changed: different.length > 0 ? different : phrase('series_field.other') });
  }
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const next = { ...now, ...given };
  refuseDates(next);
  await tx
    .updateTable('admissionSeries')
    .set((eb) => ({ ...given, folded: fold(`${next.code} ${next.name}`), rowVersion: eb('rowVersion', '+', 1) }))
    .where('id', '=', id)
    .execute();
  return {
    result: { id, rowVersion: rowVersion + 1 },
    audit: { type: 'admission_series', id, summary: { before: Object.fromEntries(names.map((name) => [name, now[name]])), after: given } },
  };
}
