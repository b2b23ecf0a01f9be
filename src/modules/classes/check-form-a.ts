import { today } from '#kit/dates.ts';
import { phoneFrom } from '#kit/personal-number.ts';
import { tidy, toneKey } from '#kit/text.ts';
import type { Beside, Change, CheckContext, Checked, ReadRow, Remark } from '#modules/imports';
import { unitLookUp, unitRegister, type RegisteredUnit } from '#modules/organisations';
import { personRecords, type PersonRecord } from '#modules/people';
import type { Reader } from '#platform/database/transaction.ts';
import { mapInSlices } from '#platform/in-slices.ts';
import { phrase, type Text } from '#platform/refusal.ts';
import { categoryQuestion, countsBeside, totalsThatDiffer } from './form-a-beside.ts';
import { born, rosterOf, whoTheyAre, type Enrolled, type Roster, type Who } from './form-a-people.ts';
import { inputOf, type TraineeLine } from './form-a-lines.ts';
import { newcomers } from './form-a-newcomers.ts';
import { nomineeReader, type Nominee } from './form-a-rows.ts';
import { receivingClass, type FormATarget, type Receiving } from './form-a-target.ts';
import { openChains, type OpenChain } from './start-enrolments.ts';

type Context = CheckContext<FormATarget>;
type Against = {
  receiving: Receiving;
  roster: Roster;
  units: Map<number, RegisteredUnit>;
  records: Map<string, PersonRecord>;
  chains: Map<string, OpenChain>;
};

/** Sets every row of a trainee list against the class it goes into, the register of people and the file itself: a handful of statements, whatever its length. */
export async function checkFormA(
  db: Reader,
  context: Context,
  rows: readonly ReadRow[],
): Promise<{ lines: Checked<TraineeLine>[]; beside: Beside }> {
  const receiving = await receivingClass(db, context.target, context.actor);
  const register = await unitRegister(db, today());
  const find = unitLookUp(register, context.choices.names);
  const sender = register.find(({ id }) => id === context.senderId) ?? null;
  const nominees = await mapInSlices(rows, nomineeReader(find, sender, today()));
  const roster = await rosterOf(db, receiving.id);
  const who = await whoTheyAre(db, context, nominees, roster);
  const found = [...who.values()].flatMap((one) => (one.kind === 'person' ? one.personId : []));
  const against: Against = {
    receiving,
    roster,
    units: new Map(register.map((unit) => [unit.id, unit])),
    records: await personRecords(db, found),
    chains: await openChains(
      db,
      receiving.familyId,
      found.filter((id) => !roster.byPerson.has(id)),
    ),
  };
  const fresh = newcomers({
    scope: context.actor.scope,
    units: against.units,
    answers: context.choices.answers,
    category: categoryQuestion.answer(context.choices),
  });
  const lines = await mapInSlices(nominees, (nominee) => {
    const is = who.get(nominee) ?? { kind: 'held' as const, remark: null };
    if (is.kind === 'person') return lineOfKnown(nominee, is.personId, against);
    if (is.kind === 'held') return heldLine(nominee, is);
    return fresh.lineOf(nominee, is.confirmDifferent);
  });
  return {
    lines,
    beside: {
      figures: countsBeside(lines, rows),
      remarks: totalsThatDiffer(context.tables, rows),
      questions: categoryQuestion.ask(fresh.undecided, nominees.length, context.choices),
      more: { joining: receiving.running, openedOn: receiving.openedOn },
    },
  };
}

const heldLine = (nominee: Nominee, { remark }: Extract<Who, { kind: 'held' }>): Checked<TraineeLine> => ({
  label: nominee.fullName,
  identity: nominee.number ? `n:${nominee.number}` : '',
  outcome: 'held',
  remarks: remark ? [...nominee.remarks, remark] : nominee.remarks,
  line: null,
});

