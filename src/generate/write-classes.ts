import { addDays, type CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { historyRows, writeHistory, type History, type PastClass, type PastSlot } from '#modules/classes';
import { blockRows, keyRows, personRows, postRows } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import type { CopyRows } from '#platform/database/copy-rows.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Keys } from '#platform/secrets.ts';
import type { Chance } from '../sample/chance.ts';
import type { Certificates } from './certificates.ts';
import type { Crowd } from './crowd.ts';
import { nameOfClass, nextWorkday, type Design } from './design-classes.ts';
import { familyOf, type PlanDesign, type SlotDesign } from './design-slots.ts';
import type { Papers } from './papers.ts';
import type { Programmes } from './programmes.ts';
import { tellStory } from './story.ts';
import type { City } from './units.ts';

export type Writing = {
  tx: Tx;
  actor: Actor;
  keys: Keys;
  copy: CopyRows;
  recordedAt: string;
  city: City;
  programmes: Programmes;
  papers: Papers;
  crowd: Crowd;
  certificates: Certificates;
  by: Chance;
};

/** Some classes of one programme, between which people move, with all slots that have to do with them. */
export type Block = { designs: Design[]; slots: SlotDesign[] };
/** About so many enrolments are made at once: enough to write in long strides, few enough to hold. */
const BLOCK = 1_500;

/** Every class stands in one block, with the class on whose slot it was split off. */
export function blocksOf(designs: readonly Design[], plans: readonly PlanDesign[]): Block[] {
  const slots = plans.flatMap((plan) => plan.slots);
  const byId = new Map(slots.map((slot) => [slot.id, slot]));
  const ofClass = Map.groupBy(
    slots.filter((slot) => slot.training),
    (slot) => slot.training!.id,
  );
  const parts = Map.groupBy(
    slots.filter((slot) => slot.splitFrom),
    (slot) => byId.get(slot.splitFrom!)!.training!.id,
  );
  const isPart = new Set([...parts.values()].flat().map((slot) => slot.training!.id));
  return [...Map.groupBy(designs, (one) => one.family).values()].flatMap((family) => {
    const count = Math.ceil(family.reduce((sum, one) => sum + one.size, 0) / BLOCK);
    const blocks = Array.from({ length: count }, (): Block => ({ designs: [], slots: [] }));
    // dealt out, so that every block has classes of the whole year: who is deferred in spring comes back in autumn
    for (const [n, one] of family.filter((other) => !isPart.has(other.id)).entries())
      for (const design of [one, ...(parts.get(one.id) ?? []).map((slot) => slot.training!)]) {
        const block = blocks[n % count]!;
        block.designs.push(design);
        block.slots.push(...ofClass.get(design.id)!);
      }
    return blocks.filter((block) => block.designs.length > 0);
  });
}

/** The people of a block that are new, then its classes with everything that happened in them. */
export async function writeBlock(block: Block, writing: Writing): Promise<void> {
  const { tx, actor, keys, copy, recordedAt, papers, crowd, certificates, programmes, city, by } = writing;
  const own = new Map(
    block.slots
      .filter((slot) => slot.training && !slot.steps.some((step) => step.kind === 'slot_combined'))
      .map((slot) => [slot.training!.id, slot]),
  );
  const closing = (design: Design, date: CalendarDate) => papers.closing(design, date);
  const told = tellStory(block.designs, closing, (design) => crowd.send(design), by);
  const [first] = block.designs;
  const { familyId } = programmes.of(first!.family, first!.year);
  const history: History = {
    classes: block.designs.map((design) => pastClass(design, own.get(design.id)!, told, writing)),
    runs: told.runs.map((run) => ({ ...run, familyId })),
    slots: block.slots.map((slot) => pastSlot(slot, writing)),
  };
  const { people, moved } = crowd.takeNewcomers();
  const blocs = new Map([...city.byId.values()].map((unit) => [unit.id, unit.bloc]));
  await papers.write(copy);
  await copy('person', personRows(people, blocs, actor, keys));
  await copy('person_key', keyRows(people, keys));
  await copy('person_block', blockRows(people));
  await copy('person_post', postRows(people, blocs));
  await copy(
    'person_post',
    moved.map(({ personId, unitId, bloc, positionTitle, category, from, until }) => ({
      id: newId(),
      person_id: personId,
      unit_id: unitId,
      bloc,
      position_title: positionTitle,
      category,
      valid_from: from,
      valid_to: until,
    })),
  );
  const rows = historyRows(actor, recordedAt, history);
  await writeHistory(tx, rows, copy);
  const now = new Map(told.runs.map(({ trainee }) => [trainee.personId, trainee.now]));
  const [, enrolments] = rows.tables.find(([table]) => table === 'enrolment')!;
  await certificates.write(copy, enrolments, block.designs, (personId) => now.get(personId)!);
}

/** Slots on which no class opened. */
export async function writeIdleSlots(plans: readonly PlanDesign[], writing: Writing): Promise<void> {
  const idle = plans.flatMap((plan) => plan.slots.filter((slot) => slot.training === null));
  for (let at = 0; at < idle.length; at += 2_000) {
    const slots = idle.slice(at, at + 2_000).map((slot) => pastSlot(slot, writing));
    await writeHistory(writing.tx, historyRows(writing.actor, writing.recordedAt, { classes: [], runs: [], slots }), writing.copy);
  }
}

function slicesOf({ city, programmes }: Writing, { family, runner, host, lead, funding }: Design, year: number, date: CalendarDate) {
  const leadUnit = city.on(lead, date);
  return {
    familyId: programmes.of(family, year).familyId,
    runnerId: city.on(runner, date).id,
    hostId: city.on(host, date).id,
    leadId: leadUnit.id,
    leadBloc: leadUnit.bloc,
    funding,
  };
}

const pastSlot = (slot: SlotDesign, writing: Writing): PastSlot => ({
  facts: {
    slotId: slot.id,
    label: slot.like.code,
    origin: slot.origin,
    planYear: slot.like.year,
    slices: slicesOf(writing, slot.like, slot.like.year, `${slot.like.year}-01-01`),
    events: [],
  },
  steps: slot.steps,
});

function pastClass(design: Design, slot: SlotDesign, told: ReturnType<typeof tellStory>, writing: Writing): PastClass {
  const { city, papers, programmes, by } = writing;
  const { opens, ends, year, runner, host } = design;
  const family = familyOf(design);
  const isLong = family.days[1] > 30;
  const end = told.ends.get(design.id)!;
  const name = nameOfClass(design);
  const slices = slicesOf(writing, design, year, opens);
  const half = nextWorkday(addDays(opens, Math.floor((Date.parse(ends) - Date.parse(opens)) / 172_800_000)));
  const moves = isLong && host !== runner && end?.kind === 'class_closed' && by.next() < 0.04;
  const elsewhere = moves && by.pick(city.all((unit) => unit.code.startsWith('TTCT-') && city.on(unit.code, half).id !== slices.hostId));
  const other = elsewhere && city.on(elsewhere.code, half);
  return {
    id: design.id,
    code: design.code,
    name,
    slotId: slot.id,
    versionId: programmes.of(design.family, year).versionId,
    slices,
    reclasses: other
      ? [{ date: half, slices: { hostId: other.id }, documentId: papers.decision(runner, half, `Chuyển địa điểm lớp ${design.code}`) }]
      : [],
    fundingDetail: null,
    studyMode: isLong ? (design.funding === 'NST' && by.next() < 0.4 ? 'full_time' : 'part_time') : null,
    scheme: null,
    schemeSequence: null,
    planYear: year,
    expectedRoster: slot.seats,
    openedOn: opens,
    expectedEndOn: ends,
    pauses: told.pauses.get(design.id)!,
    end,
    documentId: papers.opening(design, name),
    note: null,
  };
}
