import { closest, fold, tidy, toneKey } from '#kit/text.ts';
import { today } from '#kit/dates.ts';
import type { Change, CheckContext, Checked, FoundTable, PartialDate, ReadRow, Remark } from '#modules/imports';
import { unitLookUp, unitRegister, type UnitMatch } from '#modules/organisations';
import type { Reader } from '#platform/database/transaction.ts';
import { traineeStatusWords } from './export-words.ts';
import { readResults, type ReadResults } from './read-results.ts';
import { resultsOf, type KeptResults } from './results-queries.ts';
import { bestMarks, HALF, NO_RESULTS, rankTooHigh, type Results } from './results-rules.ts';

/** One trainee's results as the file wants them; `before` null: there were none. */
export type ResultLine = { enrolmentId: string; before: KeptResults | null; results: Results };
export type ResultTarget = { classId: string };

type Trainee = {
  id: string;
  fullName: string;
  birthDate: string | null;
  birthPrecision: string;
  senderId: number;
  sender: string;
  status: string;
};
type ClassFacts = { familyCode: string; endedOn: string | null };

/** Those whom a list of results must name. */
const EXPECTED = new Set(['active', 'paused', 'finished', 'not_recognised']);
const MOST_NAMES = 12;

/** Every row against the trainees of the class: who it is, what would change, what to look at twice. */
export async function checkFormF(db: Reader, context: CheckContext<ResultTarget>, rows: readonly ReadRow[]) {
  const { classId } = context.target;
  const training = await factsOf(db, classId);
  const trainees = await traineesOf(db, classId);
  const kept = await resultsOf(db, classId);
  const unit = unitLookUp(await unitRegister(db, training.endedOn ?? today()), context.choices.names);
  const named = new Set<string>();
  const lines = rows.map((row): Checked<ResultLine> => {
    const read = readResults(row, tableOf(context.tables, row));
    const { trainee, remarks } = whichTrainee(row, trainees, unit, context);
    const said = [...remarks, ...read.remarks];
    if (!trainee) return { label: nameIn(row), identity: '', outcome: 'held', remarks: said, line: null };
    named.add(trainee.id);
    const before = kept.get(trainee.id) ?? null;
    const results = merged(before ?? NO_RESULTS, read);
    const changes = changesOf(before ?? NO_RESULTS, results);
    return {
      label: trainee.fullName,
      identity: trainee.id,
      outcome: changes.length === 0 ? 'same' : before ? 'changed' : 'added',
      remarks: [...said, ...plausibility(results, trainee, training)],
      changes: before ? changes : [],
      line: { enrolmentId: trainee.id, before, results },
    };
  });
  const missing = trainees.filter(({ id, status }) => EXPECTED.has(status) && !named.has(id)).map(({ fullName }) => fullName);
  return { lines, beside: { figures: figuresOf(trainees, named.size, missing), more: { missing } } };
}

function figuresOf(trainees: readonly Trainee[], named: number, missing: readonly string[]) {
  const figures: { label: string; value: number | string }[] = [
    { label: 'Học viên của lớp', value: trainees.filter(({ status }) => EXPECTED.has(status)).length },
    { label: 'Học viên có trong danh sách', value: named },
    { label: 'Học viên của lớp mà danh sách thiếu', value: missing.length },
  ];
  const more = missing.length > MOST_NAMES ? ` và ${missing.length - MOST_NAMES} người nữa` : '';
  return missing.length > 0 ? [...figures, { label: 'Danh sách thiếu', value: missing.slice(0, MOST_NAMES).join(', ') + more }] : figures;
}

const factsOf = (db: Reader, classId: string): Promise<ClassFacts> =>
  db
    .selectFrom('trainingClass as c')
    .innerJoin('programmeFamily as f', 'f.id', 'c.familyId')
    .select(['f.code as familyCode', 'c.endedOn'])
    .where('c.id', '=', classId)
    .executeTakeFirstOrThrow();

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

const tableOf = (tables: readonly FoundTable[], row: ReadRow) =>
  tables.findLast((one) => one.sheet === row.sheet && one.headerRow < row.row);

