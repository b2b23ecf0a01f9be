import { sql } from 'kysely';
import type { CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { countAsKept, selvesOf } from '#modules/people';
import type { Reader, Tx } from '#platform/database/transaction.ts';
import { phrase, Refusal, type Text } from '#platform/refusal.ts';
import type { ClassHold, EnrolmentHold, Recording } from './record-event.ts';

type Sender = { unitId: number; bloc: number; level: string };

/** Bloc and level of sending units as they were on the day: a chain keeps them for life. */
async function sendersOn({ tx }: Recording, unitIds: readonly number[], date: CalendarDate): Promise<Map<number, Sender>> {
  const { rows } = await sql<Sender>`
    select distinct on (unit_id) unit_id, bloc, level from unit_version
    where unit_id = any (${[...new Set(unitIds)]}::int[])
    order by unit_id, (valid_from <= ${date}::date and (valid_to is null or valid_to > ${date}::date)) desc, valid_from desc`.execute(tx);
  return new Map(rows.map((row) => [row.unitId, row]));
}

export type OpenChain = { personId: string; state: string; other: Text };

/** Those who are in a class of this programme family, at another institution (`other`), or waiting to continue. */
export async function openChains(db: Reader, familyId: string, personIds: readonly string[]): Promise<Map<string, OpenChain>> {
  if (personIds.length === 0) return new Map();
  const selves = await selvesOf(db, personIds);
  const ids = [...selves.values()].map(({ id }) => id);
  const { rows } = await sql<{ personId: string; state: string; institution: string | null; code: string | null }>`
    select coalesce(c.counts_as_id, c.person_id) as person_id, c.state, c.institution,
      (select t.code from enrolment e join training_class t on t.id = e.class_id where e.chain_id = c.id and e.joined_on is not null order by e.joined_on desc limit 1) as code
    from chain c where (c.counts_as_id = any (${ids}::uuid[]) or (c.counts_as_id is null and c.person_id = any (${ids}::uuid[]))) and c.family_id = ${familyId} and c.state in ('active','pool')`.execute(
    db,
  );
  const open = new Map(rows.map((row) => [row.personId, row]));
  return new Map(
    [...selves].flatMap(([personId, self]): [string, OpenChain][] => {
      const chain = open.get(self.id);
      if (!chain) return [];
      const { state, institution, code } = chain;
      const other = institution ?? (code === null ? phrase('class.elsewhere') : phrase('class.other', { code }));
      return [[personId, { personId, state, other }]];
    }),
  );
}

/** Refuses those who are in a class of this programme family, at another institution, or waiting to continue. */
export async function refuseOpenChains(tx: Tx, familyId: string, people: readonly { personId: string; fullName: string }[]): Promise<void> {
  const open = await openChains(
    tx,
    familyId,
    people.map((one) => one.personId),
  );
  const names = new Map(people.map((one) => [one.personId, one.fullName]));
  const parts = [...open.values()].map(({ personId, state, other }) => {
    const name = names.get(personId)!;
    return new Refusal(
      state === 'pool' ? 'classes.waiting_to_continue' : 'classes.already_in_class',
      { name, other },
      { where: name, status: 409 },
    );
  });
  if (parts[0]) throw new Refusal(parts[0].code, parts[0].params, { where: parts[0].where!, status: 409, parts: parts.slice(1) });
}

/** Gives each listed person a new chain in the class's programme family; refuses who is already running or waiting in it. */
export async function startChains(
  recording: Recording,
  training: ClassHold,
  enrolments: readonly EnrolmentHold[],
  date: CalendarDate,
): Promise<string[]> {
  const { tx, actor, recordedAt } = recording;
  if (!enrolments.length) return [];
  await refuseOpenChains(tx, training.familyId, enrolments);
  const senders = await sendersOn(
    recording,
    enrolments.map((enrolment) => enrolment.senderId),
    date,
  );
  const { rows: people } = await sql<{
    id: string;
    category: string;
  }>`select id, category from person where id = any (${enrolments.map((e) => e.personId)}::uuid[])`.execute(tx);
  const categories = new Map(people.map((person) => [person.id, person.category]));
  const chains = enrolments.map((enrolment) => {
    const sender = senders.get(enrolment.senderId);
    return {
      id: newId(),
      kind: 'class',
      personId: enrolment.personId,
      familyId: training.familyId,
      senderId: enrolment.senderId,
      senderBloc: sender?.bloc ?? enrolment.senderBloc,
      senderLevel: sender?.level ?? 'unit',
      // a colleague of another unit may be out of this caller's sight
      category: categories.get(enrolment.personId) ?? 'other',
      runnerId: training.runnerId,
      leadBloc: training.leadBloc,
      restricted: training.restricted,
      state: 'active',
      startedOn: date,
      recordedAt,
      recordedBy: actor.accountId,
    };
  });
  for (let at = 0; at < chains.length; at += 500)
    await tx
      .insertInto('chain')
      .values(chains.slice(at, at + 500))
      .execute();
  await countAsKept(
    tx,
    'chain',
    chains.map(({ id }) => id),
  );
  await sql`update enrolment e set chain_id = s.chain_id from unnest(${enrolments.map((e) => e.id)}::uuid[], ${chains.map((c) => c.id)}::uuid[]) as s(id, chain_id) where e.id = s.id`.execute(
    tx,
  );
  return chains.map((chain) => chain.id);
}

/** A further enrolment of the same person in another class: after a move, a rejoin, a merger. Same chain. */
export async function continueIn(
  { tx, actor, recordedAt }: Recording,
  training: ClassHold,
  from: readonly EnrolmentHold[],
): Promise<EnrolmentHold[]> {
  // a run that is seen would tell of a class that is not
  const crossing = from.find(({ restricted }) => restricted !== training.restricted);
  if (crossing) throw new Refusal('classes.restricted_crossing', { name: crossing.fullName }, { where: training.code, status: 409 });
  const next = from.map((enrolment) => ({
    ...enrolment,
    id: newId(),
    classId: training.id,
    runnerId: training.runnerId,
    hostId: training.hostId,
    leadBloc: training.leadBloc,
    restricted: training.restricted,
    status: 'active',
  }));
  const rows = next.map((enrolment) => ({ ...enrolment, recordedAt, recordedBy: actor.accountId }));
  for (let at = 0; at < rows.length; at += 500)
    await tx
      .insertInto('enrolment')
      .values(rows.slice(at, at + 500))
      .execute();
  await countAsKept(
    tx,
    'enrolment',
    next.map(({ id }) => id),
  );
  return next;
}
