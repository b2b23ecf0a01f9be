import { beforeAll, beforeEach, expect, test } from 'vitest';
import { recordMatrix } from '#modules/delegation';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { makeWorld, type World } from '#test/plan-world.ts';
import { decideRequest } from '../approvals/decide-request.ts';
import { approvePlanVersion } from './approve-plan-version.ts';
import { lineInput, planInput, type LineInput } from './contract.ts';
import { createPlan } from './create-plan.ts';
import { editDraft } from './edit-draft.ts';
import { planRequests, requestAmendment } from './request-amendment.ts';
import { setDraftLine } from './set-draft-line.ts';

let w: World;
let planId: string;
let desk: Actor;
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'went through',
    (error: { code?: string }) => error.code,
  );
const draft = async () =>
  (await w.fresh.sql<{ row_version: number }>(`select row_version from plan_version where plan_id = $1 and status = 'draft'`, [planId]))[0]!
    .row_version;
const addLine = (more: Partial<LineInput> = {}) =>
  w.write((tx, who) =>
    setDraftLine(
      tx,
      who,
      planId,
      { lineId: null, rowVersion: null },
      lineInput.parse({
        familyId: w.family.tc,
        versionId: w.version,
        audience: 'Cán bộ nguồn',
        leadId: w.unit.btc,
        hostId: w.unit.lhp,
        runnerId: w.unit.lhp,
        quarter: 1,
        classes: 3,
        perClass: 70,
        funding: 'NSTP',
        ...more,
      }),
    ),
  );
const approve = async () => w.write(async (tx, who) => approvePlanVersion(tx, who, w.ledger, planId, await draft()));
const submit = () => w.write((tx, who) => requestAmendment(tx, who, planId, { deskId: w.unit.snv }));
const agree = (id: string, answer: 'agreed' | 'refused' = 'agreed') =>
  w.write(
    (tx) => decideRequest(tx, desk, id, { answers: [{ item: 'whole', answer, remark: answer === 'refused' ? 'chưa cân đối' : null }] }),
    desk,
  );

beforeAll(async () => {
  w = await makeWorld();
  desk = { ...w.fresh.admin, accountId: newId(), accountName: 'Sở', scope: { kind: 'unit', units: [w.unit.snv] } };
  await w.write((tx, who) =>
    recordMatrix(tx, who, {
      validFrom: '2000-01-01',
      citation: 'thử',
      cases: [
        {
          name: 'Mọi kế hoạch',
          cells: [
            { decision: 'plan', body: 'lead', part: 'decides' },
            { decision: 'plan', body: 'unit', unitId: w.unit.snv, part: 'agrees' },
          ],
        },
      ],
    }),
  );
});
beforeEach(async () => {
  const input = {
    title: 'Kế hoạch thử',
    nature: 'annual',
    yearFrom: 2021,
    yearTo: 2021,
    issuerId: w.unit.city,
  };
  planId = (await w.write((tx, actor) => createPlan(tx, actor, planInput.parse(input)))).id;
  await w.write(async (tx, who) => editDraft(tx, who, planId, await draft(), { documentId: w.document.plan }));
  await addLine();
});

test('refused: nobody was asked, it is still being read, it was refused', async () => {
  expect(await code(approve())).toBe('delegation.consent_missing');
  const { id } = await submit();
  expect(await code(approve())).toBe('delegation.consent_missing');
  expect(await code(submit())).toBe('approvals.open_already');
  await agree(id, 'refused');
  expect(await code(approve())).toBe('delegation.consent_missing');
});

test('refused: the draft was changed after it had been agreed; as it is now, it is agreed again', async () => {
  const { id } = await submit();
  await agree(id);
  await addLine({ audience: 'Cán bộ xã', quarter: 2 });
  expect(await code(approve())).toBe('approvals.changed_since');
  await agree((await submit()).id);
  expect(await code(approve())).toBe('went through');
});

test('agreed as it stands, it is put in force; its requests are found from the plan', async () => {
  const { id } = await submit();
  await agree(id);
  expect(await code(approve())).toBe('went through');
  expect(await w.read((db) => planRequests(db, planId))).toMatchObject([
    { id, kind: 'amendment', state: 'agreed', desk: { name: 'Sở Nội vụ' } },
  ]);
});
