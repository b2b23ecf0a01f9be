import { addDays, type CalendarDate } from '#kit/dates.ts';
import type { PastRun, PastStay, PastTrainee } from '#modules/classes';
import type { Chance } from './chance.ts';
import type { RanClass } from './shapes.ts';
import { newTrainee, sendersOf, type Sender } from './trainees.ts';

export type StoryClass = RanClass & { id: string };
type Run = Omit<PastRun, 'familyId'> & { family: string };
export type Story = { runs: Run[]; people: PastTrainee[]; pauses: ReadonlyMap<string, { from: CalendarDate; to: CalendarDate }[]> };

/** Figures are published for 2020 and before: until then nobody comes late, leaves or moves. */
const publishedUntil = '2021-01-17';
/** Schools of the capital were closed; classes paused and nothing else happened in them. */
const closure = { from: '2021-07-26', to: '2021-09-27' };

/** The next working day on which something may happen: not 15–31 December (there the two clocks disagree), not during the closure. */
export function workingDay(date: CalendarDate): CalendarDate {
  if (date > closure.from && date < closure.to) return workingDay(addDays(closure.to, 1));
  if (date.slice(5) >= '12-15') return workingDay(`${Number(date.slice(0, 4)) + 1}-01-04`);
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 ? workingDay(addDays(date, 1)) : date;
}

const leaveReasons = ['withdrawn', 'transferred_out', 'other', 'withdrawn', 'deceased', 'expelled'];

/** Everybody's way through the classes, so that each class has the size that the plan file gives it. */
export function tellStory(classes: readonly StoryClass[], units: readonly Sender[], by: Chance): Story {
  const inTime = classes.toSorted((a, b) => (a.opens < b.opens ? -1 : a.opens > b.opens ? 1 : a.code < b.code ? -1 : 1));
  const people: PastTrainee[] = [];
  const runs: Run[] = [];
  const paused = (one: StoryClass) => one.family === 'TCLLCT' && one.opens < closure.from && one.closes > addDays(closure.to, 14);
  for (const [index, training] of inTime.entries()) {
    for (const [seat, trainee] of roster(training, units, people, by).entries()) {
      const stay: PastStay = {
        classId: training.id,
        start: { part: 'join', ...arrival(training, index, seat) },
        pauses: [],
        end: { part: 'finish', date: training.closes, detail: null },
      };
      runs.push({ trainee, family: training.family, stays: [stay], after: null });
    }
    // invited, and did not come
    if (training.opens > publishedUntil && index % 9 === 0)
      runs.push({
        trainee: fresh(training, units, people, by),
        family: training.family,
        stays: [{ classId: training.id, start: null, pauses: [], end: null }],
        after: null,
      });
    if (training.family === 'TCLLCT')
      happen(
        training,
        index,
        inTime,
        runs.filter((run) => run.stays[0]!.classId === training.id && run.stays[0]!.start),
      );
  }
  return { runs, people, pauses: new Map(inTime.map((one) => [one.id, paused(one) ? [closure] : []])) };
}

function arrival(training: StoryClass, index: number, seat: number): { date: CalendarDate; detail: string } {
  const late =
    training.family === 'TCLLCT' && training.host.startsWith('TTCT-') && training.opens > publishedUntil ? [2, 0, 1, 0][index % 4]! : 0;
  return seat < training.seats - late
    ? { date: training.opens, detail: 'at_opening' }
    : { date: workingDay(addDays(training.opens, 14 + ((4 * seat) % 9))), detail: 'late' };
}

/** As many people as the class has seats. Short classes also take people who studied before: one person, several turns. */
function roster(training: StoryClass, units: readonly Sender[], people: PastTrainee[], by: Chance): PastTrainee[] {
  const chosen: PastTrainee[] = [];
  const taken = new Set<string>();
  const known = people.length;
  const senders = sendersOf(training, units);
  for (let seat = 0; seat < training.seats; seat++) {
    const again = training.family === 'BDDT' && seat % 8 === 7 ? people[by.below(known)] : undefined;
    if (again && again.senderLevel === 'commune' && !taken.has(again.personId)) {
      taken.add(again.personId);
      chosen.push(again);
      continue;
    }
    // every central agency sends somebody
    const sender = training.audience?.includes('cơ quan Trung ương') ? senders[seat % senders.length]![0] : by.weighted(senders);
    const trainee = newTrainee(training, sender, by);
    people.push(trainee);
    chosen.push(trainee);
  }
  return chosen;
}

