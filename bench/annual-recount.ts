import { sql, type RawBuilder } from 'kysely';
import type { CalendarDate, Period } from '#kit/dates.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { AnnualReview, AnnualTurns, Slice, UnitRole } from '../src/modules/reports/contract.ts';

type Sql = RawBuilder<unknown>;
/** What the events are worth: under the units of then, or (`standToday`) under those that stand for them today. */
export type Lines = 'pg_temp.expected' | 'pg_temp.expected_now';
/** A question and whose it is: `ofLines` what the caller is asked about, over lines `e`; `ofDeclared` the same over `declared_class d`. */
export type Asked = { year: number; period: Period; by: UnitRole; lines: Lines; ofLines: Sql; ofDeclared: Sql | null };
/** `dimension key cell` → number; what is nothing is left out. */
export type Cells = Map<string, number>;

/** What each number of a review is, in lines of the ledger: its account, term and detail, and what of the line counts. */
const formulas = `
  classes.carriedIn class - - before
  classes.opened class opened - within
  classes.formed class formed - within
  classes.reclassIn class reclass_in - within
  classes.closed class closed - within
  classes.discontinued class discontinued - within
  classes.merged class merged - within
  classes.reclassOut class reclass_out - within
  classes.carriedOut class - - after
  classes.closedRoster trainee finished - within
  classes.closedRoster trainee not_recognised - within
  trainees.carriedIn trainee - - before
  trainees.joined trainee joined - within
  trainees.rejoined trainee rejoined - within
  trainees.movedIn trainee moved_in - within
  trainees.reclassIn trainee reclass_in - within
  trainees.finished trainee finished - within
  trainees.notRecognised trainee not_recognised - within
  trainees.deferred trainee deferred - within
  trainees.left trainee left - within
  trainees.movedOut trainee moved_out - within
  trainees.reclassOut trainee reclass_out - within
  trainees.carriedOut trainee - - after
  plan.planned slot planned - all
  plan.planned slot added - all
  plan.planned slot split - all
  plan.planned slot withdrawn - -all
  plan.offPlan slot off_plan - all
  plan.opened slot opened - all
  plan.combined slot combined - all
  plan.notExecuted slot not_executed - all
  plan.postponed slot postponed - all
  plan.pending slot - - after
  planSeats.planned slot planned - seats
  planSeats.planned slot added - seats
  planSeats.planned slot split - seats
  planSeats.planned slot withdrawn - -seats
  planSeats.offPlan slot off_plan - seats
  planSeats.opened slot opened - seats
  planSeats.combined slot combined - seats
  planSeats.notExecuted slot not_executed - seats
  planSeats.postponed slot postponed - seats
  planSeats.pending slot - - seatsAfter
  pool.poolIn pool - - before
  pool.deferred pool deferred - within
  pool.notRecognised pool not_recognised - within
  pool.rejoined pool rejoined - within
  pool.finishedLate pool finished_late - within
  pool.expired pool expired - within
  pool.poolOut pool - - after
  outside.carriedIn outside - - before
  outside.started outside started - within
  outside.finished outside finished - within
  outside.quit outside quit - within
  outside.carriedOut outside - - after
  variance.atOpening trainee joined at_opening within
  variance.seats slot opened - seats
  variance.seats slot combined - seats
  variance.difference trainee joined at_opening within
  variance.difference slot opened - -seats
  variance.difference slot combined - -seats
  trained.classes class - - before
  trained.classes class opened - within
  trained.trainees trainee - - before
  trained.trainees trainee joined - within
  luot.L1 trainee joined - within
  luot.L1 trainee joined transfer_external -within
  luot.L1 outside started - within
  luot.L3 trainee finished - within
  luot.L3 pool finished_late - within
  luot.L3 outside finished - within
  joinedAs.atOpening trainee joined at_opening within
  joinedAs.late trainee joined late within
  joinedAs.transferExternal trainee joined transfer_external within
  notRecognisedAs.continuing trainee not_recognised continuing within
  notRecognisedAs.final trainee not_recognised final within
  plannedAs.planned slot planned - all
  plannedAs.added slot added - all
  plannedAs.withdrawn slot withdrawn - all
  plannedAs.split slot split - all`
  .trim()
  .split('\n')
  .map((line) =>
    line
      .trim()
      .split(' ')
      .map((word) => (word === '-' ? null : word)),
  );
const column = (n: number) => sql`${formulas.map((formula) => formula[n])}::text[]`;
/** Cells of the whole alone. */
const ofWhole = /^(trained|luot|joinedAs|notRecognisedAs|plannedAs|leftBecause)\./;