// ───────── who it is ─────────

const nameIn = (row: ReadRow): string => (row.values.fullName as string | null | undefined) ?? row.texts.fullName ?? '';

function whichTrainee(
  row: ReadRow,
  trainees: readonly Trainee[],
  unit: (typed: string) => UnitMatch,
  { choices }: CheckContext<ResultTarget>,
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
    (one) => one.senderId === (unit(String(row.values.unit ?? '')).found?.id ?? -1),
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

// ───────── what it says ─────────

/** What the file has a column for is as the file says; the rest stays. A mark whose column is not in this file stays, too. */
function merged(before: Results, { columns, values, parts, partColumns }: ReadResults): Results {
  const after: Results = { ...before };
  for (const key of columns) Object.assign(after, { [key]: values[key] });
  const inFile = new Set(partColumns.map(fold));
  const marks = new Map(parts.map(({ title, mark }) => [fold(title), mark]));
  const known = new Set(before.parts.map(({ title }) => fold(title)));
  const kept = before.parts.flatMap((part) => {
    if (!inFile.has(fold(part.title))) return [part];
    const mark = marks.get(fold(part.title));
    return mark === undefined ? [] : [{ title: part.title, mark }];
  });
  after.parts = [...kept, ...parts.filter(({ title }) => !known.has(fold(title)))];
  return after;
}

const FIELDS: [Exclude<keyof Results, 'parts'>, string][] = [
  ['average', 'Điểm trung bình'],
  ['conduct', 'Rèn luyện'],
  ['classification', 'Xếp loại'],
  ['recognised', 'Kết quả'],
  ['note', 'Ghi chú'],
];
export const recognisedWords = (recognised: boolean | null): string | null =>
  recognised === null ? null : recognised ? 'Công nhận' : 'Không công nhận';

function changesOf(before: Results, after: Results): Change[] {
  const shown = (value: Results[keyof Results]) =>
    typeof value === 'boolean' ? recognisedWords(value) : (value as string | number | null);
  const marks = (results: Results) => new Map(results.parts.map(({ title, mark }) => [title, mark]));
  const [was, is] = [marks(before), marks(after)];
  const parts = [...new Set([...was.keys(), ...is.keys()])].map((title) => ({
    field: title,
    before: was.get(title) ?? null,
    after: is.get(title) ?? null,
  }));
  const others = FIELDS.map(([key, field]) => ({ field, before: shown(before[key]), after: shown(after[key]) }));
  return [...parts, ...others].filter((one) => one.before !== one.after);
}

/** What a careful reader would ask about; nothing of it holds the row. */
function plausibility({ parts, average, classification, recognised }: Results, trainee: Trainee, training: ClassFacts): Remark[] {
  const said: Remark[] = [];
  const warn = (code: string, column: string | null, params: Remark['params']) =>
    void said.push({ severity: 'warning', code, column, params });
  const marks = parts.map(({ mark }) => mark);
  if (average !== null && marks.length > 0 && (average < Math.min(...marks) || average > Math.max(...marks)))
    warn('results.average_outside', 'average', { average, least: Math.min(...marks), most: Math.max(...marks) });
  if (average !== null && classification !== null) {
    const rank = rankTooHigh(training.familyCode, training.endedOn ?? today(), average, classification);
    if (rank)
      warn('results.rank_too_high', 'classification', {
        rank: classification,
        average,
        allowed: rank.allowed ?? 'không xếp loại',
        citation: rank.citation,
      });
  }
  if (recognised === true) {
    if (average !== null && average < HALF) warn('results.below_half', 'average', { average });
    const below = bestMarks(parts).filter(({ mark }) => mark < HALF);
    if (below.length > 0) warn('results.part_below_half', null, { parts: below.map(({ title }) => title).join(', ') });
  }
  const ended = !['active', 'paused'].includes(trainee.status);
  if (recognised !== null && ended && recognised !== (trainee.status === 'finished'))
    warn('results.differs_from_ledger', 'recognised', {
      result: recognisedWords(recognised),
      status: traineeStatusWords[trainee.status] ?? trainee.status,
    });
  return said;
}
