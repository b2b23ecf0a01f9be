import { addDays, quarterOf, yearOf, type CalendarDate } from '#kit/dates.ts';
import { listTrainees, prepareClass } from '#modules/classes';
import { prepareClass as prepareInput } from '#contracts/classes';
import type { Keys } from '#platform/secrets.ts';
import type { Chance } from './chance.ts';
import { fillClasses, fillPeople } from './fill-classes.ts';
import { fillPlans, type Setting, type Slots } from './fill-plans.ts';
import type { NowLine, SampleClass, SampleClasses, SampleNow } from './shapes.ts';
import { workingDay } from './story.ts';
import { newTrainee, sendersOf, type Sender } from './trainees.ts';

/** Something to do for whoever comes in today: this year's plan with slots that wait, a class that runs, one in preparation. All made up. */
export async function fillNow(setting: Setting, now: SampleNow, senders: readonly Sender[], keys: Keys, today: CalendarDate, by: Chance) {
  const around = aroundToday(now, today);
  const slots = await fillPlans(setting, around);
  await fillClasses(setting, around, senders, slots, by, today);
  for (const one of around.classes) if (one.preparing) await prepare(setting, { ...one, ...one.preparing }, senders, slots, keys, by);
}

/** The lines with the dates of a day: what lies behind is not in the future, and what lies ahead stays in its plan year. */
export function aroundToday({ plan, school, lines }: SampleNow, today: CalendarDate): SampleClasses {
  const dated = lines.map((line) => ({ line, date: dateOf(line, today) }));
  const years = [...new Set(dated.map(({ date }) => yearOf(date)))].sort((a, b) => a - b);
  return {
    school,
    plans: years.map((year) => ({
      key: String(year),
      title: plan.title.replace('{year}', String(year)),
      issuer: plan.issuer,
      year,
      date: [`${year}-01-02`, today].sort()[0]!,
      provenance: 'dữ liệu mẫu để minh họa, không phải số liệu công bố',
    })),
    lines: dated.map(({ line, date }) => {
      const { inDays: _, running: __, preparing: ___, waitsForInDays, mode: _4, seats, ...rest } = line;
      const waits = waitsForInDays === undefined ? {} : { waitsForBy: addDays(today, waitsForInDays) };
      return { ...rest, ...waits, plan: String(yearOf(date)), quarter: quarterOf(date), seats: seats * line.classes };
    }),
    classes: dated.flatMap(({ line, date }) => classOf(line, date)),
  };
}

function dateOf({ inDays }: NowLine, today: CalendarDate): CalendarDate {
  if (inDays <= 0) return workingDay(addDays(today, inDays));
  return [addDays(today, inDays), `${yearOf(today)}-12-31`].sort()[0]!;
}

function classOf({ inDays: _, running, preparing, classes: __, waitsForInDays: ___, ...line }: NowLine, date: CalendarDate): SampleClass[] {
  const described = running ?? preparing;
  if (!described) return [];
  const year = String(yearOf(date));
  const written = (text: string) => text.replace('{year}', year).replace('{yy}', year.slice(2));
  const common = { ...line, plan: year, quarter: quarterOf(date), code: written(described.code), name: written(described.name) };
  const until = workingDay(addDays(date, described.days));
  return [running ? { ...common, opens: date, closes: until } : { ...common, preparing: { on: date, until, listed: preparing!.listed } }];
}

type Preparing = SampleClass & NonNullable<SampleClass['preparing']>;

async function prepare(
  { tx, actor }: Setting,
  one: Preparing,
  senders: readonly Sender[],
  slots: Slots,
  keys: Keys,
  by: Chance,
): Promise<void> {
  const { result } = await prepareClass(
    tx,
    actor,
    prepareInput.parse({
      slotId: slots.get(one.code),
      code: one.code,
      name: one.name,
      studyMode: one.mode,
      expectedOpenOn: one.on,
      expectedEndOn: one.until,
      expectedRoster: one.seats,
    }),
  );
  if (one.listed === 0) return;
  const training = { ...one, opens: one.on, closes: one.until };
  const people = Array.from({ length: one.listed }, () => newTrainee(training, by.weighted(sendersOf(training, senders)), by));
  await fillPeople(tx, actor, people, senders);
  await listTrainees(tx, actor, keys, result.classId!, { rows: people.map(({ personId }) => ({ personId })), hold: false });
}
