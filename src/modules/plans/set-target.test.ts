import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '#platform/refusal.ts';
import { makeWorld, type World } from '#test/plan-world.ts';
import { approvePlanVersion } from './approve-plan-version.ts';
import { planInput, targetInput } from './contract.ts';
import { createPlan } from './create-plan.ts';
import { editDraft } from './edit-draft.ts';
import { readPlan } from './queries.ts';
import { dropTarget, setTarget } from './set-target.ts';

let w: World;
let planId: string;
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (reason: unknown) => (reason instanceof Refusal ? reason.code : reason),
  );

beforeAll(async () => {
  w = await makeWorld();
});

describe('targets of several years', () => {
  const inservice = {
    nature: 'in_service_training',
    label: 'Bồi dưỡng cán bộ, công chức, viên chức',
    year: 2025,
    measure: 'L1',
    stated: 37_000,
    parts: [
      { label: 'Cấp tỉnh, cấp huyện', amount: 1236 },
      { label: 'Cấp xã', amount: 300 },
      { label: 'Viên chức', amount: 35_074 },
    ],
  };
  const degree = {
    nature: 'degree_training',
    label: 'Đào tạo',
    year: 2025,
    measure: 'L3',
    stated: 2800,
    approx: true,
    parts: [
      { label: 'Cấp xã, nâng chuẩn', amount: 160 },
      { label: 'Viên chức', amount: 2550 },
      { label: 'Cấp tỉnh, cấp huyện', amount: null, note: 'theo nhu cầu' },
      { label: 'Nhóm khác', isOther: true },
    ],
  };
  const set = (input: object, at: { targetId: string | null; rowVersion: number } = { targetId: null, rowVersion: 0 }) =>
    w.write((tx, actor) => setTarget(tx, actor, planId, at, targetInput.parse(input)));
  beforeEach(async () => {
    const plan = planInput.parse({
      nature: 'multi_year',
      title: 'Kế hoạch đến năm 2025',
      yearFrom: 2023,
      yearTo: 2025,
      issuerId: w.unit.snv,
    });
    planId = (await w.write((tx, actor) => createPlan(tx, actor, plan))).id;
  });

  it('print what the paper says beside what the parts add up to', async () => {
    await set(inservice);
    await set(degree);
    const { targets } = await w.read((db) => readPlan(db, planId));
    expect(targets.map((one) => [one.measure, one.approx, one.amount])).toEqual([
      ['L1', false, { stated: 37_000, computed: 36_610, difference: 390, open: false }],
      ['L3', true, { stated: 2800, computed: 2710, difference: 90, open: true }],
    ]);
    expect(targets[1]!.parts.map((part) => [part.amount, part.isOther])).toEqual([
      [160, false],
      [2550, false],
      [null, false],
      [null, true],
    ]);
  });

  it('are refused outside the plan, above 100 %, or over somebody else’s change', async () => {
    expect(await code(set({ ...inservice, year: 2026 }))).toBe('plan.year_outside');
    expect(await code(set({ ...inservice, measure: 'percent', stated: 101 }))).toBe('plan.target_percent');
    const { id } = await set(inservice);
    await set({ ...inservice, stated: 36_610 }, { targetId: id, rowVersion: 1 });
    expect(await code(set(inservice, { targetId: id, rowVersion: 1 }))).toBe('edit.stale');
    expect(await code(w.write((tx, actor) => dropTarget(tx, actor, planId, id, 1)))).toBe('edit.stale');
    await w.write((tx, actor) => dropTarget(tx, actor, planId, id, 2));
    expect((await w.read((db) => readPlan(db, planId))).targets).toEqual([]);
  });

  it('of an approved plan wait for an amendment', async () => {
    await set(inservice);
    await w.write((tx, actor) => editDraft(tx, actor, planId, null, { documentId: w.document.plan }));
    expect(await w.write((tx, actor) => approvePlanVersion(tx, actor, w.ledger, planId, null))).toMatchObject({ slotsAdded: 0 });
    expect(await code(set(degree))).toBe('plan.no_draft');
  });
});
