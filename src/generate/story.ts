import { addDays, daysBetween, today, type CalendarDate } from '#kit/dates.ts';
import type { PastEnd, PastRun, PastStay } from '#modules/classes';
import type { Chance } from '../sample/chance.ts';
import type { Sent } from './crowd.ts';
import { nextWorkday, type Design } from './design-classes.ts';
import { families } from './families.ts';
import { urn } from './urn.ts';

/** A class with its course: how it ends, and how many of its seats are for people who were in no other class of the programme. */
type Course = {
  design: Design;
  days: number;
  /** null: still running today. */
  end: PastEnd | null;
  fresh: number;
  pauses: { from: CalendarDate; to: CalendarDate }[];
  /** People who leave it for another class, or come back to one later. */
  crossings: Crossing[];
};
type Crossing = { how: 'move' | 'defer' | 'fail'; date: CalendarDate; to: Course };

type Run = Omit<PastRun, 'familyId'> & { trainee: Sent };
export type Told = { runs: Run[]; ends: Map<string, PastEnd | null>; pauses: Map<string, Course['pauses']> };
export type Send = (design: Design) => Sent;

const leaving = urn([
  ['withdrawn', 60],
  ['transferred_out', 18],
  ['other', 14],
  ['expelled', 4],
  ['deceased', 4],
] as const);

/** Everybody's way through some classes of one programme, given in the order of their opening; nobody goes in or out of these classes. */
export function tellStory(
  designs: readonly Design[],
  closing: (design: Design, date: CalendarDate) => string | null,
  send: Send,
  by: Chance,
): Told {
  const courses = designs.map((design) => courseOf(design, closing, by));
  for (const course of courses) special(course, courses, closing, by);
  for (const course of courses) cross(course, courses, by);
  return {
    runs: courses.flatMap((course) => runsOf(course, send, by)),
    ends: new Map(courses.map(({ design, end }) => [design.id, end])),
    pauses: new Map(courses.map(({ design, pauses }) => [design.id, pauses])),
  };
}

const isPast = (date: CalendarDate) => date <= today();

function courseOf(design: Design, closing: (design: Design, date: CalendarDate) => string | null, by: Chance): Course {
  const days = daysBetween(design.opens, design.ends);
  const late = days > 40 && by.next() < 0.2 ? 3 + by.below(20) : 0;
  const date = days === 0 ? design.opens : nextWorkday(addDays(design.ends, late));
  const end: PastEnd | null = isPast(date) ? { kind: 'class_closed', date, documentId: closing(design, date), intoId: null } : null;
  const course: Course = { design, days, end, fresh: design.size, pauses: [], crossings: [] };
  if (days > 120 && by.next() < 0.05) {
    const from = addDays(design.opens, 40 + by.below(40));
    const to = addDays(from, 10 + by.below(20));
    if (isPast(to)) course.pauses.push({ from, to });
  }
  return course;
}

const isOrdinary = ({ end }: Course) => end === null || end.kind === 'class_closed';
const lastDay = ({ design, end }: Course) => end?.date ?? design.ends;
/** Running from some days before a date to some days after it. */
const isRunning = (course: Course, date: CalendarDate) =>
  course.design.opens < addDays(date, -2) && lastDay(course) > addDays(date, 5) && isOrdinary(course) && course.pauses.length === 0;

/** A few classes are merged into another that runs at the time, a few are stopped for good. */
function special(
  course: Course,
  courses: readonly Course[],
  closing: (design: Design, date: CalendarDate) => string | null,
  by: Chance,
): void {
  const { design, days } = course;
  if (days < 8 || course.pauses.length > 0 || course.fresh !== design.size) return;
  const draw = by.next();
  const date = addDays(design.opens, Math.floor(days / 2));
  if (draw > 0.02 || !isPast(date)) return;
  if (draw > 0.014) {
    course.end = { kind: 'class_discontinued', date, documentId: closing(design, date), intoId: null };
    return;
  }
  const into = courses.find((one) => one !== course && isRunning(one, date) && one.fresh > design.size + 2);
  if (!into) return;
  into.fresh -= design.size;
  course.end = { kind: 'class_merged', date, documentId: closing(design, date), intoId: into.design.id };
  for (let n = 0; n < design.size; n++) course.crossings.push({ how: 'move', date, to: into });
}

