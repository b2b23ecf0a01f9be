import { closest, fold, tidy, toneKey } from '#kit/text.ts';
import type { Choices } from '#contracts/imports';
import type { PartialDate, ReadRow, Remark } from '#modules/imports';
import type { UnitMatch } from '#modules/organisations';
import type { Reader } from '#platform/database/transaction.ts';

export type Trainee = {
  id: string;
  fullName: string;
  birthDate: string | null;
  birthPrecision: string;
  senderId: number;
  sender: string;
  status: string;
};

/** Those who began in the class, as its list prints them, by given name. */
export async function traineesOf(db: Reader, classId: string): Promise<Trainee[]> {
  return db
    .selectFrom('enrolment as e')
    .select(['e.id', 'e.fullName', 'e.birthDate', 'e.birthPrecision', 'e.senderId', 'e.status'])
    .select((e) =>
      e
        .selectFrom('unitVersion as v')
        .select('v.name')
        .whereRef('v.unitId', '=', 'e.senderId')
        .orderBy('v.validFrom', 'desc')
        .limit(1)
        .$asScalar()
        .$notNull()
        .as('sender'),
    )
    .where('e.classId', '=', classId)
    .where('e.joinedOn', 'is not', null)
    .where('e.status', 'not in', ['unlisted', 'no_show', 'listed'])
    .orderBy('e.sortName')
    .orderBy('e.id')
    .execute();
}

export const nameIn = (row: ReadRow): string => (row.values.fullName as string | null | undefined) ?? row.texts.fullName ?? '';

/** Whom of the class a row means: by name, birth and unit; else the officer is asked. */
export function whichTrainee(
  row: ReadRow,
  trainees: readonly Trainee[],
  unit: (typed: string) => UnitMatch,
  choices: Choices,
): { trainee: Trainee | null; remarks: Remark[] } {
  const typed = tidy(nameIn(row));
  if (typed === '') return { trainee: null, remarks: [{ severity: 'error', code: 'results.no_name', column: 'fullName' }] };
  const answered = choices.answers[`${row.sheet}!${row.row}`];
  const chosen = trainees.find(({ id }) => id === answered);
  if (chosen) return { trainee: chosen, remarks: [] };

  const name = choices.names[typed] ?? typed;
  const birth = (row.values.birth as PartialDate | null | undefined) ?? null;
  const namesakes = trainees.filter((one) => fold(one.fullName) === fold(name));
  if (namesakes.length === 0) return { trainee: null, remarks: [notInClass(typed, trainees)] };
  const near = narrowed(
    narrowed(
      namesakes.filter((one) => birthsAgree(birth, one)),
      (one) => toneKey(one.fullName) === toneKey(name),
    ),
    (one) => one.senderId === (unit((row.values.unit as string | null | undefined) ?? row.sections.at(-1) ?? '').found?.id ?? -1),
  );
  if (near.length === 1) return { trainee: near[0]!, remarks: [] };
  const ask = namesakes.map((one) => ({
    key: one.id,
    label: one.fullName,
    detail: [birthWords(one), one.sender].filter(Boolean).join(', '),
  }));
  const code = near.length === 0 ? 'results.birth_differs' : 'results.which_trainee';
  return {
    trainee: null,
    remarks: [{ severity: 'error', code, column: near.length === 0 ? 'birth' : 'fullName', params: { name, count: ask.length }, ask }],
  };
}

function notInClass(typed: string, trainees: readonly Trainee[]): Remark {
  const suggestion = closest(
    typed,
    trainees.map(({ fullName }) => fullName),
  );
  const code = suggestion ? 'results.not_in_class_suggest' : 'results.not_in_class';
  return { severity: 'error', code, column: 'fullName', params: { name: typed, suggestion }, typed, suggestion };
}

/** Only those of whom it is true, if there are any. */
const narrowed = <T>(all: T[], holds: (one: T) => boolean): T[] => {
  const some = all.length > 1 ? all.filter(holds) : [];
  return some.length > 0 ? some : all;
};

const KNOWN: Record<string, number> = { day: 10, month: 7, year: 4, none: 0 };
function birthsAgree(birth: PartialDate | null, { birthDate, birthPrecision }: Trainee): boolean {
  if (!birth?.date || birthDate === null) return true;
  const length = Math.min(KNOWN[birth.precision] ?? 0, KNOWN[birthPrecision] ?? 0);
  return birth.date.slice(0, length) === birthDate.slice(0, length);
}

const birthWords = ({ birthDate, birthPrecision }: Trainee): string =>
  birthDate === null
    ? ''
    : birthDate
        .slice(0, KNOWN[birthPrecision] ?? 0)
        .split('-')
        .toReversed()
        .join('/');