/** Every number of a review by one plain statement over lines of the ledger. */
export async function cellsOf(tx: Tx, lines: Lines | 'ledger_entry', { year, period, by, ofLines }: Asked): Promise<Cells> {
  const { rows } = await sql<{ dimension: string; key: string; cell: string; value: number }>`
    with line as materialized (
      select ${sql.raw(`${by}_id`)} as unit_id, family_id, lead_bloc, sender_bloc, host_id, funding, account, term, detail,
        sum(quantity) filter (where effective_date >= ${period.start}::date) as within, sum(quantity) as "all", sum(seats) as seats,
        sum(direction * quantity) filter (where effective_date < ${period.start}::date) as before, sum(direction * quantity) as after,
        sum(direction * seats) as seats_after
      from ${sql.raw(lines)} e
      where effective_date <= ${period.end}::date and (account <> 'slot' or plan_year = ${year}) and ${ofLines}
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9),
    formula as (
      select cell, account, term, detail, ltrim(counts, '-') as counts, case when counts like '-%' then -1 else 1 end as sign
      from unnest(${column(0)}, ${column(1)}, ${column(2)}, ${column(3)}, ${column(4)}) as f(cell, account, term, detail, counts)
      union all select distinct 'leftBecause.' || coalesce(detail, ''), account, term, detail, 'within', 1 from line where account = 'trainee' and term = 'left')
    select dimension, coalesce(key, '') as key, cell, sum(sign * case counts when 'within' then within when 'all' then "all" when 'seats' then seats
      when 'before' then before when 'after' then after when 'seatsAfter' then seats_after end)::int as value
    from line join formula using (account)
    cross join lateral (values ('whole', ''), ('unit', unit_id::text), ('family', family_id::text), ('leadBloc', lead_bloc::text),
      ('senderBloc', sender_bloc::text), ('host', host_id::text), ('funding', funding)) as slice(dimension, key)
    where (formula.term is null or formula.term = line.term) and (formula.detail is null or formula.detail = line.detail)
    group by 1, 2, 3`.execute(tx);
  const cells: Cells = new Map();
  for (const { dimension, key, cell, value } of rows) {
    if (dimension !== 'whole' && ofWhole.test(cell)) continue;
    // hosts have a breakdown of their own; classes and slots have no sender
    if (by === 'host' && dimension === 'unit') continue;
    const ofTrainees = dimension === 'senderBloc' || (by === 'sender' && dimension === 'unit');
    if (ofTrainees && /^(classes|plan|planSeats|variance)\./.test(cell)) continue;
    // units are counted from 1: 0 stands for those of whom nobody said which goes on with them
    const shown = key === '0' && (dimension === 'unit' || dimension === 'host') ? 'unresolved' : key;
    if (value) cells.set(`${dimension} ${shown} ${cell}`, value);
  }
  return cells;
}

/** Declared classes of the months whose 15th day is in the period, as they stand. */
export async function declaredCells(tx: Tx, { period, ofDeclared }: Asked): Promise<Cells> {
  if (!ofDeclared) return new Map();
  const { rows } = await sql<{ dimension: string; key: string; classes: number; turns: number }>`
    select dimension, coalesce(key, '') as key, sum(classes)::int as classes, sum(turns)::int as turns from declared_class d
    cross join lateral (values ('whole', ''), ('family', family_id::text), ('leadBloc', bloc::text)) as slice(dimension, key)
    where month + 14 between ${period.start}::date and ${period.end}::date
      and not exists (select from declared_class later where later.supersedes_id = d.id) and ${ofDeclared} group by 1, 2`.execute(tx);
  return new Map(
    rows.flatMap(({ dimension, key, classes, turns }) => [
      [`${dimension} ${key} declared.classes`, classes] as const,
      [`${dimension} ${key} declared.turns`, turns] as const,
    ]),
  );
}

/** Slots of a term as the review names them, first to last: `slot date seats`. */
export async function slotsOf(tx: Tx, term: 'not_executed' | 'off_plan', { year, period, lines, ofLines }: Asked): Promise<string[]> {
  const { rows } = await sql<{ said: string }>`
    select e.slot_id || ' ' || e.effective_date || ' ' || e.seats as said from ${sql.raw(lines)} e join programme_family f on f.id = e.family_id
    where account = 'slot' and term = ${term} and plan_year = ${year} and effective_date <= ${period.end}::date and ${ofLines}
    order by ${term === 'not_executed' ? sql`f.name collate "vi-VN-x-icu",` : sql``} e.effective_date, e.slot_id limit 50`.execute(tx);
  return rows.map((row) => row.said);
}

