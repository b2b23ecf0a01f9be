import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeWorkbook } from '#platform/sheets/write-page.ts';
import { readWorkbook } from '#platform/sheets/workbook.ts';
import { buildApp } from '../../app.ts';
import { makeWorld, SOUND_LINE, type World } from '#test/plan-world.ts';
import type { ImportApply, ImportReport } from './import-contract.ts';
import { formCPage, type PrintedLine } from './form-c-page.ts';

let w: World;
let app: FastifyInstance;
/** Each test imports into a year of its own. */
let year = 2030;

const workbook = (lines: Partial<PrintedLine>[], issuer = 'Thành ủy Hà Nội') =>
  writeWorkbook([
    formCPage({
      parent: '',
      issuer,
      title: `KẾ HOẠCH ĐÀO TẠO, BỒI DƯỠNG NĂM ${year}`,
      subtitle: '',
      sections: [{ title: 'Đào tạo', lines: lines.map((line) => ({ ...SOUND_LINE, ...line })) }],
    }),
  ]);

type Answer<T> = {
  status: number;
  body: T & { error: { code: string; what: string; where: string | null; parts?: { where: string; what: string }[] } };
};
const headers = () => ({ 'x-khuevan': '1', 'idempotency-key': randomUUID() });

async function upload(bytes: Uint8Array, fields: Record<string, string> = {}): Promise<Answer<ImportReport>> {
  const boundary = 'khuevan-boundary';
  const text = Object.entries({ year: String(year), ...fields })
    .map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('');
  const head = `${text}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="bieu.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const response = await app.inject({
    method: 'POST',
    url: '/api/plans/imports',
    headers: { ...headers(), 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  });
  return { status: response.statusCode, body: response.json() };
}
const apply = async (id: string, answers: ImportApply, key: string = randomUUID()): Promise<Answer<ImportReport>> => {
  const response = await app.inject({
    method: 'POST',
    url: `/api/plans/imports/${id}/apply`,
    headers: { ...headers(), 'idempotency-key': key },
    payload: answers,
  });
  return { status: response.statusCode, body: response.json() };
};
/** Check and apply in one go, into the plan of a former import where one is named. */
const bring = async (lines: Partial<PrintedLine>[], answers: Partial<ImportApply> = {}, planId?: string) => {
  const checked = await upload(await workbook(lines), planId ? { planId } : {});
  expect(checked.status).toBe(200);
  return apply(checked.body.id, { mode: 'all', ...answers });
};
const standing = (planId: string) =>
  w.fresh.sql(
    `select v.no, v.status, l.quarter, l.ordinal, o.classes, o.seats from plan_version v join plan_line_version o on o.plan_version_id = v.id join plan_line l on l.id = o.line_id
   where v.plan_id = $1 order by v.no, l.quarter nulls last, l.ordinal`,
    [planId],
  );
const everything = () =>
  w.fresh.sql(
    'select (select count(*) from plan)::int as plans, (select count(*) from plan_version)::int as versions, (select count(*) from plan_line)::int as lines, (select count(*) from slot)::int as slots',
  );
/** Approves without asking the real ledger, whose own tests know it. */
const approved = async (planId: string) => {
  const { approvePlanVersion } = await import('./approve-plan-version.ts');
  await w.fresh.sql("update plan_version set provenance = 'thử' where plan_id = $1", [planId]);
  await w.write((tx, actor) => approvePlanVersion(tx, actor, w.ledger, planId, null));
};

beforeAll(async () => {
  w = await makeWorld();
  app = await buildApp({ pools: w.fresh.pools, keys: w.fresh.keys, webRoot: null, gate: async () => w.fresh.admin });
});
afterAll(() => app.close());
beforeEach(() => void (year += 1));

describe('files that are no plan', () => {
  it.each<[string, () => Promise<Uint8Array>, string]>([
    ['words', async () => Buffer.from('TT;Nội dung;Số lớp'), 'file.not_workbook'],
    ['an old .xls', async () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'file.legacy_or_encrypted'],
    [
      'a list of trainees',
      () =>
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
        ]),
      'plan_import.no_table',
    ],
    ['an empty form', () => workbook([]), 'plan_import.no_table'],
  ])('%s', async (_, bytes, code) => {
    const before = await everything();
    const answer = await upload(await bytes());
    expect([answer.status, answer.body.error.code, answer.body.error.what === '']).toEqual([422, code, false]);
    expect(await everything()).toEqual(before);
  });
  it('no file, no year, a plan that does not exist or is of another year', async () => {
    const plan = (await bring([{}])).body.plan.id!;
    const file = await workbook([{}]);
    expect((await upload(file, { year: 'hai mươi' })).body.error.code).toBe('plan_import.bad_fields');
    expect((await upload(file, { choices: '{' })).body.error.code).toBe('plan_import.bad_fields');
    expect((await upload(file, { planId: randomUUID() })).status).toBe(404);
    expect((await upload(file, { planId: plan, year: String(year + 1) })).body.error.code).toBe('plan_import.other_year');
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
      canApply: 'sound',
      needsDocument: false,
      counts: { rows: 3, added: 1, held: 2, errors: 2 },
      plan: { id: null, title: `KẾ HOẠCH ĐÀO TẠO, BỒI DƯỠNG NĂM ${year}` },
    });
    expect(body.tables[0]!.understood.find((one) => one.meaning === 'Cơ quan chủ trì')).toMatchObject({ column: 'J' });
    expect(body.findings.map((one) => [one.cell, one.severity, one.what, one.todo])).toEqual([
      ['J12', 'error', 'Không có đơn vị "Ban Tồ chức Thành ủyy" trong danh mục.', 'Có phải "Ban Tổ chức Thành ủy"?'],
      ['D13', 'error', 'Số âm.', 'Ghi số nguyên dương.'],
    ]);
    expect(await everything()).toEqual(before);
  });

  it('hands the same file back with a remark column, as a plain link', async () => {
    const { body } = await upload(await workbook([{ lead: 'Không có' }]));
    const link = await app.inject({ method: 'GET', url: `/api/plans/imports/${body.id}/file.xlsx` });
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
    expect([refused.status, refused.body.error.code, refused.body.error.parts!.map((part) => part.where)]).toEqual([
      422,
      'plan_import.held',
      ['Biểu C!D12'],
    ]);
    expect(await everything()).toEqual(before);
    const { body } = await apply(id, { mode: 'sound' });
    expect(body).toMatchObject({ status: 'applied', counts: { added: 1, held: 1 }, plan: { versionNo: 1, approved: false } });
    expect(await standing(body.plan.id!)).toMatchObject([{ quarter: 1, classes: 3, seats: 210 }]);
  });

  it('nothing sound is refused either way', async () => {
    const { id } = (await upload(await workbook([{ classes: -1 }]))).body;
    expect((await apply(id, { mode: 'sound' })).body.error.code).toBe('plan_import.nothing_sound');
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
      counts: { added: 3 },
      carriedOver: [{ row: 13, stated: { classes: 3, trainees: 210 }, derived: { classes: 0, trainees: 0 } }],
    });
    expect(once.body.findings.map((one) => one.code)).toEqual(['carried.differs']);
    const planId = once.body.plan.id!;
    const after = [await everything(), await standing(planId)];
    expect((await apply(first.id, { mode: 'all' }, key)).body).toEqual(once.body);

    const again = (await upload(file, { planId })).body;
    expect(again.counts).toMatchObject({ added: 0, changed: 0, same: 3, missing: 0 });
    expect((await apply(again.id, { mode: 'all' })).body.status).toBe('unchanged');
    const link = await app.inject({ method: 'GET', url: `/api/plans/imports/${again.id}/file.xlsx` });
    const back = (await upload(new Uint8Array(link.rawPayload), { planId })).body;
    expect((await apply(back.id, { mode: 'all' })).body.status).toBe('unchanged');
    expect([await everything(), await standing(planId)]).toEqual(after);
  });

  it('two officers with the same file: the lines are there once', async () => {
    const planId = (await bring([{}])).body.plan.id!;
    const file = await workbook([{}, { time: 'Quý II' }]);
    const runs = [(await upload(file, { planId })).body.id, (await upload(file, { planId })).body.id];
    const answers = await Promise.all(runs.map((id) => apply(id, { mode: 'all' })));
    expect(answers.map((one) => one.body.status).toSorted()).toEqual(['applied', 'unchanged']);
    expect(await standing(planId)).toHaveLength(2);
  });

  it('a draft takes changes; lines the file lacks stay unless the officer drops them', async () => {
    const planId = (await bring([{}, { time: 'Quý II' }])).body.plan.id!;
    const changed = await bring([{ classes: 4, trainees: 280 }], {}, planId);
    expect(changed.body).toMatchObject({
      status: 'applied',
      counts: { changed: 1, missing: 1 },
      missing: [{ label: 'Trung cấp lý luận chính trị – Cán bộ nguồn', classes: 3 }],
    });
    expect(await standing(planId)).toMatchObject([
      { quarter: 1, classes: 4, seats: 280 },
      { quarter: 2, classes: 3 },
    ]);
    await bring([{ classes: 4, trainees: 280 }], { choices: { missing: 'remove' } }, planId);
    expect(await standing(planId)).toMatchObject([{ quarter: 1, classes: 4 }]);
  });
});

describe('rows that cannot be told apart', () => {
  const twins = [{ perClass: 70 }, { perClass: 80, trainees: 240 }];
  it('are asked about, and wait', async () => {
    const { body } = await upload(await workbook(twins));
    expect(body.questions).toMatchObject([{ canSum: true, rows: [{ row: 11 }, { row: 12 }] }]);
    expect((await apply(body.id, { mode: 'all' })).body.error.code).toBe('plan_import.nothing_sound');
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
    const { body } = await bring(twins, { choices: { sameRows: { '*': answer } } });
    expect(await standing(body.plan.id!)).toMatchObject(lines);
    expect((await bring(twins, {}, body.plan.id!)).body.status).toBe('unchanged');
  });
});

describe('a kept file looked at again', () => {
  const again = async (id: string, choices: object) => {
    const response = await app.inject({ method: 'POST', url: `/api/plans/imports/${id}/check`, headers: headers(), payload: { choices } });
    return { status: response.statusCode, body: response.json() };
  };

  it('answers change the preview and write nothing', async () => {
    const { body } = await upload(await workbook([{}, {}]));
    expect([body.counts.held, body.counts.added, body.canApply]).toEqual([2, 0, 'nothing']);
    const before = await everything();
    const key = body.questions[0]!.key;
    const answered = await again(body.id, { sameRows: { [key]: 'separate' } });
    expect(answered.body).toMatchObject({
      id: body.id,
      status: 'checked',
      questions: [],
      counts: { held: 0, added: 2 },
      canApply: 'all',
      choices: { sameRows: { [key]: 'separate' } },
    });
    const kept = await app.inject({ method: 'GET', url: `/api/plans/imports/${body.id}` });
    expect(kept.json()).toEqual(answered.body);
    expect(await everything()).toEqual(before);
    expect((await again(body.id, {})).body.counts.held).toBe(2);
  });

  it('not once it has been applied', async () => {
    const { body } = await bring([{}]);
    const refused = await again(body.id, {});
    expect([refused.status, refused.body.error.code]).toEqual([409, 'plan_import.concluded']);
  });
});

describe('a plan that is approved', () => {
  let planId: string;
  beforeEach(async () => {
    planId = (await bring([{}])).body.plan.id!;
    await approved(planId);
  });
  it('is not touched by the same file', async () => {
    expect((await bring([{}], {}, planId)).body).toMatchObject({ status: 'unchanged', plan: { versionNo: 1, approved: true } });
  });
  it('takes a change only as an amendment with its document', async () => {
    const before = await everything();
    const refused = await bring([{ classes: 4, trainees: 280 }], {}, planId);
    expect([refused.status, refused.body.error.code]).toEqual([422, 'plan.amendment_needs_document']);
    expect(await everything()).toEqual(before);
    const order = { documentId: w.document.amendment, effectiveDate: `${year}-09-20` };
    expect((await bring([{ classes: 4, trainees: 280 }], { order }, planId)).body).toMatchObject({
      status: 'applied',
      plan: { versionNo: 2, approved: false },
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
    url: `/api/plans/imports/${id}/apply`,
    headers: headers(),
    payload: { mode: 'all', approve: true, order: { documentId: w.document.plan } },
  });
  await other.close();
  expect([response.statusCode, response.json().error.code]).toEqual([403, 'gate.not_allowed']);
});

it('approving with the file tells the real ledger, and the export imports again unchanged', async () => {
  year = 2015;
  const { body } = await bring([{}, { time: 'Quý II', place: 'Nhà văn hóa', note: 'Chờ hướng dẫn của Trung ương', trainees: 231 }], {
    approve: true,
    order: { documentId: w.document.plan, effectiveDate: `${year}-01-01` },
  });
  expect(body.plan).toMatchObject({ versionNo: 1, approved: true });
  const planId = body.plan.id!;
  expect(
    await w.fresh.sql(
      "select sum(seats)::int as seats, sum(quantity)::int as slots from ledger_entry where account = 'slot' and slot_id in (select id from slot where plan_id = $1)",
      [planId],
    ),
  ).toEqual([{ seats: 420, slots: 6 }]);
  const exported = await app.inject({ method: 'GET', url: `/api/plans/${planId}/form-c.xlsx` });
  const back = (await upload(new Uint8Array(exported.rawPayload), { planId })).body;
  expect([back.counts, back.rows.flatMap((row) => row.changes)]).toMatchObject([{ same: 2, added: 0, changed: 0 }, []]);
});