/** The file says what the record does not: the record stays, and it is said. Phone and the list's wording of the position follow the file. */
function lineOfKnown(nominee: Nominee, personId: string, against: Against): Checked<TraineeLine> {
  const { records, roster, chains, receiving } = against;
  const record = records.get(personId) ?? null;
  const enrolled = roster.byPerson.get(personId) ?? null;
  const remarks = [
    ...nominee.remarks,
    ...(record
      ? recordDiffers(nominee, record, against.units, enrolled)
      : [{ severity: 'notice' as const, code: 'trainees.out_of_sight' }]),
  ];
  const chain = chains.get(personId);
  if (chain)
    remarks.push({
      severity: receiving.running ? 'error' : 'warning',
      code: chain.state === 'pool' ? 'classes.waiting_to_continue' : 'classes.already_in_class',
      params: { name: nominee.fullName, other: chain.other },
    });
  if (!enrolled && roster.unlisted.has(personId)) remarks.push({ severity: 'warning', code: 'trainees.was_unlisted' });

  const phone =
    record && nominee.phone && nominee.phone !== plainPhone(record.phone) ? { before: record.phone, after: nominee.phone } : null;
  const positionTitle =
    enrolled && nominee.positionTitle && nominee.positionTitle !== tidy(enrolled.positionTitle ?? '')
      ? { before: enrolled.positionTitle, after: nominee.positionTitle }
      : null;
  const changes: Change[] = [
    ...(positionTitle ? [{ field: 'positionTitle', ...positionTitle }] : []),
    ...(phone ? [{ field: 'phone', ...phone }] : []),
  ];
  return {
    label: nominee.fullName,
    identity: `p:${personId}`,
    outcome: enrolled ? (changes.length > 0 ? 'changed' : 'same') : 'added',
    remarks,
    changes,
    line: {
      place: nominee.place,
      personId,
      enrolmentId: enrolled?.id ?? null,
      person: inputOf(nominee, record?.category ?? 'other'),
      senderBloc: nominee.unit!.bloc,
      record,
      phone,
      positionTitle,
    },
  };
}

const plainPhone = (phone: string | null) => (phone === null ? null : (phoneFrom(phone).phone ?? tidy(phone)));

/** What a list says of somebody against the record, and against the list they stand on. */
export function recordDiffers(
  nominee: Nominee,
  record: PersonRecord,
  units: ReadonlyMap<number, RegisteredUnit>,
  enrolled: Enrolled | null = null,
): Remark[] {
  const remarks: Remark[] = [];
  const say = (severity: Remark['severity'], code: string, column: string, is: Text) =>
    void remarks.push({ severity, code, params: { is }, column });
  if (toneKey(nominee.fullName) !== toneKey(record.fullName)) say('notice', 'trainees.name_differs', 'fullName', record.fullName);
  const { birthDate, birthPrecision } = nominee.birth;
  if (birthDate !== null && (birthDate !== record.birthDate || birthPrecision !== record.birthPrecision))
    say(
      birthPrecision === 'day' && record.birthPrecision === 'day' ? 'warning' : 'notice',
      'trainees.birth_differs',
      'birth',
      born(record) || phrase('trainee.born_not_known'),
    );
  if (nominee.sex && record.sex && nominee.sex !== record.sex) say('warning', 'trainees.sex_differs', 'sex', phrase(`sex.${record.sex}`));
  const unitId = enrolled?.senderId ?? record.unitId;
  if (nominee.unit!.id !== unitId) say('warning', 'trainees.unit_differs', 'unit', units.get(unitId)?.name ?? '');
  if (nominee.category && nominee.category !== record.category)
    say('warning', 'trainees.category_differs', 'category', phrase(`category.${record.category}`));
  if (!enrolled && nominee.positionTitle && record.positionTitle && nominee.positionTitle !== tidy(record.positionTitle))
    say('notice', 'trainees.position_differs', 'positionTitle', record.positionTitle);
  if (nominee.number && !record.hasNumber)
    remarks.push({ severity: 'notice', code: 'trainees.number_not_on_record', column: 'personalNumber' });
  return remarks;
}
