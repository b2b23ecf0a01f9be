import { addDays, today, type CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { fold, nameSortKey } from '#kit/text.ts';
import { advanceOutside, recordHistory, sendOutside, type PastRun, type PastTrainee } from '#modules/classes';
import { linkDocument } from '#modules/documents';
import { registerPerson, rememberBlocks, rememberNames, type PersonInput } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Keys } from '#platform/secrets.ts';
import type { Chance } from './chance.ts';
import type { Setting, Slots } from './fill-plans.ts';
import { personName } from './names.ts';
import { ran, type SampleClasses } from './shapes.ts';
import type { Sender } from './trainees.ts';
import { tellStory, workingDay, type StoryClass } from './story.ts';

/** Every class that ran, with its trainees and all that happened by a day; a class that ends later runs. */
export async function fillClasses(
  { tx, actor, units, papers, programmes }: Setting,
  sample: SampleClasses,
  senders: readonly Sender[],
  slots: Slots,
  by: Chance,
  day: CalendarDate = today(),
): Promise<void> {
  const classes: StoryClass[] = sample.classes.filter(ran).map((one) => ({ ...one, id: newId() }));
  const story = tellStory(classes, senders, by);
  await fillPeople(tx, actor, story.people, senders);
  await recordHistory(tx, actor, {
    classes: classes.map((one) => ({
      id: one.id,
      code: one.code,
      name: one.name,
      slotId: slots.get(one.code)!,
      versionId: programmes.versionId(one.family, one.version),
      slices: {
        familyId: programmes.familyId(one.family),
        runnerId: units.idOf(one.runner ?? sample.school),
        hostId: units.idOf(one.host),
        leadId: units.idOf(one.lead),
        leadBloc: units.of(one.lead).bloc,
        funding: one.funding,
      },
      fundingDetail: one.fundingDetail ?? null,
      studyMode: one.mode ?? null,
      scheme: one.scheme ?? null,
      schemeSequence: one.schemeSequence ?? null,
      planYear: sample.plans.find((plan) => plan.key === one.plan)!.year,
      expectedRoster: one.seats,
      openedOn: one.opens,
      reclasses: [],
      end: one.closes > day ? null : { kind: 'class_closed', date: one.closes, documentId: null, intoId: null },
      expectedEndOn: one.closes,
      pauses: story.pauses.get(one.id)!,
      documentId: null,
      note: null,
    })),
    runs: story.runs.map(({ family, ...run }) => ({ ...livedBy(run, day), familyId: programmes.familyId(family) })),
  });
  for (const one of classes) {
    for (const number of one.bases ?? [])
      await linkDocument(tx, actor, papers.get(number)!, { objectType: 'training_class', objectId: one.id });
  }
}

const livedBy = <T extends Pick<PastRun, 'stays'>>(run: T, day: CalendarDate): T => ({
  ...run,
  stays: run.stays
    .filter((stay) => stay.start === null || stay.start.date <= day)
    .map((stay) => ({ ...stay, end: stay.end && stay.end.date <= day ? stay.end : null })),
});

export async function fillPeople(tx: Tx, actor: Actor, people: readonly PastTrainee[], senders: readonly Sender[]): Promise<void> {
  const begun = new Map(senders.map(({ id, since }) => [id, since]));
  const inOffice = '2018-01-01';
  const recorded = { recorded_at: new Date().toISOString(), recorded_by: actor.accountId };
  await insertMany(
    tx,
    'person',
    people.map((one) => ({
      id: one.personId,
      full_name: one.fullName,
      folded_name: fold(one.fullName),
      sort_name: nameSortKey(one.fullName),
      sex: one.sex,
      birth_date: one.birthDate,
      birth_precision: one.birthPrecision,
      category: one.category,
      unit_id: one.senderId,
      bloc: one.senderBloc,
      position_title: one.positionTitle,
      row_version: 1,
      ...recorded,
    })),
  );
  await insertMany(
    tx,
    'person_post',
    people.map((one) => ({
      id: newId(),
      person_id: one.personId,
      unit_id: one.senderId,
      bloc: one.senderBloc,
      position_title: one.positionTitle,
      category: one.category,
      valid_from: [inOffice, begun.get(one.senderId)!].sort()[1]!,
      recorded_at: recorded.recorded_at,
    })),
  );
  await rememberBlocks(
    tx,
    people.map((one) => one.personId),
  );
  await rememberNames(
    tx,
    people.map((one) => ({ fullName: one.fullName, bloc: one.senderBloc })),
  );
}

/** People sent to study elsewhere, with personal numbers of a province code that is not in use: they can be nobody's. */
export async function fillOutside({ tx, actor, units, programmes }: Setting, sample: SampleClasses, keys: Keys, by: Chance): Promise<void> {
  let serial = 0;
  for (const group of sample.outside ?? []) {
    for (const start of group.starts) {
      for (let n = 0; n < group.each; n++) {
        const sex = by.next() < 0.5 ? 'female' : 'male';
        const birthDate = addDays(start, -(26 * 365 + by.below(12 * 365)));
        serial += 1;
        const {
          result: { id: personId },
        } = await registerPerson(tx, actor, keys, {
          fullName: personName(sex, by),
          sex,
          birthDate,
          birthPrecision: 'day',
          category: group.category as PersonInput['category'],
          positionTitle: group.category === 'public_employee' ? 'Viên chức' : 'Công chức',
          personalNumber: `099${sex === 'male' ? 0 : 1}${birthDate.slice(2, 4)}${String(100_000 + serial)}`,
          unitId: units.idOf(group.senders[(serial - 1) % group.senders.length]!),
          postFrom: '2018-01-01',
          confirmDifferent: true,
        });
        const endsOn = workingDay(addDays(start, group.months * 30));
        const { result } = await sendOutside(tx, actor, {
          date: start,
          basis: {},
          personId,
          familyId: programmes.familyId(group.family),
          institution: group.institution,
          expectedEndOn: endsOn,
        });
        if (n === 0 && endsOn <= today())
          await advanceOutside(tx, actor, result.eventId!, { date: endsOn, basis: {}, step: 'outside_finished' });
        if (n === 1)
          await advanceOutside(tx, actor, result.eventId!, { date: workingDay(addDays(start, 90)), basis: {}, step: 'outside_quit' });
      }
    }
  }
}
