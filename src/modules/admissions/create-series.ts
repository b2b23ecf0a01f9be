import { sql } from 'kysely';
import type { z } from 'zod';
import { newId } from '#kit/ids.ts';
import { fold } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { refuseOutside } from './quota-policy.ts';
import { holdSeries, moveSeats } from './seats.ts';
import { classesToRecruit, recruitingClass, refuseDifferent, seatsOf, type RecruitingClass } from './series-classes.ts';
import type { createSeries as createSeriesSchema, SeriesSaved } from './series-contract.ts';

type Given = z.input<typeof createSeriesSchema>;

/**
 * Đợt tuyển sinh: of one class, of several identical ones, or of those in preparation that a line of a plan led to. Its seats are theirs.
 * Refuses: classes.unknown, admissions.no_classes, admissions.class_not_recruiting, admissions.class_in_series, admissions.classes_differ,
 * admissions.class_without_seats, admissions.series_out_of_scope; admissions.series_code_taken by constraint.
 */
export async function createSeries(tx: Tx, actor: Actor, input: Given): Promise<Outcome<SeriesSaved>> {
  const classes = await classesToRecruit(tx, input.classIds ?? (await classesOfLine(tx, input.lineId)));
  const [first, ...others] = classes;
  if (!first) throw new Refusal('admissions.no_classes');
  for (const other of others) refuseDifferent(first, other);
  const series = {
    id: newId(),
    code: input.code ?? (await freeCode(tx, `TS-${first.code}`)),
    name: input.name ?? first.name,
    familyId: first.familyId,
    versionId: first.versionId,
    studyMode: first.studyMode,
    personnel: first.personnel,
    planYear: first.planYear,
    leadId: first.leadId,
    leadBloc: first.leadBloc,
    runnerId: first.runnerId,
    opensOn: input.opensOn ?? earliest(classes.map((one) => one.expectedOpenOn)),
    endsOn: input.endsOn ?? latest(classes.map((one) => one.expectedEndOn)),
    place: input.place ?? null,
    minimum: input.minimum ?? null,
    openSeats: input.openSeats ?? false,
    asksBoard: input.asksBoard ?? false,
    restricted: first.restricted,
  };
  refuseOutside(actor, series);
  refuseDates(series);
  await tx
    .insertInto('admissionSeries')
    .values({
      ...series,
      folded: fold(`${series.code} ${series.name}`),
      recordedBy: actor.accountId,
      recordedByName: actor.accountName,
    })
    .execute();
  await putIn(
    tx,
    actor,
    series.id,
    classes.map((one) => ({ ...one, seats: seatsOf(one) })),
  );
  return {
    result: { id: series.id, rowVersion: 1 },
    audit: { type: 'admission_series', id: series.id, summary: { code: series.code, classes: classes.map((one) => one.code) } },
  };
}

/** Classes come into a series, each with its seats: so many more are there to be granted. */
export async function putIn(
  tx: Tx,
  actor: Actor,
  seriesId: string,
  classes: readonly (Pick<RecruitingClass, 'id' | 'code' | 'restricted'> & { seats: number })[],
): Promise<void> {
  await tx
    .insertInto('seriesClass')
    .values(classes.map(({ id, seats, restricted }) => ({ classId: id, seriesId, seats, restricted })))
    .execute();
  await moveSeats(
    tx,
    actor,
    await holdSeries(tx, seriesId),
    classes.map(({ code, seats }) => ({ act: 'provided', from: { account: 'plan' }, to: { account: 'open' }, seats, note: code })),
  );
}

/** Where the class was in a series before, that one keeps its code. */
async function freeCode(tx: Tx, code: string): Promise<string> {
  const rows = await tx
    .selectFrom('admissionSeries')
    .select('code')
    .where('code', 'like', `${code.replaceAll(/[%_\\]/g, '\\$&')}%`)
    .execute();
  const taken = new Set(rows.map((row) => row.code));
  for (let no = 1; ; no++) {
    const tried = no === 1 ? code : `${code}-${no}`;
    if (!taken.has(tried)) return tried;
  }
}

/** Of one line of a plan: its classes that have not opened and are in no series. */
async function classesOfLine(tx: Tx, lineId: string | undefined): Promise<string[]> {
  if (!lineId) return [];
  const { rows } = await sql<{ id: string }>`
    select c.id from training_class c join slot s on s.id = c.slot_id
    where s.line_id = ${lineId} and c.status = any (${[...recruitingClass]}::text[]) and not exists (select from series_class m where m.class_id = c.id)
    order by c.code`.execute(tx);
  return rows.map(({ id }) => id);
}

export function refuseDates({ opensOn, endsOn }: { opensOn: string | null; endsOn: string | null }): void {
  if (opensOn && endsOn && endsOn < opensOn)
    throw new Refusal('admissions.series_dates', { opens: opensOn, ends: endsOn }, { where: 'endsOn' });
}

const dates = (days: readonly (string | null)[]) => days.filter((day) => day !== null).sort();
const earliest = (days: readonly (string | null)[]) => dates(days)[0] ?? null;
const latest = (days: readonly (string | null)[]) => dates(days).at(-1) ?? null;