/** Runs and persons, each looked at by itself. */
export async function turnCells(tx: Tx, { period: { start, end }, lines, ofLines }: Asked): Promise<AnnualTurns> {
  const { rows } = await sql<{ l1: number; l2: number; l3: number; p1: number; p2: number; p3: number }>`
    with run as (
      select chain_id, person_id,
        bool_or(effective_date >= ${start}::date and (term = 'joined' and detail is distinct from 'transfer_external' or term = 'started')) as began,
        sum(direction) filter (where account <> 'pool' and effective_date < ${start}::date) > 0
          or bool_or(account <> 'pool' and effective_date >= ${start}::date and direction = 1) as was_there,
        bool_or(effective_date >= ${start}::date and term in ('finished', 'finished_late')) as done
      from ${sql.raw(lines)} e where account in ('trainee', 'pool', 'outside') and effective_date <= ${end}::date and ${ofLines} group by 1, 2)
    select count(*) filter (where began)::int as l1, count(*) filter (where was_there)::int as l2, count(*) filter (where done)::int as l3,
      count(distinct self) filter (where began)::int as p1, count(distinct self) filter (where was_there)::int as p2, count(distinct self) filter (where done)::int as p3
    from (select run.*, coalesce(p.merged_into_id, p.id) as self from run join person p on p.id = run.person_id) known`.execute(tx);
  const { l1, l2, l3, p1, p2, p3 } = rows[0]!;
  return { luot: { L1: l1, L2: l2, L3: l3 }, people: { L1: p1, L2: p2, L3: p3 } };
}

/**
 * `pg_temp.expected` once more as `pg_temp.expected_now`, every unit that has ended in the place of whoever carries it on today: nobody (0)
 * where several do, but for a sender the one of them where its trainee is now. @throws Error where a succession has shares: not counted here
 */
export async function standToday(tx: Tx, day: CalendarDate): Promise<void> {
  await sql`create temp table heirs on commit drop as
    with recursive ended as (
      select unit_id from unit_version group by 1 having bool_and(valid_to <= ${day}::date) is true and count(*) = count(valid_to)),
    step as (
      select distinct on (p.unit_id) p.unit_id, s.id from unit_succession s join unit_succession_part p on p.succession_id = s.id and p.side = 'from'
      where s.effective_date <= ${day}::date
        and not exists (select from unit_succession_part own where own.succession_id = s.id and own.side = 'to' and own.unit_id = p.unit_id)
      order by p.unit_id, s.effective_date desc, s.recorded_at desc),
    walk (origin, unit_id) as (
      select unit_id, unit_id from ended
      union select walk.origin, p.unit_id from walk join ended using (unit_id) join step using (unit_id)
        join unit_succession_part p on p.succession_id = step.id and p.side = 'to')
    select origin as unit_id, array_agg(unit_id) as units from walk where unit_id not in (select unit_id from ended) group by 1`.execute(
    tx,
  );
  const shares = await sql`select from unit_succession_part where side = 'to' and share <> 1 limit 1`.execute(tx);
  if (shares.rows.length > 0) throw new Error('a succession with shares: not counted here');
  const columns = (
    await sql<{ name: string }>`
    select attname as name from pg_attribute where attrelid = 'pg_temp.expected'::regclass and attnum > 0`.execute(tx)
  ).rows.map(({ name }) => name);
  const heir = (of: string) => `case when cardinality(${of}.units) = 1 then ${of}.units[1] else 0 end`;
  const today = (name: string) => {
    const role = name.slice(0, -'_id'.length);
    const several =
      role === 'sender' ? `when cardinality(sender.units) > 1 and present.unit_id = any (sender.units) then present.unit_id` : '';
    return `case when ${role}.unit_id is null then e.${name} ${several} else ${heir(role)} end as ${name}`;
  };
  const roles = ['runner', 'lead', 'host', 'sender'];
  await sql`
    create temp table expected_now on commit drop as
    select ${sql.raw(columns.map((name) => (roles.includes(name.replace(/_id$/, '')) ? today(name) : `e.${name}`)).join(', '))}
    from pg_temp.expected e ${sql.raw(roles.map((role) => `left join pg_temp.heirs ${role} on ${role}.unit_id = e.${role}_id`).join(' '))}
    left join (select p.id, case when p.unit_id = h.unit_id then ${sql.raw(heir('h'))} else p.unit_id end as unit_id
      from person p left join pg_temp.heirs h on h.unit_id = p.unit_id) present on present.id = e.person_id and cardinality(sender.units) > 1`.execute(
    tx,
  );
  await sql`analyze pg_temp.expected_now`.execute(tx);
}

/** The numbers of a review as it was answered, named as the recount names them. */
export function cellsIn(review: AnnualReview): Cells {
  const cells: Cells = new Map();
  const put = (place: string, groups: Record<string, unknown>) => {
    for (const [group, terms] of Object.entries(groups))
      for (const [term, value] of Object.entries((terms ?? {}) as Record<string, number>))
        if (value) cells.set(`${place} ${group}.${term}`, value);
  };
  const ofSlice = ({ classes, trainees, plan, planSeats, pool, outside, variance, declared }: Slice) => ({
    classes,
    trainees,
    plan,
    planSeats,
    pool,
    outside,
    variance,
    declared,
  });
  const { trained, luot, joinedAs, notRecognisedAs, leftBecause, plannedAs } = review;
  put('whole ', { ...ofSlice(review), trained, luot, joinedAs, notRecognisedAs, leftBecause, plannedAs });
  for (const { dimension, rows } of review.breakdowns) for (const row of rows) put(`${dimension} ${row.key}`, ofSlice(row));
  return cells;
}