/** Moves, deferrals and failures after which somebody comes to another class of the programme. */
function cross(course: Course, courses: readonly Course[], by: Chance): void {
  const { design, days, end } = course;
  if (!isOrdinary(course) || days < 12) return;
  const cases = (rate: number) => Math.floor(course.fresh * rate + by.next());
  const some = (how: Crossing['how'], count: number, dateOf: () => CalendarDate, fits: (one: Course, date: CalendarDate) => boolean) => {
    for (let n = 0; n < count; n++) {
      const date = dateOf();
      if (!isPast(date)) continue;
      const to = courses.find((one) => one !== course && one.fresh - one.crossings.length > 3 && isOrdinary(one) && fits(one, date));
      if (!to || course.fresh - course.crossings.length < 3) continue;
      to.fresh -= 1;
      course.crossings.push({ how, date, to });
    }
  };
  const within = () => addDays(design.opens, 4 + by.below(Math.max(1, days - 8)));
  const later = (one: Course, date: CalendarDate) => one.design.opens > addDays(date, 20);
  some('move', cases(0.006) - (days < 60 ? 1 : 0), within, (one, date) => date < lastDay(course) && isRunning(one, date));
  some('defer', cases(0.006) - (days < 60 ? 1 : 0), within, later);
  if (end) some('fail', cases(0.008), () => end.date, later);
}

function runsOf(course: Course, send: Send, by: Chance): Run[] {
  const { design, crossings, fresh } = course;
  const runs: Run[] = [];
  const whole = course.crossings.length > 0 && course.end?.kind === 'class_merged';
  for (let n = 0; n < fresh; n++) {
    const stay: PastStay = { classId: design.id, start: { part: 'join', date: design.opens, detail: 'at_opening' }, pauses: [], end: null };
    const run: Run = { trainee: send(design), stays: [stay], after: null };
    const crossing = crossings[n];
    if (crossing) follow(run, stay, crossing);
    else if (!whole) live(run, stay, course, by);
    runs.push(run);
  }
  // invited, and did not come
  if (by.next() < 0.04)
    runs.push({ trainee: send(design), stays: [{ classId: design.id, start: null, pauses: [], end: null }], after: null });
  return runs;
}

const finishIn = ({ end }: Course): PastStay['end'] => (end ? { part: 'finish', date: end.date, detail: null } : null);

function follow(run: Run, stay: PastStay, { how, date, to }: Crossing): void {
  const ends = {
    move: { part: 'move_out', date, detail: null },
    defer: { part: 'defer', date, detail: null },
    fail: { part: 'not_recognise', date, detail: 'continuing' },
  } as const;
  stay.end = ends[how];
  const start =
    how === 'move'
      ? ({ part: 'move_in', date, detail: null } as const)
      : ({ part: 'rejoin', date: to.design.opens, detail: null } as const);
  run.stays.push({ classId: to.design.id, start, pauses: [], end: finishIn(to) });
}

/** What befalls one who stays in the class: late, ill, gone, deferred, not recognised; mostly nothing. */
function live(run: Run, stay: PastStay, course: Course, by: Chance): void {
  const { design, days, end } = course;
  const draw = by.next();
  const last = end?.date ?? today();
  const at = (least: number, most: number) => addDays(design.opens, least + by.below(Math.max(1, most - least)));
  if (end?.kind === 'class_discontinued') {
    const stopped = draw < 0.5;
    stay.end = stopped ? { part: 'leave', date: end.date, detail: 'class_stopped' } : { part: 'defer', date: end.date, detail: null };
    if (!stopped) leavePool(run, end.date, by);
    return;
  }
  stay.end = finishIn(course);
  if (days >= 10 && draw < 0.02) {
    const date = at(3, Math.min(40, days - 2));
    if (date < last) stay.start = { part: 'join', date, detail: draw < 0.002 ? 'transfer_external' : 'late' };
  } else if (days >= 4 && draw < 0.032) {
    const date = at(1, days - 1);
    if (date < last) stay.end = { part: 'leave', date, detail: leaving(by) };
  } else if (days >= 30 && draw < 0.037) {
    const date = at(5, days - 5);
    if (date < last) {
      stay.end = { part: 'defer', date, detail: null };
      leavePool(run, date, by);
    }
  } else if (days >= 60 && draw < 0.042) {
    const from = at(5, days - 40);
    const to = addDays(from, 14 + by.below(14));
    if (to < last) stay.pauses.push({ from, to });
  } else if (end && draw > (families[design.family]!.nature === 'workshop' ? 0.998 : 0.982)) {
    const continuing = draw > 0.992 && days > 2;
    stay.end = { part: 'not_recognise', date: end.date, detail: continuing ? 'continuing' : 'final' };
    if (continuing) leavePool(run, end.date, by);
  }
}

/** No class to come back to: re-sat and recognised later, or the right lapses, or still waiting. */
function leavePool(run: Run, since: CalendarDate, by: Chance): void {
  const [kind, date] =
    by.next() < 0.5 ? (['finished_late', addDays(since, 60 + by.below(120))] as const) : (['expired', addDays(since, 365)] as const);
  if (isPast(date)) run.after = { kind, date };
}
