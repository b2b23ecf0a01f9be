import { lineInput, planInput, targetInput, type LineInput } from '#contracts/plans';
import { slotLedger, slotNotExecuted } from '#modules/classes';
import { linkDocument } from '#modules/documents';
import { approvePlanVersion, createPlan, editDraft, setDraftLine, setTarget } from '#modules/plans';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Papers, Programmes } from './fill-papers.ts';
import type { Units } from './fill-units.ts';
import type { SampleClass, SampleClasses, SamplePlan } from './shapes.ts';

export type Setting = { tx: Tx; actor: Actor; units: Units; papers: Papers; programmes: Programmes };

/** The slot of each class, by the class's code. */
export type Slots = ReadonlyMap<string, string>;

/** Plans with their lines and targets, approved through the same commands as any other; what was not carried out is recorded. */
export async function fillPlans(setting: Setting, sample: SampleClasses): Promise<Slots> {
  const slots = new Map<string, string>();
  for (const plan of sample.plans) {
    const classes = sample.classes.filter((one) => one.plan === plan.key);
    const planId = await fillPlan(setting, sample, plan, classes);
    await matchSlots(setting.tx, planId, setting.units, setting.programmes, classes, slots);
    for (const one of classes) {
      if (!one.notExecuted) continue;
      const { date, reason } = one.notExecuted;
      await slotNotExecuted(setting.tx, setting.actor, slots.get(one.code)!, { date, reasonCode: reason, basis: {} });
    }
  }
  return slots;
}

async function fillPlan(
  { tx, actor, units, papers, programmes }: Setting,
  sample: SampleClasses,
  plan: SamplePlan,
  classes: readonly SampleClass[],
): Promise<string> {
  const {
    result: { id },
  } = await createPlan(
    tx,
    actor,
    planInput.parse({
      code: plan.code,
      title: plan.title,
      nature: plan.yearTo ? 'multi_year' : 'annual',
      yearFrom: plan.year,
      yearTo: plan.yearTo ?? plan.year,
      issuerId: units.idOf(plan.issuer),
      provenance: plan.provenance,
      effectiveDate: plan.date,
    }),
  );
  await editDraft(tx, actor, id, 1, {
    effectiveDate: plan.date,
    ...(plan.document ? { documentId: papers.get(plan.document)! } : {}),
    ...(plan.statedClasses ? { statedClasses: plan.statedClasses, statedTrainees: plan.statedTrainees } : {}),
  });
  for (const number of plan.bases ?? []) await linkDocument(tx, actor, papers.get(number)!, { objectType: 'plan', objectId: id });
  for (const target of plan.targets ?? []) await setTarget(tx, actor, id, { targetId: null, rowVersion: 0 }, targetInput.parse(target));
  for (const line of linesOf(sample, plan, classes)) {
    const { family, version, host, lead, fundingDetail, waitsFor, waitsForBy, audience, quarter, funding, classes: count, seats } = line;
    const input: LineInput = {
      familyId: programmes.familyId(family),
      versionId: programmes.versionId(family, version),
      leadId: units.idOf(lead),
      hostId: units.idOf(host),
      runnerId: units.idOf(line.runner ?? sample.school),
      audience: audience ?? '',
      quarter,
      funding,
      classes: count,
      fundingDetail: fundingDetail ?? null,
      waitsFor: waitsFor ?? null,
      waitsForBy: waitsForBy ?? null,
      ...(seats % count === 0 ? { perClass: seats / count } : { seats }),
    };
    await setDraftLine(tx, actor, id, { lineId: null, rowVersion: null }, lineInput.parse(input));
  }
  await approvePlanVersion(tx, actor, slotLedger, id, null);
  return id;
}

type Line = SampleClasses['lines'][number];
const identity = (one: Pick<Line, 'family' | 'audience' | 'lead' | 'host' | 'quarter'>) =>
  JSON.stringify([one.family, one.audience ?? '', one.lead, one.host, one.quarter]);

/** Lines as the file gives them, and one for each group of equal classes. */
function linesOf(sample: SampleClasses, plan: SamplePlan, classes: readonly SampleClass[]): Line[] {
  const given = sample.lines.filter((line) => line.plan === plan.key);
  const covered = new Set(given.map(identity));
  const groups = Map.groupBy(
    classes.filter((one) => !covered.has(identity(one))),
    (one) => `${identity(one)} ${one.seats}`,
  );
  return [
    ...given,
    ...[...groups.values()].map((group) => ({
      ...group[0]!,
      classes: group.length,
      seats: group.reduce((sum, one) => sum + one.seats, 0),
    })),
  ];
}

async function matchSlots(
  tx: Tx,
  planId: string,
  units: Units,
  programmes: Programmes,
  classes: readonly SampleClass[],
  into: Map<string, string>,
): Promise<void> {
  const free = await tx
    .selectFrom('slot')
    .innerJoin('planLine', 'planLine.id', 'slot.lineId')
    .select(['slot.id', 'slot.familyId', 'slot.hostId', 'slot.leadId', 'slot.quarter', 'slot.seats', 'planLine.audience'])
    .where('slot.planId', '=', planId)
    .orderBy('slot.id')
    .execute();
  for (const one of classes) {
    const at = free.findIndex(
      (slot) =>
        slot.familyId === programmes.familyId(one.family) &&
        slot.hostId === units.idOf(one.host) &&
        slot.leadId === units.idOf(one.lead) &&
        slot.quarter === one.quarter &&
        slot.seats === one.seats &&
        slot.audience === (one.audience ?? ''),
    );
    if (at < 0) throw new Error(`sample: no slot for ${one.code}`);
    into.set(one.code, free.splice(at, 1)[0]!.id);
  }
}
