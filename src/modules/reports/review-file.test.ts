import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { newId } from '#kit/ids.ts';
import { formatNumber } from '#kit/numbers.ts';
import { roleCapabilities, type Actor } from '#platform/actor.ts';
import { DOCX } from '#platform/docx.ts';
import { XLSX } from '#platform/http/files.ts';
import { openContainer } from '#platform/sheets/container.ts';
import { collectSheets } from '#platform/sheets/read-file.ts';
import { heightOf, linesOf } from '#platform/sheets/write-height.ts';
import { scanPart } from '#platform/sheets/xlsx-package.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { smallLedger, type SmallLedger } from '#test/small-ledger.ts';
import { visitor } from '#test/visitor.ts';
import { readWord } from '#test/word.ts';
import { buildApp } from '../../app.ts';
import { lockBody, reviewFileQuery, type AnnualReport } from './contract.ts';
import { lockPeriod } from './lock-period.ts';
import { reviewParts } from './review-content.ts';
import { reviewFile, reviewMaterial } from './review-file.ts';
import { flatRows } from './review-flat.ts';

const today = '2026-11-23';
const has = (program: string) => spawnSync(program, ['-v']).error === undefined;
const office = has('soffice');
const nasty = '=HYPERLINK("http://x";"Trung tâm <B> & C")';

