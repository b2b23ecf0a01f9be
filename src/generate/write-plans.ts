import { fold } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import type { CopyRows } from '#platform/database/copy-rows.ts';
import { newId } from '#kit/ids.ts';
import { familyOf, type LineDesign, type PlanDesign, type SlotDesign } from './design-slots.ts';
import type { Papers } from './papers.ts';
import type { Programmes } from './programmes.ts';
import type { City } from './units.ts';

type Setting = { city: City; programmes: Programmes; papers: Papers; actor: Actor; copy: CopyRows };

/** Plans with their versions, lines, targets and slots, the slots as they were when they were ordered. */
export async function writePlans(plans: readonly PlanDesign[], setting: Setting): Promise<void> {
  const { copy, papers, actor } = setting;
  for (const plan of plans) papers.planOf(plan);
  await papers.write(copy);
  await copy(
    'plan',
    each(plans, (plan) => [planRow(plan, setting)]),
  );
  await copy(
    'plan_version',
    each(plans, (plan) => versionRows(plan, actor)),
  );
  await copy(
    'plan_line',
    each(plans, (plan) => plan.lines.map((line) => lineRow(plan, line, setting))),
  );
  await copy(
    'plan_line_version',
    each(plans, (plan) => plan.lines.flatMap((line) => orderRows(plan, line))),
  );
  await copy(
    'target',
    each(plans, (plan) => (plan.runner === 'TCT' ? [targetRow(plan)] : [])),
  );
  // a slot of this year may continue one of last year; one that is split stands before its part
  await copy(
    'slot',
    each(plans, (plan) => plan.slots.map((slot) => slotRow(plan, slot, setting))),
  );
}

/** Rows are made plan by plan, as they are asked for. */
function* each(plans: readonly PlanDesign[], rows: (plan: PlanDesign) => object[]): Generator<object> {
  for (const plan of plans) yield* rows(plan);
}

const planRow = ({ id, runner, year }: PlanDesign, { city, actor }: Setting) => {
  const unit = city.on(runner, `${year}-01-01`);
  return {
    id,
    title: `Kế hoạch đào tạo, bồi dưỡng năm ${year} của ${unit.name}`,
    nature: 'annual',
    year_from: year,
    year_to: year,
    issuer_id: unit.id,
    clock: 'calendar',
    recorded_by: actor.accountId,
  };
};

function versionRows(plan: PlanDesign, actor: Actor): object[] {
  const version = (no: 1 | 2, act: { date: string; documentId: string }) => ({
    id: plan.versionIds[no - 1],
    plan_id: plan.id,
    no,
    status: 'approved',
    document_id: act.documentId,
    effective_date: act.date,
    approved_at: new Date().toISOString(),
    approved_by: actor.accountId,
    approved_by_name: actor.accountName,
    recorded_by: actor.accountId,
  });
  return [version(1, plan), ...(plan.amendment ? [version(2, plan.amendment)] : [])];
}

function lineRow(plan: PlanDesign, { id, like, quarter }: LineDesign, { city, programmes, actor }: Setting): object {
  const first = `${plan.year}-01-01`;
  const lead = city.on(like.lead, first);
  const programme = programmes.of(like.family, plan.year);
  return {
    id,
    plan_id: plan.id,
    family_id: programme.familyId,
    version_id: programme.versionId,
    audience: like.audience,
    audience_key: fold(like.audience),
    lead_id: lead.id,
    lead_bloc: lead.bloc,
    host_id: city.on(like.host, first).id,
    runner_id: city.on(plan.runner, first).id,
    quarter,
    ordinal: like.funding === 'NSX' ? 2 : 1,
    year: plan.year,
    recorded_by: actor.accountId,
  };
}

function orderRows(plan: PlanDesign, { id, like, perClass, orders }: LineDesign): object[] {
  const rows: object[] = [];
  for (const [n, classes] of orders.entries()) {
    if (n === 1 && !plan.amendment) continue;
    // a line that the amendment brings is not in the first version
    if (n === 0 && classes === 0 && orders[1] > 0) continue;
    rows.push({
      line_id: id,
      plan_version_id: plan.versionIds[n],
      classes,
      per_class: perClass,
      seats: classes * perClass,
      study_days: familyOf(like).studyDays,
      funding: like.funding,
      carried_over: false,
    });
  }
  return rows;
}

const targetRow = (plan: PlanDesign) => ({
  id: newId(),
  plan_id: plan.id,
  nature: 'any',
  label: `Tổng lượt đào tạo, bồi dưỡng năm ${plan.year}`,
  year: plan.year,
  measure: 'L1',
  stated: plan.lines.reduce((sum, line) => sum + line.orders[1] * line.perClass, 0),
});

function slotRow(plan: PlanDesign, slot: SlotDesign, { city, programmes, actor }: Setting): object {
  const first = `${plan.year}-01-01`;
  const { like } = slot;
  const lead = city.on(like.lead, first);
  const programme = programmes.of(like.family, plan.year);
  return {
    id: slot.id,
    plan_id: plan.id,
    plan_year: plan.year,
    line_id: slot.line?.id ?? null,
    version_id: slot.origin === 'off_plan' ? null : plan.versionIds[slot.origin === 'added' ? 1 : 0],
    origin: slot.origin,
    origin_date: slot.date,
    origin_slot_id: slot.splitFrom,
    postponed_from_id: slot.postponedFrom,
    seats: slot.seats,
    quarter: slot.quarter,
    family_id: programme.familyId,
    programme_version_id: programme.versionId,
    lead_id: lead.id,
    lead_bloc: lead.bloc,
    host_id: city.on(like.host, first).id,
    runner_id: city.on(plan.runner, first).id,
    funding: like.funding,
    withdrawn_on: slot.withdrawn ? plan.amendment!.date : null,
    withdrawn_version_id: slot.withdrawn ? plan.versionIds[1] : null,
    recorded_by: actor.accountId,
  };
}