function fresh(training: StoryClass, units: readonly Sender[], people: PastTrainee[], by: Chance): PastTrainee {
  const trainee = newTrainee(training, by.weighted(sendersOf(training, units)), by);
  people.push(trainee);
  return trainee;
}

/** What befalls a class of political theory: who leaves, defers, moves, is ill, is not recognised. */
function happen(training: StoryClass, index: number, classes: readonly StoryClass[], runs: Run[]): void {
  const from = training.opens > publishedUntil ? addDays(training.opens, 45) : publishedUntil;
  const days = (Date.parse(training.closes) - Date.parse(from)) / 86_400_000 - 30;
  const at = (part: number) => workingDay(addDays(from, Math.floor(days * part)));
  const taking = () =>
    runs.find(
      (run) =>
        run.stays.length === 1 &&
        run.stays[0]!.end?.part === 'finish' &&
        run.stays[0]!.start!.detail === 'at_opening' &&
        run.stays[0]!.pauses.length === 0,
    )!;
  if (days > 45 && training.mode === 'part_time') {
    for (let n = 0; n < [1, 0, 2, 0, 1][index % 5]!; n++)
      end(taking(), { part: 'leave', date: at(0.3 + 0.2 * n), detail: leaveReasons[(index + n) % leaveReasons.length]! });
    if (index % 6 === 1) defer(taking(), at(0.4), classes);
    if (index % 4 === 2) move(taking(), training, at(0.2), classes);
    if (index % 7 === 3) taking().stays[0]!.pauses.push({ from: at(0.5), to: workingDay(addDays(at(0.5), 21)) });
  }
  if (training.opens < '2023-01-01' && index % 3 !== 0) {
    const run = taking();
    const continuing = index % 2 === 0;
    end(run, { part: 'not_recognise', date: training.closes, detail: continuing ? 'continuing' : 'final' });
    if (continuing) comeBack(run, training.closes, classes, index % 4 === 0);
  }
}

const end = (run: Run, how: NonNullable<PastStay['end']>) => {
  run.stays[0]!.end = how;
};

function defer(run: Run, date: CalendarDate, classes: readonly StoryClass[]): void {
  end(run, { part: 'defer', date, detail: null });
  comeBack(run, date, classes, false);
}

/** Out of the pool again: with a later class where there is one, else recognised after a re-sit, else the right lapses. */
function comeBack(run: Run, since: CalendarDate, classes: readonly StoryClass[], resits: boolean): void {
  const later = classes.find(
    (one) => one.family === run.family && one.opens > addDays(since, 20) && one.opens > publishedUntil && one.opens < '2023-01-01',
  );
  if (resits) run.after = { kind: 'finished_late', date: workingDay(addDays(since, 160)) };
  else if (later)
    run.stays.push({
      classId: later.id,
      start: { part: 'rejoin', date: later.opens, detail: null },
      pauses: [],
      end: { part: 'finish', date: later.closes, detail: null },
    });
  else run.after = { kind: 'expired', date: workingDay(addDays(since, 365)) };
}

/** To a class of the same programme that is running on that day. */
function move(run: Run, training: StoryClass, date: CalendarDate, classes: readonly StoryClass[]): void {
  const to = classes.find(
    (one) =>
      one.id !== training.id &&
      one.family === training.family &&
      one.opens <= addDays(date, -30) &&
      one.closes >= addDays(date, 60) &&
      one.mode === 'part_time',
  );
  if (!to) return;
  end(run, { part: 'move_out', date, detail: null });
  run.stays.push({
    classId: to.id,
    start: { part: 'move_in', date, detail: null },
    pauses: [],
    end: { part: 'finish', date: to.closes, detail: null },
  });
}
