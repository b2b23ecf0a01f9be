import { sql } from 'kysely';
import type { z } from 'zod';
import { today, yearOf, type CalendarDate } from '#kit/dates.ts';
import { successorsOf, unitSpans, unitsOn } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Proposal, proposalQuery } from './quota-contract.ts';
import { shareOut } from './quota-rules.ts';
import { oneSeries } from './series-queries.ts';

type Candidate = { id: number; name: string; bloc: number };
type Asked = z.output<typeof proposalQuery>;

/**
 * How the seats nobody has yet could be shared: by how many people each unit has, by how many it sent to this programme before, or
 * equally. Nothing is granted by it.
 * Refuses: admissions.unknown_series, admissions.proposal_for_nobody, admissions.proposal_minimum, admissions.proposal_no_weights,
 * admissions.heads_out_of_sight (who does not look after these units is not told how many people they have).
 */
export async function proposeShares(db: Reader, actor: Actor, seriesId: string, asked: Asked): Promise<Proposal> {
  const series = await oneSeries(db, seriesId);
  const units = await candidates(db, asked);
  if (units.length === 0) throw new Refusal('admissions.proposal_for_nobody');
  const total = asked.total ?? (await openSeats(db, seriesId));
  if (total === 0 || asked.minimum * units.length > total)
    throw new Refusal('admissions.proposal_minimum', { total, units: units.length, minimum: asked.minimum });
  const since = asked.basis === 'past' ? `${yearOf(today()) - asked.years}-01-01` : null;
  const weights = await weightsOf(db, actor, units, asked.basis, series.familyId, since);
  const sum = units.reduce((all, { id }) => all + (weights.get(id) ?? 0), 0);
  if (sum === 0) throw new Refusal('admissions.proposal_no_weights');
  const shares = shareOut(
    total,
    units.map(({ id }) => ({ id, weight: weights.get(id) ?? 0 })),
    asked.minimum,
  );
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  return {
    basis: asked.basis,
    total,
    weights: sum,
    left: shares.filter((one) => one.extra === 1).length,
    since,
    rows: shares
      .map(({ id, ...one }) => ({ ...one, unit: { id, name: names.get(id)! } }))
      .sort((a, b) => b.seats - a.seats || b.weight - a.weight || a.unit.id - b.unit.id),
  };
}

async function openSeats(db: Reader, seriesId: string): Promise<number> {
  const row = await db
    .selectFrom('seatBalance')
    .select('seats')
    .where('seriesId', '=', seriesId)
    .where('account', '=', 'open')
    .executeTakeFirst();
  return row?.seats ?? 0;
}

async function candidates(db: Reader, { units, under, bloc }: Asked): Promise<Candidate[]> {
  const ids = units?.split(',').map(Number) ?? null;
  if (ids === null && under === undefined && bloc === undefined) return [];
  const { rows } = await sql<Candidate>`
    select t.unit_id as id, t.name, t.bloc from ${unitsOn(today())} t
    where t.living and (${ids}::int[] is null or t.unit_id = any (${ids}::int[])) and (${under ?? null}::int is null or t.parent_id = ${under ?? null}::int)
      and (${bloc ?? null}::int is null or t.bloc = ${bloc ?? null}::int) order by t.unit_id`.execute(db);
  return rows;
}

async function weightsOf(
  db: Reader,
  actor: Actor,
  units: readonly Candidate[],
  basis: Asked['basis'],
  familyId: string,
  since: CalendarDate | null,
): Promise<Map<number, number>> {
  if (basis === 'equal') return new Map(units.map(({ id }) => [id, 1]));
  if (basis === 'heads') refuseOutOfSight(actor, units);
  const { rows } =
    basis === 'heads'
      ? await sql<Counted>`select unit_id, count(*)::int as count from person where merged_into_id is null and ended_kind is null group by unit_id`.execute(
          db,
        )
      : await sql<Counted>`
          select e.sender_id as unit_id, count(*)::int as count from enrolment e join training_class c on c.id = e.class_id
          where c.family_id = ${familyId} and e.joined_on >= ${since}::date group by e.sender_id`.execute(db);
  return toCandidates(db, rows, new Set(units.map(({ id }) => id)));
}
type Counted = { unitId: number; count: number };

function refuseOutOfSight({ scope }: Actor, units: readonly Candidate[]): void {
  const seen = (unit: Candidate) =>
    scope.kind === 'tenant' || (scope.kind === 'bloc' ? unit.bloc === scope.bloc : scope.kind === 'unit' && scope.units.includes(unit.id));
  const hidden = units.filter((unit) => !seen(unit));
  if (hidden.length > 0)
    throw new Refusal(
      'admissions.heads_out_of_sight',
      {
        units: hidden
          .map(({ name }) => name)
          .slice(0, 3)
          .join(', '),
        count: hidden.length,
      },
      { status: 403 },
    );
}

/** What was counted of a unit belongs to the nearest candidate above it; of one that has ended, to who carries on most of it. */
async function toCandidates(db: Reader, counted: readonly Counted[], among: ReadonlySet<number>): Promise<Map<number, number>> {
  const day = today();
  const parents = new Map(
    (await unitSpans(db))
      .filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day))
      .map((one) => [one.unitId, one.parentId]),
  );
  const carriers = await successorsOf(db, day);
  const nearest = (unitId: number): number | null => {
    const start = [...(carriers.get(unitId) ?? [])].sort((a, b) => (b.share ?? 1) - (a.share ?? 1))[0]?.unitId ?? unitId;
    const seen = new Set<number>();
    for (let at: number | null | undefined = start; at != null && !seen.has(at); at = parents.get(at)) {
      if (among.has(at)) return at;
      seen.add(at);
    }
    return null;
  };
  const found = new Map<number, number>();
  for (const { unitId, count } of counted) {
    const id = nearest(unitId);
    if (id !== null) found.set(id, (found.get(id) ?? 0) + count);
  }
  return found;
}
