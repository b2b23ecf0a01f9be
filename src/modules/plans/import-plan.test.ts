import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { readWorkbook } from '#platform/sheets/workbook.ts';
import { writeWorkbook } from '#platform/sheets/write-page.ts';
import {
  again,
  app,
  apply,
  approved,
  bring,
  everything,
  headers,
  planImports,
  standing,
  takeYear,
  upload,
  w,
  workbook,
  year,
  type Seen,
} from '#test/plan-imports.ts';
import { buildApp } from '../../app.ts';
import { MISSING, SAME_ROWS } from './import-contract.ts';

const remarksOf = ({ rows, report }: Seen) =>
  [...rows.flatMap((row) => row.remarks), ...report.remarks].map((one) => [one.cell, one.severity, one.what, one.todo]);

planImports();

describe('files that are no plan', () => {
  const list = () =>
    writeWorkbook([
      {
        name: 'a',
        widths: [],
        merges: [],
        rows: [
          [{ value: 'STT' }, { value: 'Họ và tên' }],
          [{ value: 1 }, { value: 'Nguyễn Văn A' }],
        ],
      },
    ]);
  it.each<[string, () => Promise<Uint8Array>]>([
    ['an empty file', async () => new Uint8Array()],
    ['a picture', async () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['a zip that is no workbook', async () => Buffer.from('504b0304140000000800', 'hex')],
  ])('%s is refused', async (_, bytes) => {
    const before = await everything();
    const answer = await upload(await bytes());
    expect([answer.status, answer.body.error.what === '']).toEqual([422, false]);
    expect(await everything()).toEqual(before);
  });
  it('a list of trainees shows its first rows and cannot be applied', async () => {
    const before = await everything();
    const { body } = await upload(await list());
    expect([body.report.canApply, body.report.samples.map(({ sheet }) => sheet)]).toEqual(['nothing', ['a']]);
    expect((await apply(body.id)).body.error.code).toBe('imports.no_table');
    expect(await everything()).toEqual(before);
  });
  it('an empty form has nothing to apply', async () => {
    const { body } = await upload(await workbook([]));
    expect((await apply(body.id, { mode: 'sound' })).body.error.code).toBe('imports.nothing_sound');
  });
  it('no year, a plan that does not exist or is of another year', async () => {
    const plan = (await bring([{}])).body.found.plan.id!;
    const file = await workbook([{}]);
    expect((await upload(file, { year: 'hai mươi' })).body.error.code).toBe('imports.bad_target');
    expect((await upload(file, {}, { choices: '{' })).body.error.code).toBe('imports.bad_fields');
    expect((await upload(file, { planId: randomUUID() })).status).toBe(404);
    expect((await upload(file, { planId: plan, year: year + 1 })).body.error.code).toBe('plan_import.other_year');
  });
});

describe('a check', () => {
  it('says what it understood and what is wrong, cell by cell, and writes no plan', async () => {
    const before = await everything();
    const { body } = await upload(
      await workbook([{}, { lead: 'Ban Tồ chức Thành ủyy', time: 'Quý II' }, { classes: -1, time: 'Quý III' }]),
    );
    expect(body).toMatchObject({
      status: 'checked',
      targetLabel: `Kế hoạch mới năm ${year}`,
      report: { canApply: 'sound', counts: { rows: 3, added: 1, held: 2, errors: 2 } },
      found: { needsDocument: false, plan: { id: null, title: `KẾ HOẠCH ĐÀO TẠO, BỒI DƯỠNG NĂM ${year}` } },
    });
    expect(body.report.tables[0]!.understood.find((one) => one.meaning === 'Cơ quan chủ trì')).toMatchObject({ column: 'J' });
    expect(remarksOf(body)).toEqual([
      ['J12', 'error', 'Không có đơn vị "Ban Tồ chức Thành ủyy" trong danh mục.', 'Có phải "Ban Tổ chức Thành ủy"?'],
      ['D13', 'error', 'Số âm: -1.', 'Ghi lại số đúng.'],
    ]);
    expect(await everything()).toEqual(before);
  });

  it('hands the same file back with a remark column, as a plain link', async () => {
    const { body } = await upload(await workbook([{ lead: 'Không có' }]));
    const link = await app.inject({ method: 'GET', url: `/api/imports/plan/${body.id}/file.xlsx` });
    expect(link.headers['content-disposition']).toContain("filename*=UTF-8''bieu%20-%20ghi%20ch%C3%BA");
    const [sheet] = await readWorkbook(new Uint8Array(link.rawPayload));
    expect(sheet!.rows.map((row) => row[14]?.text ?? '').filter(Boolean)).toEqual([
      'Ghi chú kiểm tra',
      'Lỗi (ô J11): Không có đơn vị "Không có" trong danh mục. Sửa tên, hoặc thêm đơn vị vào danh mục trước.',
    ]);
  });
});

describe('applying', () => {
  it('all: one held row holds everything; sound: the rest goes in, the bad row stays out', async () => {
    const file = await workbook([{}, { classes: -1, time: 'Quý II' }]);
    const { id } = (await upload(file)).body;
    const before = await everything();
    const refused = await apply(id, { mode: 'all' });
    expect([refused.status, refused.body.error.code]).toEqual([422, 'imports.held']);
    expect(await everything()).toEqual(before);
    const { body } = await apply(id, { mode: 'sound' });
    expect(body).toMatchObject({
      status: 'applied',
      targetLabel: `KẾ HOẠCH ĐÀO TẠO, BỒI DƯỠNG NĂM ${year} (lần 1, dự thảo)`,
      report: { counts: { added: 1, held: 1 } },
      found: { plan: { versionNo: 1, approved: false } },
    });
    expect(await standing(body.found.plan.id!)).toMatchObject([{ quarter: 1, classes: 3, seats: 210 }]);
  });

  it('nothing sound is refused either way', async () => {
    const { id } = (await upload(await workbook([{ classes: -1 }]))).body;
    expect((await apply(id, { mode: 'sound' })).body.error.code).toBe('imports.nothing_sound');
  });

  it('the same file again changes nothing and says so; so does a repeated request', async () => {
    const lines = [
      {},
      { time: 'Quý II', classes: 20, perClass: 80, trainees: 1600, place: 'Trung tâm chính trị huyện Đông Anh' },
      { note: 'Chuyển tiếp' },
    ];
    const file = await workbook(lines);
    const first = (await upload(file)).body;
    const key = randomUUID();
    const once = await apply(first.id, { mode: 'all' }, key);
    expect(once.body).toMatchObject({
      status: 'applied',
      report: { counts: { added: 3 } },
      found: { carriedOver: [{ row: 13, stated: { classes: 3, trainees: 210 }, derived: { classes: 0, trainees: 0 } }] },
    });
    expect(once.body.report.groups.map((one) => one.code)).toEqual(['form_c.carried_differs']);
    const planId = once.body.found.plan.id!;
    const after = [await everything(), await standing(planId)];
    expect((await apply(first.id, { mode: 'all' }, key)).body).toEqual(once.body);

    const second = (await upload(file, { planId })).body;
    expect([second.report.counts, second.found.missing]).toMatchObject([{ added: 0, changed: 0, same: 3 }, []]);
    expect((await apply(second.id, { mode: 'all' })).body.status).toBe('unchanged');
    const link = await app.inject({ method: 'GET', url: `/api/imports/plan/${second.id}/file.xlsx` });
    const back = (await upload(new Uint8Array(link.rawPayload), { planId })).body;
    expect((await apply(back.id, { mode: 'all' })).body.status).toBe('unchanged');
    expect([await everything(), await standing(planId)]).toEqual(after);
  });

  it('two officers with the same file: the lines are there once', async () => {
    const planId = (await bring([{}])).body.found.plan.id!;
    const file = await workbook([{}, { time: 'Quý II' }]);
    const runs = [(await upload(file, { planId })).body.id, (await upload(file, { planId })).body.id];
    const answers = await Promise.all(runs.map((id) => apply(id, { mode: 'all' })));
    expect(answers.map((one) => one.body.status).toSorted()).toEqual(['applied', 'unchanged']);
    expect(await standing(planId)).toHaveLength(2);
  });

  it('a draft takes changes; lines the file lacks stay unless the officer drops them', async () => {
    const planId = (await bring([{}, { time: 'Quý II' }])).body.found.plan.id!;
    const changed = await bring([{ classes: 4, trainees: 280 }], {}, planId);
    expect(changed.body).toMatchObject({
      status: 'applied',
      report: { counts: { changed: 1 } },
      found: { missing: [{ label: 'Trung cấp lý luận chính trị – Cán bộ nguồn', classes: 3 }] },
    });
    expect(changed.body.rows[0]!.changes).toEqual([
      { field: 'Số lớp', before: 3, after: 4 },
      { field: 'Chỉ tiêu học viên', before: 210, after: 280 },
      { field: 'Tổng số ghi trên văn bản', before: 210, after: 280 },
    ]);
    expect(await standing(planId)).toMatchObject([
      { quarter: 1, classes: 4, seats: 280 },
      { quarter: 2, classes: 3 },
    ]);
    await bring([{ classes: 4, trainees: 280 }], { answers: { [MISSING]: 'remove' } }, planId);
    expect(await standing(planId)).toMatchObject([{ quarter: 1, classes: 4 }]);
  });
});

describe('rows that cannot be told apart', () => {
  const twins = [{ perClass: 70 }, { perClass: 80, trainees: 240 }];
  it('are asked about, and wait', async () => {
    const { body } = await upload(await workbook(twins));
    expect(body.report.questions).toMatchObject([{ options: [{ key: 'sum' }, { key: 'separate' }], rows: [{ row: 11 }, { row: 12 }] }]);
    expect((await apply(body.id, { mode: 'all' })).body.error.code).toBe('imports.question_open');
  });
  it('hold only themselves: the others can go in', async () => {
    const { body } = await bring([...twins, { time: 'Quý III' }], { mode: 'sound' });
    expect(body.report.counts).toMatchObject({ added: 1, held: 2 });
    expect(await standing(body.found.plan.id!)).toMatchObject([{ quarter: 3 }]);
  });
  it.each<['sum' | 'separate', object[]]>([
    ['sum', [{ classes: 6, seats: 450, ordinal: 1 }]],
    [
      'separate',
      [
        { classes: 3, seats: 210, ordinal: 1 },
        { classes: 3, seats: 240, ordinal: 2 },
      ],
    ],
  ])('become what the officer says (%s), and the same file is not asked about again', async (answer, lines) => {
    const { body } = await bring(twins, { answers: { [SAME_ROWS]: answer } });
    expect(await standing(body.found.plan.id!)).toMatchObject(lines);
    expect((await bring(twins, {}, body.found.plan.id!)).body.status).toBe('unchanged');
  });
});

describe('a kept file looked at again', () => {
  it('answers change the preview and write nothing', async () => {
    const { body } = await upload(await workbook([{}, {}]));
    expect([body.report.counts.held, body.report.counts.added, body.report.canApply]).toEqual([2, 0, 'nothing']);
    const before = await everything();
    const key = body.report.questions[0]!.key;
    const answered = await again(body.id, { answers: { [key]: 'separate' } });
    expect(answered.body).toMatchObject({
      id: body.id,
      status: 'checked',
      report: { questions: [{ key, answer: 'separate' }], counts: { held: 0, added: 2 }, canApply: 'all' },
      choices: { answers: { [key]: 'separate' } },
    });
    const kept = await app.inject({ method: 'GET', url: `/api/imports/plan/${body.id}` });
    expect(answered.body).toMatchObject(kept.json());
    expect(await everything()).toEqual(before);
    expect((await again(body.id, {})).body.report.counts.held).toBe(2);
  });

  it('not once it has been applied', async () => {
    const { body } = await bring([{}]);
    const refused = await again(body.id, {});
    expect([refused.status, refused.body.error.code]).toEqual([409, 'imports.concluded']);
  });
});

describe('a plan that is approved', () => {
  let planId: string;
  beforeEach(async () => {
    planId = (await bring([{}])).body.found.plan.id!;
    await approved(planId);
  });
  it('is not touched by the same file', async () => {
    expect((await bring([{}], {}, planId)).body).toMatchObject({ status: 'unchanged', found: { plan: { versionNo: 1, approved: true } } });
  });
  it('takes a change only as an amendment with its document', async () => {
    const before = await everything();
    const refused = await bring([{ classes: 4, trainees: 280 }], {}, planId);
    expect([refused.status, refused.body.error.code]).toEqual([422, 'plan.amendment_needs_document']);
    expect(await everything()).toEqual(before);
    const order = { documentId: w.document.amendment, effectiveDate: `${year}-09-20` };
    expect((await bring([{ classes: 4, trainees: 280 }], { order }, planId)).body).toMatchObject({
      status: 'applied',
      found: { plan: { versionNo: 2, approved: false } },
    });
    expect(await standing(planId)).toMatchObject([
      { no: 1, classes: 3, status: 'approved' },
      { no: 2, classes: 4, status: 'draft' },
    ]);
  });
  it('keeps a line’s place in the ledger when another house runs it: one line goes, another comes', async () => {
    const order = { documentPending: true, effectiveDate: `${year}-09-20` };
    await bring([{ runner: 'Trung tâm chính trị huyện Đông Anh', place: 'Trường Đào tạo cán bộ Lê Hồng Phong' }], { order }, planId);
    expect(await standing(planId)).toMatchObject([
      { no: 1, ordinal: 1 },
      { no: 2, ordinal: 2 },
    ]);
  });
});

it('approving with the file needs the right to approve', async () => {
  const { id } = (await upload(await workbook([{}]))).body;
  const officer = { ...w.fresh.admin, capabilities: new Set(['plans.record'] as const) };
  const other = await buildApp({ pools: w.fresh.pools, keys: w.fresh.keys, webRoot: null, gate: async () => officer });
  const response = await other.inject({
    method: 'POST',
    url: `/api/imports/plan/${id}/apply`,
    headers: headers(),
    payload: { mode: 'all', input: { approve: true, order: { documentId: w.document.plan } } },
  });
  await other.close();
  expect([response.statusCode, response.json().error.code]).toEqual([403, 'gate.not_allowed']);
});

it('approving with the file tells the real ledger, and the export imports again unchanged', async () => {
  takeYear(2015);
  const { body } = await bring([{}, { time: 'Quý II', place: 'Nhà văn hóa', note: 'Chờ hướng dẫn của Trung ương', trainees: 231 }], {
    approve: true,
    order: { documentId: w.document.plan, effectiveDate: `${year}-01-01` },
  });
  expect(body.found.plan).toMatchObject({ versionNo: 1, approved: true });
  const planId = body.found.plan.id!;
  expect(
    await w.fresh.sql(
      "select sum(seats)::int as seats, sum(quantity)::int as slots from ledger_entry where account = 'slot' and slot_id in (select id from slot where plan_id = $1)",
      [planId],
    ),
  ).toEqual([{ seats: 420, slots: 6 }]);
  const exported = await app.inject({ method: 'GET', url: `/api/plans/${planId}/form-c.xlsx` });
  const back = (await upload(new Uint8Array(exported.rawPayload), { planId })).body;
  expect([back.report.counts, back.rows.flatMap((row) => row.changes)]).toMatchObject([{ same: 2, added: 0, changed: 0 }, []]);
});
