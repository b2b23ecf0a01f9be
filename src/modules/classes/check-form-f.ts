import { today } from '#kit/dates.ts';
import type { Beside, CheckContext, Checked, FoundTable, ReadRow } from '#modules/imports';
import { unitLookUp, unitRegister } from '#modules/organisations';
import type { Reader } from '#platform/database/transaction.ts';
import { phrase } from '#platform/refusal.ts';
import { readResults } from './read-results.ts';
import { changesOf, merged } from './results-changes.ts';
import { plausibility } from './results-plausible.ts';
import { resultsOf, type KeptResults } from './results-queries.ts';
import { NO_RESULTS, type Results } from './results-rules.ts';
import { nameIn, traineesOf, whichTrainee, type Trainee } from './results-trainees.ts';

/** One trainee's results as the file wants them; `before` null: there were none. */
export type ResultLine = { enrolmentId: string; before: KeptResults | null; results: Results };
export type ResultTarget = { classId: string };

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
    const read = readResults(row, tableOf(context.tables, row), context.choices.names);
    const { trainee, remarks } = whichTrainee(row, trainees, unit, context.choices);
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
  return { lines, beside: { figures: figuresOf(trainees, named.size, missing), remarks: missingOnes(context.tables, missing) } };
}

function figuresOf(trainees: readonly Trainee[], named: number, missing: readonly string[]) {
  return [
    { label: phrase('result.trainees'), value: trainees.filter(({ status }) => EXPECTED.has(status)).length },
    { label: phrase('result.named'), value: named },
    { label: phrase('result.missing'), value: missing.length },
  ];
}

/** Said at the heading, where whoever made the list will see it. */
function missingOnes([table]: readonly FoundTable[], missing: readonly string[]): NonNullable<Beside['remarks']> {
  if (!table || missing.length === 0) return [];
  const names = missing.slice(0, MOST_NAMES).join(', ') + (missing.length > MOST_NAMES ? '…' : '');
  const { sheet, headerRow: row } = table;
  return [{ sheet, row, severity: 'warning', code: 'results.missing', column: 'fullName', params: { count: missing.length, names } }];
}

const factsOf = (db: Reader, classId: string): Promise<ClassFacts> =>
  db
    .selectFrom('trainingClass as c')
    .innerJoin('programmeFamily as f', 'f.id', 'c.familyId')
    .select(['f.code as familyCode', 'c.endedOn'])
    .where('c.id', '=', classId)
    .executeTakeFirstOrThrow();

const tableOf = (tables: readonly FoundTable[], row: ReadRow) =>
  tables.findLast((one) => one.sheet === row.sheet && one.headerRow < row.row);
