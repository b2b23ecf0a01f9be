import { sql } from 'kysely';
import type { z } from 'zod';
import { fold } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Reader, Tx } from '#platform/database/transaction.ts';
import { phrase, Refusal, stale } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import { holdDesk, holdNominations, writeEvents } from './decide-hold.ts';
import { listInClasses, type Waiting } from './decide-list.ts';
import { distribute, type ToPlace } from './distribute.ts';
import type { applyDistribution, Distribution } from './distribute-contract.ts';
import { organises } from './nomination-series.ts';
import { refuseOutside } from './quota-policy.ts';
import { recruitingClass } from './series-classes.ts';
import { oneSeries, unitOf } from './series-queries.ts';

type Room = Distribution['classes'][number];

/** Classes of a series that have not opened and are in sight, with how many of its accepted people each has. */
async function roomsOf(db: Reader, seriesId: string): Promise<Room[]> {
  const { rows } = await sql<Room>`
    select c.id, c.code, c.name, (${unitOf(sql`c.host_id`)} ->> 'name') as place, c.expected_open_on as opens_on, m.seats,
      (select count(*)::int from nomination n where n.class_id = c.id and n.state = 'accepted' and n.enrolment_id is not null) as taken
    from series_class m join training_class c on c.id = m.class_id join admission_series s on s.id = m.series_id
    where m.series_id = ${seriesId} and c.status = any (${[...recruitingClass]}::text[]) order by c.expected_open_on nulls last, c.code`.execute(
    db,
  );
  return rows;
}

/** Who is accepted and on no list, and which class each would get; nothing is written. */
export async function proposeDistribution(db: Reader, actor: Actor, seriesId: string): Promise<Distribution> {
  const series = await oneSeries(db, seriesId);
  const classes = await roomsOf(db, seriesId);
  const { rows } = await sql<Omit<Distribution['people'][number], 'because'>>`
    select n.id, n.full_name, ${unitOf(sql`n.unit_id`)} as unit, json_build_object('id', n.bloc, 'name', b.name) as bloc, n.wishes, n.row_version, n.class_id
    from nomination n join admission_series s on s.id = n.series_id join bloc b on b.id = n.bloc
    where n.series_id = ${seriesId} and n.state = 'accepted' and n.enrolment_id is null order by n.submitted_at, n.id`.execute(db);
  const people: ToPlace[] = rows.map(({ id, bloc, wishes, classId }) => ({
    id,
    bloc: bloc.id,
    wishes: { place: wishes.place ?? null, from: wishes.from ?? null, to: wishes.to ?? null },
    classId,
  }));
  const placed = distribute(
    people,
    classes.map(({ id, code, seats, taken, place, opensOn }) => ({ id, code, seats: Math.max(0, seats - taken), place, opensOn })),
    samePlace,
  );
  return {
    classes,
    people: rows.map((row, n) => ({ ...row, wishes: people[n]!.wishes, classId: placed[n]!.classId, because: placed[n]!.because })),
    mayApply: organises(actor, series),
  };
}

/** "Hà Đông" is met by "TTCT phường Hà Đông", and the other way round. */
const samePlace = (wish: string, place: string): boolean => {
  const [a, b] = [fold(wish), fold(place)];
  return a !== '' && (` ${b} `.includes(` ${a} `) || ` ${a} `.includes(` ${b} `));
};

/**
 * Phân lớp: accepted people get the class that was proposed or chosen, and go on its list. Whom the class refuses keeps the class and
 * is named. Refuses nominations.not_accepted, nominations.class_not_here, nominations.class_full, edit.stale.
 */
export async function applyPlacements(
  tx: Tx,
  actor: Actor,
  keys: Keys,
  seriesId: string,
  { placements }: z.output<typeof applyDistribution>,
): Promise<Outcome<{ placed: number; listed: number; held: Waiting[] }>> {
  const desk = await holdDesk(tx, seriesId);
  refuseOutside(actor, desk);
  const rooms = new Map((await roomsOf(tx, seriesId)).map((room) => [room.id, { ...room, left: room.seats - room.taken }]));
  const nominations = await holdNominations(
    tx,
    seriesId,
    placements.map(({ id }) => id),
  );
  for (const [n, one] of nominations.entries()) {
    const { classId, rowVersion } = placements[n]!;
    const name = one.fullName;
    if (one.rowVersion !== rowVersion) throw stale({ changed: phrase(`nomination_state.${one.state}`) });
    if (one.state !== 'accepted' || one.enrolmentId !== null)
      throw new Refusal('nominations.not_to_place', { name }, { where: name, status: 409 });
    const room = rooms.get(classId);
    if (!room) throw new Refusal('nominations.class_not_here', { name }, { where: name });
    if (room.left-- <= 0)
      throw new Refusal('nominations.class_full', { class: room.code, seats: room.seats }, { where: name, status: 409 });
    one.classId = classId;
  }
  await sql`update nomination n set class_id = t.class_id, row_version = n.row_version + 1
    from unnest(${placements.map(({ id }) => id)}::uuid[], ${placements.map(({ classId }) => classId)}::uuid[]) as t(id, class_id) where n.id = t.id`.execute(
    tx,
  );
  await writeEvents(
    tx,
    actor,
    nominations.map((nomination) => ({ nomination, act: 'class_given', data: { class: rooms.get(nomination.classId!)!.code } })),
  );
  const { listed, held } = await listInClasses(tx, actor, keys, nominations);
  return {
    result: { placed: nominations.length, listed, held },
    audit: { type: 'admission_series', id: seriesId, summary: { placed: nominations.length, listed, held: held.length } },
  };
}