let db: FreshDatabase;
let ledger: SmallLedger;
let lockId: string;
let who: Actor;
let app: FastifyInstance;
let browser: ReturnType<typeof visitor>;
const folder = mkdtempSync(join(tmpdir(), 'kv-review-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Question = z.input<typeof reviewFileQuery>;
const file = async (question: Question, actor: Actor = db.admin) =>
  (await reviewFile(db.database, actor, reviewFileQuery.parse(question), today)).bytes;
const material = (question: Omit<Question, 'as'>) =>
  db.database.read(db.admin, (reader) => reviewMaterial(reader, db.admin, reviewFileQuery.parse({ as: 'docx', ...question }), today));
/** What a Word file says, a paragraph on a line. */
const words = async (question: Question, actor?: Actor): Promise<string> =>
  (await readWord(await file(question, actor))).lines.join('\n').replaceAll('\u00a0', ' ');

beforeAll(async () => {
  db = await freshDatabase();
  ledger = await smallLedger(db);
  who = db.admin;
  app = await buildApp({ pools: db.pools, keys: db.keys, webRoot: null, gate: async () => who });
  browser = visitor(app);
  const be = (id: number, set: string) => db.sql(`update unit_version set ${set} where unit_id = $1`, [id]);
  await be(ledger.province, `name = 'Thành ủy Hà Nội', kind = 'party_committee', regime = 'party', symbol = 'TU', level = 'province'`);
  await be(ledger.office, `name = 'Ban Tổ chức Thành ủy Hà Nội', kind = 'party_commission', regime = 'party', symbol = 'BTCTU'`);
  await be(ledger.school, `name = 'Trường Đào tạo cán bộ Lê Hồng Phong', kind = 'political_school', symbol = 'TCT'`);
  const ubnd = await ledger.unit('UBND', 'Ủy ban nhân dân thành phố Hà Nội', { level: 'province', bloc: 2 });
  await be(ubnd, `kind = 'peoples_committee', symbol = 'UBND'`);
  const snv = await ledger.unit('SNV', 'Sở Nội vụ Hà Nội', { parent: ubnd, bloc: 2 });
  await be(snv, `kind = 'department', symbol = 'SNV'`);
  const centre = await ledger.unit('TTX', nasty, { parent: ledger.province });

  const tcllct = await ledger.family('TCLLCT');
  const short = await ledger.family('NVD', 'in_service_training');
  const old = await ledger.open({ family: tcllct, runner: ledger.school, date: '2019-05-01' });
  const there = await ledger.join(old, 37, '2019-05-01');
  const slots = [];
  for (const seats of [41, 43, 160]) slots.push(await ledger.slot({ family: tcllct, year: 2020, seats, host: centre }));
  const one = await ledger.open({ family: tcllct, runner: ledger.school, host: centre, date: '2020-03-02', slot: slots[0]! });
  const two = await ledger.open({ family: short, runner: ledger.school, lead: snv, bloc: 2, date: '2020-09-01', slot: slots[1]! });
  await ledger.settleSlot(slots[2]!, 'not_executed', '2020-12-10', 'Không tuyển đủ');
  const first = await ledger.join(one, 40, '2020-03-02');
  await ledger.join(one, 2, '2020-04-02', { detail: 'late' });
  await ledger.join(two, 29, '2020-09-01', { sender: snv, bloc: 2 });
  await ledger.leave(first.slice(0, 3), 'left', '2020-06-01', 'withdrawn');
  await ledger.leave(first.slice(3, 5), 'deferred', '2020-06-02');
  await ledger.close(old, '2020-11-20', there.slice(0, 1));
  await db.sql(
    `insert into stated_figure (id, label, source, clock, year_from, year_to, measure, runner_id, filter, classes, trainees, explanation)
    values ('f1', 'Đào tạo trong năm 2020', 'Báo cáo tại hội nghị', 'calendar', 2020, 2020, 'trained', $1, '{}', 5, 1111, 'Gồm cả lớp không thực hiện')`,
    [ledger.school],
  );

  const documentId = newId();
  await db.sql(
    `insert into document (id, issuer_name, issuer_key, regime, kind, number, number_typed, form, document_date, subject, subject_folded, recorded_by)
    values ($1, 'Trường', 'truong', 'state', 'report', '15/BC-TCT', '15/BC-TCT', 'named', '2021-02-08', 'Tổng kết', 'tong ket', $2)`,
    [documentId, db.admin.accountId],
  );
  const basis = newId();
  await db.sql(
    `insert into document (id, issuer_name, issuer_key, regime, kind, number, number_typed, form, document_date, subject, subject_folded, recorded_by)
    values ($1, 'Ban Thường vụ Thành ủy', 'btv', 'party', 'plan', '200-KH/TU', '200-KH/TU', 'party', '2019-12-11', 'Đào tạo cán bộ năm 2020', 'dao tao', $2)`,
    [basis, db.admin.accountId],
  );
  await db.sql(`insert into document_link (id, document_id, object_type, object_id, recorded_by) values ($1, $2, 'plan', $3, $4)`, [
    newId(),
    basis,
    ledger.plan,
    db.admin.accountId,
  ]);
  const lock = await db.database.write(db.admin, { command: 'test' }, (tx) =>
    lockPeriod(tx, db.admin, lockBody.parse({ org: 'LHP', clock: 'calendar', year: 2020, sentOn: '2021-02-08', documentId }), today),
  );
  lockId = lock.id;
  // found out after it was sent
  const [{ at }] = (await db.sql<{ at: string }>('select clock_timestamp()::text as at')) as [{ at: string }];
  ledger.recordedAt = at;
  await ledger.leave(first.slice(5, 6), 'left', '2020-12-30', 'withdrawn');
});

describe('refused', () => {
  test.each([
    ['no kind', 'year=2020', 400],
    ['a kind there is not', 'year=2020&as=pdf', 400],
    ['no year', 'as=docx', 422],
    ['an unknown unit', 'year=2020&org=KHONG&as=docx', 404],
    ['a closing there is not', `sent=${newId()}&as=xlsx`, 404],
    ['a sum that does not add up', 'clock=own&from=2019-01-01&to=2020-12-31&measure=L2&as=docx', 422],
  ])('%s', async (_, query, status) => expect((await browser.get(`/api/reports/annual/file?${query}`)).status).toBe(status));

  test('what another institution sent', async () => {
    who = {
      ...db.admin,
      role: 'home_affairs_officer',
      capabilities: new Set(roleCapabilities.home_affairs_officer),
      scope: { kind: 'unit', units: [ledger.office] },
    };
    expect(await browser.get(`/api/reports/annual/file?as=docx&sent=${lockId}`)).toMatchObject({
      status: 403,
      body: { error: { code: 'reports.unit_outside_scope' } },
    });
    who = { ...db.admin, capabilities: new Set() };
    expect((await browser.get('/api/reports/annual/file?as=docx&year=2020')).status).toBe(403);
    who = db.admin;
  });
});

test.each([
  ['docx', DOCX],
  ['xlsx', XLSX],
])('a plain download of .%s', async (as, type) => {
  const { statusCode, headers, rawPayload } = await app.inject(`/api/reports/annual/file?year=2020&org=LHP&slice=host&as=${as}`);
  expect([statusCode, headers['content-type'], rawPayload.subarray(0, 2).toString()]).toEqual([200, type, 'PK']);
  expect(headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent(`Tổng kết năm 2020 - LHP.${as}`)}`);
});

/** Every number of a review that is not a zero. */
const numbersOf = ({
  classes,
  trainees,
  luot,
  people,
  plan,
  planSeats,
  pool,
  variance,
  trained,
  joinedAs,
  notRecognisedAs,
  leftBecause,
  breakdowns,
}: AnnualReport) =>
  [
    ...[classes, trainees, luot, people, plan, planSeats, pool, variance, trained, joinedAs, notRecognisedAs, leftBecause].flatMap(
      (terms) => Object.values(terms ?? {}),
    ),
    ...breakdowns.flatMap(({ rows }) =>
      rows.flatMap((row) => [
        row.classes?.opened,
        row.classes?.closed,
        row.classes?.carriedOut,
        row.trainees.joined,
        row.trainees.carriedOut,
      ]),
    ),
  ].filter((value): value is number => typeof value === 'number' && value > 0);

describe('Word', () => {
  test('says every number and every sentence of the review, in its order', async () => {
    const { report } = await material({ year: 2020, org: 'LHP' });
    const text = await words({ year: 2020, org: 'LHP', as: 'docx' });
    const told = new Set(text.match(/[+-]?[\d.]*\d/g));
    expect(numbersOf(report).length).toBeGreaterThan(50);
    expect(numbersOf(report).filter((value) => !told.has(formatNumber(value)))).toEqual([]);
    let at = 0;
    for (const { title, blocks } of reviewParts(report, { sent: false, today })) {
      for (const part of [
        title.toLocaleUpperCase('vi'),
        ...blocks.flatMap((block) =>
          block.kind === 'table' ? [block.table.title, ...block.table.rows.map((row) => String(row.values[0]))] : [block.text],
        ),
      ]) {
        const found = text.indexOf(part, at);
        expect(found, part).toBeGreaterThanOrEqual(at);
        at = found;
      }
    }
    expect(text).toContain('Trong năm 2020, Trường Đào tạo cán bộ Lê Hồng Phong đào tạo, bồi dưỡng 3 lớp, 108 học viên, gồm:');
    expect(text).toContain('Mở mới: 2 lớp, 71 học viên (có mặt khi khai giảng 69; nhập học muộn 2).');
    expect(text).toContain('thôi học 4 học viên (xin thôi học 4); bảo lưu 2 học viên');
    expect(text).toContain('Không thực hiện: 1 suất lớp, 160 chỉ tiêu.');
    expect(text).toContain('Căn cứ Kế hoạch số 200-KH/TU, ngày 11/12/2019 của Ban Thường vụ Thành ủy về đào tạo cán bộ năm 2020.');
    expect(text).toContain('Gồm cả lớp không thực hiện');
  });

  test.each([
    [
      'the school, a State body under the Party',
      { org: 'LHP' },
      ['THÀNH ỦY HÀ NỘI', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Số:         /BC-TCT', 'HIỆU TRƯỞNG'],
    ],
    ['the Party', { org: 'BTC', by: 'lead' }, ['BAN TỔ CHỨC', '*', 'ĐẢNG CỘNG SẢN VIỆT NAM', 'Số         -BC/BTCTU', 'TRƯỞNG BAN']],
    ['the State', { org: 'SNV', by: 'lead' }, ['SỞ NỘI VỤ', 'ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI', 'Số:         /BC-SNV', 'GIÁM ĐỐC']],
  ] as const)('in the layout of %s', async (_, question, shown) => {
    const lines = (await words({ year: 2020, as: 'docx', ...question })).split('\n');
    expect(lines).toEqual(expect.arrayContaining([...shown]));
    expect(lines).toContainEqual(expect.stringMatching(/^Hà Nội, ngày {7}tháng {7}năm 2026$/));
    expect(lines.includes('Độc lập - Tự do - Hạnh phúc')).toBe(!shown.some((line) => line === '*'));
  });

  test('a regime of another day: the layout follows the day of the report', async () => {
    await db.sql(`update unit_version set valid_to = '2026-01-01' where unit_id = $1`, [ledger.school]);
    await db.sql(
      `insert into unit_version (id, unit_id, name, kind, level, bloc, parent_id, regime, symbol, valid_from) values ($1, $2, 'Trường Chính trị', 'political_school', 'unit', 1, $3, 'party', 'TCT2', '2026-01-01')`,
      [newId(), ledger.school, ledger.province],
    );
    expect(await words({ year: 2020, org: 'LHP', as: 'docx' })).toMatch(
      /TRƯỜNG CHÍNH TRỊ\n\*\nĐẢNG CỘNG SẢN VIỆT NAM\n[^]*Số {9}-BC\/TCT2/,
    );
    // the one sent in 2021 stays a paper of 2021
    const sent = await words({ sent: lockId, as: 'docx' });
    expect(sent).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(sent).not.toContain('TRƯỜNG CHÍNH TRỊ');
    await db.sql(`delete from unit_version where unit_id = $1 and valid_from = '2026-01-01'`, [ledger.school]);
    await db.sql(`update unit_version set valid_to = null where unit_id = $1`, [ledger.school]);
  });

  test('a closed year as sent: its figures, its number and its day; as now known: other figures, and it says so', async () => {
    const sent = await words({ sent: lockId, as: 'docx' });
    expect(sent).toContain('Số: 15/BC-TCT');
    expect(sent).toContain('Hà Nội, ngày 08 tháng 02 năm 2021');
    expect(sent).toContain('thôi học 3 học viên');
    expect(sent).toContain('Chuyển sang năm 2021: 2 lớp, 66 học viên.');
    expect(sent).not.toContain('ĐỐI CHIẾU');
    const now = await words({ year: 2020, org: 'LHP', as: 'docx' });
    expect(now).toContain('Chuyển sang năm 2021: 2 lớp, 65 học viên.');
    expect(now).toContain('Kỳ này đã khóa sổ, báo cáo gửi ngày 08/02/2021; bản này in số nay biết, không phải bản đã gửi.');
    expect(await words({ year: 2021, org: 'LHP', as: 'docx' })).toContain(
      'số chuyển sang đã báo cáo 2 lớp, 66 học viên; nay biết 2 lớp, 65 học viên; điều chỉnh 0 lớp, -1 học viên.',
    );
  });

  test.each([
    ['2020-03-31', 'theo những gì đã ghi đến hết ngày 31/03/2020.'],
    ['2020-03-31T20:30:00Z', 'theo những gì đã ghi đến 03:30 ngày 01/04/2020.'],
  ])('as known on %s', async (asKnownOn, said) => expect(await words({ year: 2020, org: 'LHP', asKnownOn, as: 'docx' })).toContain(said));

  test('a reader who may not explain sees no published figures; an empty year says so', async () => {
    const reader: Actor = { ...db.admin, capabilities: new Set(roleCapabilities.reader) };
    expect(await words({ year: 2020, org: 'LHP', as: 'docx' }, reader)).not.toContain('1.111');
    expect(await words({ year: 2001, as: 'docx' })).toContain('Trong năm 2001, không có lớp, học viên nào được ghi trong phạm vi báo cáo.');
  });
});

describe('Excel', () => {
  test('every row of the form is as high as its words ask', async () => {
    const bytes = await file({ year: 2020, org: 'LHP', as: 'xlsx' });
    const [form] = await collectSheets(bytes, 'tong-ket.xlsx');
    const [widths, heights]: [number[], Map<number, number>] = [[], new Map()];
    await scanPart(openContainer(bytes), 'xl/worksheets/sheet1.xml', {
      open(name, scanner) {
        const of = (key: string) => Number(scanner.get(key));
        if (name === 'col') for (let col = of('min'); col <= of('max'); col++) widths[col - 1] = of('width');
        if (name === 'row') heights.set(of('r'), of('ht'));
      },
      text() {},
      close() {},
    });
    // a text of the tables in a cell of its own
    const single = (row: number, col: number) =>
      !form!.merges.some((m) => m.top <= row && row <= m.bottom && m.left <= col && col <= m.right);
    const low = form!.rows.flatMap((cells, row) =>
      cells.flatMap(({ text }, col) =>
        text && single(row + 1, col + 1) && heightOf(linesOf(text, widths[col]!)) > heights.get(row + 1)! ? [text] : [],
      ),
    );
    expect(form!.rows.flat().map(({ text }) => text)).toContain('Chuyển sang kỳ sau');
    expect(low).toEqual([]);
  });

  test('three sheets: the form, every number on a row, published beside computed; texts stay texts', async () => {
    const { report } = await material({ year: 2020, org: 'LHP' });
    const [form, flat, stated] = await collectSheets(await file({ year: 2020, org: 'LHP', as: 'xlsx' }), 'tong-ket.xlsx');
    const cells = [form, flat, stated].flatMap((sheet) => sheet!.rows.flat());
    expect(cells.filter((cell) => cell.formula)).toEqual([]);
    const texts = form!.rows.flat().map((cell) => cell.text);
    expect(texts).toEqual(expect.arrayContaining(['BIỂU TỔNG HỢP', 'TRƯỜNG ĐÀO TẠO CÁN BỘ LÊ HỒNG PHONG', 'HIỆU TRƯỞNG', nasty]));

    const [header, ...rows] = flat!.rows.map((row) => row.map((cell) => cell.value));
    expect(header).toEqual(expect.arrayContaining(['Năm', 'Đơn vị', 'Chia theo', 'Dòng', 'Số liệu', 'Giá trị']));
    const [by, row, code, value] = ['Chia theo', 'Dòng', 'Mã số liệu', 'Giá trị'].map((title) => header!.indexOf(title)) as [
      number,
      number,
      number,
      number,
    ];
    const expected = flatRows(report);
    expect(rows.length).toBe(expected.length);
    expect(rows.map((cells) => [cells[by], cells[row], cells[code], cells[value]])).toEqual(
      expected.map((one) => [one.dimension, one.row, one.code, one.value]),
    );
    // each dimension adds up to the whole, as a pivot table would
    for (const dimension of ['Chương trình', 'Cơ sở mở lớp', 'Nơi học', 'Khối của đơn vị cử']) {
      const sum = rows
        .filter((cells) => cells[by] === dimension && cells[code] === 'trainees.joined')
        .reduce((total, cells) => total + Number(cells[value]), 0);
      expect([dimension, sum]).toEqual([dimension, report.trainees.joined]);
    }
    const [titles, figure] = stated!.rows.map((line) => line.map((cell) => cell.value));
    expect(titles).toContain('Giải trình');
    expect(figure).toEqual(expect.arrayContaining(['Đào tạo trong năm 2020', 5, 3, 2, 1111, 108, 1003, 'Gồm cả lớp không thực hiện']));
  });

  test('as sent: frozen figures, and no published ones', async () => {
    const sheets = await collectSheets(await file({ sent: lockId, as: 'xlsx' }), 'tong-ket.xlsx');
    const left = sheets[1]!.rows.find((row) => row.some((cell) => cell.value === 'trainees.left'))!;
    expect(left.at(-1)!.value).toBe(3);
    expect(sheets[2]!.rows[1]!.some((cell) => cell.text.includes('không có trong bản đã gửi'))).toBe(true);
  });
});

describe.skipIf(!office)('LibreOffice', () => {
  test.each(['docx', 'xlsx'] as const)('opens and prints the .%s', { timeout: 180_000 }, async (as) => {
    const path = join(folder, `review.${as}`);
    writeFileSync(path, await file({ year: 2020, org: 'LHP', as }));
    execFileSync(
      'soffice',
      [`-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', 'pdf', '--outdir', folder, path],
      { stdio: 'ignore' },
    );
    const pdf = readFileSync(join(folder, 'review.pdf'));
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(1);
    if (!has('pdftotext')) return;
    const text = execFileSync('pdftotext', ['-layout', join(folder, 'review.pdf'), '-'], { encoding: 'utf8' });
    for (const part of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Chuyển tiếp', 'Suất lớp không thực hiện', 'HIỆU TRƯỞNG'])
      expect(text).toContain(part);
  });
});
