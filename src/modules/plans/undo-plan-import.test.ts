import { describe, expect, it } from 'vitest';
import { approved, bring, everything, planImports, undo, upload, w, workbook, year } from '#test/plan-imports.ts';
import { MISSING } from './import-contract.ts';

planImports();

describe('an import is taken back as one act', () => {
  const picture = () =>
    w.fresh.sql(
      `select v.no, v.status, v.effective_date, v.stated_classes, l.id, l.audience, l.quarter, l.ordinal, l.runner_id, o.classes, o.seats, o.cost, o.note
       from plan p join plan_version v on v.plan_id = p.id left join plan_line_version o on o.plan_version_id = v.id left join plan_line l on l.id = o.line_id
       where p.year_from = $1 order by v.no, l.id`,
      [year],
    );
  const changes = [
    { classes: 4, trainees: 280 },
    { time: 'Quý III', runner: 'Trung tâm chính trị huyện Đông Anh', place: 'Trường Đào tạo cán bộ Lê Hồng Phong' },
    { time: 'Quý IV' },
  ];

  it('what it has not applied cannot be taken back', async () => {
    const { body } = await upload(await workbook([{}]));
    expect((await undo(body.id)).body.error.code).toBe('imports.not_applied');
  });
  it('a plan that it made goes, and the run says so', async () => {
    const before = await everything();
    const { body } = await bring([{}, { time: 'Quý II' }]);
    const undone = await undo(body.id);
    expect(undone.body).toMatchObject({ status: 'undone', targetLabel: `Kế hoạch mới năm ${year}`, targetHref: null });
    expect(await everything()).toEqual(before);
    expect((await undo(body.id)).body.error.code).toBe('imports.not_applied');
  });
  it('lines added, changed, replaced and dropped are as they were', async () => {
    const place = 'Trường Đào tạo cán bộ Lê Hồng Phong';
    const planId = (await bring([{}, { time: 'Quý II' }, { time: 'Quý III', place }])).body.found.plan.id!;
    const before = await picture();
    const { body } = await bring(
      changes,
      { answers: { [MISSING]: 'remove' }, order: { documentPending: true, effectiveDate: `${year - 1}-12-01` } },
      planId,
    );
    expect(body.report.counts).toMatchObject({ added: 1, changed: 2 });
    expect(await picture()).not.toEqual(before);
    expect((await undo(body.id)).status).toBe(200);
    expect(await picture()).toEqual(before);
  });
  it('an amendment that it opened goes, the approved version stays', async () => {
    const planId = (await bring([{}, { time: 'Quý II' }])).body.found.plan.id!;
    await approved(planId);
    const before = await picture();
    const order = { documentPending: true, effectiveDate: `${year}-09-20` };
    const { body } = await bring(changes, { answers: { [MISSING]: 'remove' }, order }, planId);
    expect(body.found.plan).toMatchObject({ versionNo: 2, approved: false });
    expect((await undo(body.id)).status).toBe(200);
    expect(await picture()).toEqual(before);
  });
  it('not once it has been approved', async () => {
    const { body } = await bring([{}]);
    await approved(body.found.plan.id!);
    const before = await picture();
    const refused = await undo(body.id);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'imports.built_upon']);
    expect(refused.body.error.what).toContain('kế hoạch đã được phê duyệt');
    expect(await picture()).toEqual(before);
  });
  it.each<[string, string]>([
    [
      'a line changed by hand',
      'update plan_line_version set classes = 9 where plan_version_id = (select id from plan_version where plan_id = $1)',
    ],
    ['another date', 'update plan_version set effective_date = effective_date - 1 where plan_id = $1'],
    [
      'a target',
      "insert into target (id, plan_id, nature, label, year, measure, stated) select gen_random_uuid(), $1, 'any', 'x', year_from, 'L1', 5 from plan where id = $1",
    ],
  ])('not over %s since then', async (_, sql) => {
    const { body } = await bring([{}]);
    await w.fresh.sql(sql, [body.found.plan.id!]);
    const before = await picture();
    expect((await undo(body.id)).body.error.code).toBe('imports.built_upon');
    expect(await picture()).toEqual(before);
  });
});
