import { addDays, yearOf } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { nameKey } from '#kit/name-index.ts';
import { fold } from '#kit/text.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Chance } from '../sample/chance.ts';
import type { Setting } from '../sample/fill-plans.ts';

const ranks: readonly (readonly [readonly [string, number], number])[] = [
  [['Giỏi', 8], 30],
  [['Khá', 7], 55],
  [['Trung bình', 5.5], 15],
];

/** Marks of everybody who finished a class, and the certificate each was given for it. */
export async function fillResults({ tx, actor }: Setting, by: Chance): Promise<void> {
  const finished = await tx
    .selectFrom('enrolment as e')
    .innerJoin('trainingClass as c', 'c.id', 'e.classId')
    .innerJoin('programmeFamily as f', 'f.id', 'c.familyId')
    .innerJoin('person as p', 'p.id', 'e.personId')
    .innerJoin('unitVersion as v', 'v.unitId', 'c.runnerId')
    .select(['e.id', 'e.classId', 'e.personId', 'e.runnerId', 'e.hostId', 'e.leadBloc', 'e.senderId', 'e.senderBloc', 'e.joinedOn'])
    .select(['c.endedOn', 'f.id as familyId', 'f.code', 'f.name', 'p.unitId', 'p.bloc', 'v.name as issuer'])
    .where('e.status', '=', 'finished')
    .where('c.status', '=', 'closed')
    .orderBy('c.code')
    .orderBy('e.sortName')
    .orderBy('e.id')
    .execute();
  const marked = finished.map((one) => ({ one, rank: by.weighted(ranks) }));
  await insertMany(
    tx,
    'enrolment_result',
    marked.map(({ one, rank: [classification, least] }) => ({
      enrolment_id: one.id,
      class_id: one.classId,
      person_id: one.personId,
      runner_id: one.runnerId,
      host_id: one.hostId,
      lead_bloc: one.leadBloc,
      sender_id: one.senderId,
      sender_bloc: one.senderBloc,
      average: (least + by.below(10) / 10).toFixed(2),
      conduct: 'Tốt',
      classification,
      recognised: true,
      recorded_by: actor.accountId,
    })),
  );
  const given = new Map<string, number>();
  await insertMany(
    tx,
    'certificate',
    marked.map(({ one, rank: [classification] }) => {
      const place = (given.get(one.issuer) ?? 0) + 1;
      given.set(one.issuer, place);
      const issuedOn = addDays(one.endedOn!, 7);
      return {
        id: newId(),
        person_id: one.personId,
        unit_id: one.unitId,
        bloc: one.bloc,
        title: one.name,
        title_key: fold(one.name),
        family_id: one.familyId,
        serial: `TH ${one.code} ${String(place).padStart(5, '0')}`,
        register_no: `${place}/${yearOf(issuedOn)}`,
        issuer: one.issuer,
        issuer_key: nameKey(one.issuer),
        issued_on: issuedOn,
        course_from: one.joinedOn,
        course_to: one.endedOn,
        classification,
        recorded_by: actor.accountId,
      };
    }),
  );
}
