import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createUnit, recordSuccession } from '#modules/organisations';
import type { Outcome, Reader, Tx } from '#platform/database/transaction.ts';
import { inText, Refusal } from '#platform/refusal.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { texts } from '../../texts.ts';
import type { NewDocument } from './contract.ts';
import { editDocument, findOrRegisterDocument, linkDocument, registerDocument, requireDocument, unlinkDocument } from './index.ts';
import { documentConstraints, documentMessages } from './messages.vi.ts';
import { readNumber } from './prepare-document.ts';
import { documentsOf, listDocuments, type ObjectSource, oneDocument } from './queries.ts';

let fresh: FreshDatabase;
let snv: number;
let tu: number;
let tcb: number;

const write = <T>(work: (tx: Tx) => Promise<Outcome<T>>) => fresh.database.write(fresh.admin, { command: 'test' }, work);
const read = <T>(work: (db: Reader) => Promise<T>) => fresh.database.read(fresh.admin, work);
const register = (input: NewDocument) => write((tx) => registerDocument(tx, fresh.admin, input));
const edit = (id: string, rowVersion: number, input: Parameters<typeof editDocument>[4]) =>
  write((tx) => editDocument(tx, fresh.admin, id, rowVersion, input));
const find = (named: Parameters<typeof findOrRegisterDocument>[2]) =>
  write(async (tx) => ({ result: await findOrRegisterDocument(tx, fresh.admin, named), audit: { type: 'test', id: '-' } }));
const detail = (id: string, sources: ObjectSource[] = []) => read((db) => oneDocument(db, fresh.admin, id, sources, texts.vi));
const refusal = async (work: Promise<unknown>): Promise<Refusal> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
};
const subject = 'Kế hoạch đào tạo, bồi dưỡng năm 2024';

beforeAll(async () => {
  fresh = await freshDatabase();
  await fresh.sql("insert into bloc (id, code, name) values (1, 'CQ', 'Khối chính quyền'), (2, 'DANG', 'Khối Đảng')");
  const unit = async (name: string, symbol: string, regime: 'state' | 'party', aliases: string[] = []) =>
    (
      await write((tx) =>
        createUnit(tx, fresh.admin, {
          name,
          symbol,
          regime,
          aliases,
          kind: 'other',
          level: 'province',
          bloc: regime === 'party' ? 2 : 1,
          validFrom: '2000-01-01',
        }),
      )
    ).id;
  snv = await unit('Sở Nội vụ Hà Nội', 'SNV', 'state');
  tu = await unit('Thành ủy Hà Nội', 'TU', 'party', ['Ban Thường vụ Thành ủy Hà Nội']);
  await unit('UBND huyện Ba Vì', 'UBND', 'state');
  await unit('UBND huyện Thanh Oai', 'UBND', 'state');
  tcb = await unit('Trường Đào tạo cán bộ Lê Hồng Phong', 'TĐTCB', 'state');
});

beforeEach(() =>
  fresh.sql(
    'update unit_version set document_id = null; update unit_succession set document_id = null; truncate document_link, audit; delete from document',
  ),
);

describe('a document is refused', () => {
  test.each<[string, NewDocument, string, string | null]>([
    ['unreadable, and nothing said of what it is', { number: '171', issuerName: 'X', subject }, 'document.unreadable', 'number'],
    ['a plan called a decision', { number: '200-KH/TU', kind: 'decision', subject }, 'document.kind_mismatch', 'kind'],
    ['nobody knows who issued it', { number: '12/QĐ-XYZ', subject }, 'document.no_issuer', 'issuerName'],
    ['two units of that code', { number: '12/QĐ-UBND', subject }, 'document.no_issuer', 'issuerName'],
    ['issuer not in the register', { number: '12/QĐ-UBND', issuerId: 99_999, subject }, 'document.issuer_unknown', 'issuerId'],
    ['a term nobody can read', { number: '200-KH/TU', term: 'thứ mười bảy', subject }, 'document.term_unreadable', 'term'],
    ['from the future', { number: '200-KH/TU', documentDate: '2199-01-01', subject }, 'document.future_date', 'documentDate'],
  ])('%s', async (_, input, code, where) => {
    const refused = await refusal(register(input));
    expect([refused.code, refused.where]).toEqual([code, where]);
    expect(await fresh.sql('select 1 from document')).toEqual([]);
  });
  test.each<[string, object]>([
    ['29/2/2023', { documentDate: '2023-02-29' }],
    ['no subject', { subject: '  ' }],
    ['unknown field', { colour: 'red' }],
  ])('%s never reaches the database', async (_, more) => {
    await expect(register({ number: '200-KH/TU', subject, ...more })).rejects.toThrow();
  });
});

describe('the key is issuer, kind, number and date or term', () => {
  const first: NewDocument = {
    number: '19-NQ/TW',
    issuerName: 'Ban Chấp hành Trung ương',
    documentDate: '2017-10-25',
    subject: 'Đơn vị sự nghiệp công lập',
  };

  test('the same again is refused, however it is typed', async () => {
    const { id } = await register(first);
    const refused = await refusal(register({ ...first, number: 'Số: 19 - NQ/TW', issuerName: 'Ban chấp hành  Trung ương' }));
    expect([refused.code, refused.status, refused.params]).toEqual([
      'document.exists',
      409,
      { id, quote: 'Nghị quyết số 19-NQ/TW, ngày 25/10/2017' },
    ]);
  });
  test('19-NQ/TW exists twice: another term, another date', async () => {
    const old = await register(first);
    const young = await register({ ...first, documentDate: '2022-06-16', subject: 'Nông nghiệp, nông dân, nông thôn' });
    expect((await detail(young.id)).sameNumber).toMatchObject([{ id: old.id, documentDate: '2017-10-25' }]);
  });
  test('a decision and a regulation of one number are two documents', async () => {
    const same = { number: '57-QĐ/TW', issuerName: 'Ban Bí thư', documentDate: '2022-02-08', subject: 'Đào tạo lý luận chính trị' };
    await register(same);
    await register({ ...same, kind: 'regulation' });
    expect((await read((db) => listDocuments(db, {}, { limit: 10 }))).documents.map((one) => one.quote)).toEqual([
      'Quy định số 57-QĐ/TW, ngày 08/02/2022',
      'Quyết định số 57-QĐ/TW, ngày 08/02/2022',
    ]);
  });
  test('without a date: kept, doubted, and its date is not entered a second time as another document', async () => {
    const undated = { number: '6445-QĐ/TU', issuerId: tu, subject: 'Quy chế phối hợp' };
    const { id } = await register(undated);
    expect(await detail(id)).toMatchObject({
      documentDate: null,
      doubts: ['no_date'],
      quote: 'Quyết định số 6445-QĐ/TU (chưa có ngày)',
      issuerName: 'Thành ủy Hà Nội',
    });
    expect((await refusal(register(undated))).code).toBe('document.exists');
    expect((await refusal(register({ ...undated, documentDate: '2024-03-01' }))).code).toBe('document.undated_exists');
    await register({ ...undated, documentDate: '2020-03-01', distinct: true });
    await register({ ...undated, term: 'khóa XVI', distinct: true });
    expect((await refusal(edit(id, 1, { documentDate: '2024-03-01' }))).code).toBe('document.undated_exists');
    await edit(id, 1, { documentDate: '2024-03-01', distinct: true });
    expect(await detail(id)).toMatchObject({ documentDate: '2024-03-01', doubts: [], rowVersion: 2 });
  });
  test('undated after dated: asked first', async () => {
    await register({ number: '6445-QĐ/TU', issuerId: tu, documentDate: '2024-03-01', subject });
    expect((await refusal(register({ number: '6445-QĐ/TU', issuerId: tu, subject }))).code).toBe('document.dated_exists');
  });
  test('two officers at once: the constraint holds the promise', async () => {
    const results = await Promise.allSettled([register(first), register(first)]);
    const [lost] = results
      .filter((result) => result.status === 'rejected')
      .map((result) => result.reason as Refusal & { constraint?: string });
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(lost!.code === 'document.exists' || documentConstraints[lost!.constraint!] === 'document.exists_meanwhile').toBe(true);
  });
});

describe('what is entered', () => {
  test('a mistyped issuer code is accepted with a suggestion', async () => {
    const { id, suggestion } = await register({
      number: '3844/SVN-CCVC',
      issuerId: snv,
      documentDate: '2023-12-11',
      subject,
      defect: 'In nhầm SVN',
    });
    expect(suggestion).toBe('3844/SNV-CCVC');
    expect(await detail(id)).toMatchObject({
      number: '3844/SVN-CCVC',
      kind: 'letter',
      regime: 'state',
      doubts: ['issuer_code_unknown'],
      defect: 'In nhầm SVN',
    });
  });
  test.each<[string, NewDocument, object]>([
    [
      'the printed name is an alias',
      { number: '200-KH/TU', issuerName: 'Ban Thường vụ Thành uỷ Hà Nội', subject },
      { issuerName: 'Ban Thường vụ Thành uỷ Hà Nội', regime: 'party' },
    ],
    ['the code names one unit', { number: '200-KH/TU', subject }, { issuerName: 'Thành ủy Hà Nội' }],
  ])('issuer: %s', async (_, input, expected) => {
    expect(await detail((await register(input)).id)).toMatchObject({ issuerId: tu, ...expected });
  });
  test('an unreadable number, when the writer says what it is', async () => {
    const { id } = await register({
      number: 'Tờ trình 5',
      kind: 'submission',
      regime: 'state',
      issuerId: snv,
      documentDate: '2023-01-05',
      subject,
    });
    expect(await detail(id)).toMatchObject({ number: 'Tờ trình 5', doubts: ['unreadable'] });
  });
  test('no number at all; the regime is the issuer’s', async () => {
    const { id } = await register({ number: '', kind: 'minutes', issuerId: tu, documentDate: '2023-01-05', subject });
    expect(await detail(id)).toMatchObject({ quote: 'Biên bản không số, ngày 05/01/2023', regime: 'party' });
  });
  test('doubts: the year of the number, the code of another unit', async () => {
    const { id } = await register({ number: '168/2021/NQ-HĐND', issuerId: snv, documentDate: '2022-12-08', subject });
    expect((await detail(id)).doubts).toEqual(['issuer_differs', 'year_differs']);
  });
  test('one audit row', async () => {
    const { id } = await register({ number: '200-KH/TU', documentDate: '2023-12-11', subject });
    expect(await fresh.sql("select object_id, summary->>'number' as number from audit")).toEqual([{ object_id: id, number: '200-KH/TU' }]);
  });
});

describe('edits', () => {
  test('a stale edit is refused and says what is there now', async () => {
    const { id } = await register({ number: '200-KH/TU', documentDate: '2023-12-11', subject });
    await edit(id, 1, { subject: 'Kế hoạch 2024', documentDate: '2023-12-12' });
    const refused = await refusal(
      edit(id, 1, { number: '200-KH/TU', subject: 'Kế hoạch năm 2024', documentDate: '2023-12-11', kind: 'plan' }),
    );
    expect([refused.code, refused.status, inText(refused.params['changed']!, texts.vi)]).toEqual([
      'edit.stale',
      412,
      'ngày ban hành hiện là “12/12/2023”; trích yếu hiện là “Kế hoạch 2024”',
    ]);
    expect((await detail(id)).rowVersion).toBe(2);
  });
  test('the suggestion taken up: number, kind and doubts follow', async () => {
    const { id } = await register({ number: '12/QD-SNV', issuerId: snv, documentDate: '2023-12-11', subject });
    expect((await detail(id)).suggestion).toBe('12/QĐ-SNV');
    await edit(id, 1, { number: '12/QĐ-SNV' });
    expect(await detail(id)).toMatchObject({ number: '12/QĐ-SNV', kind: 'decision', suggestion: null, doubts: [] });
  });
  test('an edit may not take another document’s key', async () => {
    await register({ number: '200-KH/TU', documentDate: '2023-12-11', subject });
    const { id } = await register({ number: '201-KH/TU', documentDate: '2023-12-11', subject });
    expect((await refusal(edit(id, 1, { number: '200-KH/TU' }))).code).toBe('document.exists');
    await edit(id, 1, { subject: 'Tự nó thì được' });
  });
  test('whoever corrects a word is not asked about the namesake again', async () => {
    const { id } = await register({ number: '6445-QĐ/TU', issuerId: tu, subject });
    await register({ number: '6445-QĐ/TU', issuerId: tu, documentDate: '2020-03-01', subject, distinct: true });
    await edit(id, 1, { subject: 'Quy chế phối hợp', number: '6445-QĐ/TU' });
  });
  test('unknown document', async () =>
    expect((await refusal(edit('0190a000-0000-7000-8000-000000000000', 1, { subject }))).status).toBe(404));
});

describe('the register', () => {
  test('filters, order, pages that neither lose nor repeat', async () => {
    const dates = ['2023-12-11', null, '2024-02-21', '2023-12-11', '2022-02-08', null, '2023-11-17'];
    for (const [index, documentDate] of dates.entries())
      await register({ number: `${100 + index}-KH/TU`, documentDate, subject: `Đào tạo đợt ${index}` });
    await register({ number: '3844/SNV-CCVC', issuerId: snv, documentDate: '2023-12-11', subject: 'Bồi dưỡng khối chính quyền' });
    const seen: (string | null)[] = [];
    const ids = new Set<string>();
    for (let after: string | undefined, pages = 0; pages < 10; pages++) {
      const page = await read((db) => listDocuments(db, {}, { limit: 2, after }));
      expect(page.total).toBe(8);
      for (const one of page.documents) {
        ids.add(one.id);
        seen.push(one.documentDate);
      }
      if (!page.next) break;
      after = page.next;
    }
    expect(seen).toEqual([null, null, '2024-02-21', '2023-12-11', '2023-12-11', '2023-12-11', '2023-11-17', '2022-02-08']);
    expect(ids.size).toBe(8);
    const count = async (filter: Parameters<typeof listDocuments>[1]) =>
      (await read((db) => listDocuments(db, filter, { limit: 1 }))).total;
    expect(
      await Promise.all(
        [
          { q: 'boi duong' },
          { q: 'ĐÀO TẠO đợt 3' },
          { q: '3844/snv' },
          { q: '%' },
          { kind: 'letter' },
          { regime: 'party' },
          { issuer: snv },
          { year: 2023 },
          { undated: true },
          { undated: false },
        ].map(count),
      ),
    ).toEqual([1, 1, 1, 8, 1, 7, 1, 4, 2, 6]);
  });
  test('live reading of a number', async () => {
    await register({ number: '200-KH/TU', documentDate: '2023-12-11', subject });
    expect(await read((db) => readNumber(db, 'Số 200 - KH/TU', {}))).toMatchObject({
      readable: true,
      number: '200-KH/TU',
      regime: 'party',
      kinds: ['plan'],
      issuers: [{ id: tu, name: 'Thành ủy Hà Nội' }],
      sameNumber: [{ subject }],
    });
    expect(await read((db) => readNumber(db, '57-QĐ/TW', { documentDate: '2022-02-08' }))).toMatchObject({
      kinds: ['decision', 'regulation'],
      suggestion: null,
      doubts: [],
      issuers: [],
    });
    expect(await read((db) => readNumber(db, 'abc', {}))).toMatchObject({ readable: false, kinds: [], doubts: ['unreadable', 'no_date'] });
  });
  test('documents named in a spreadsheet are found, or entered once', async () => {
    const first = await find({ number: '215-KH/TU', documentDate: '2024-02-21', subject: 'TCLLCT 2024' });
    expect(first.created).toBe(true);
    expect(await find({ number: 'Số 215-KH/TU' })).toMatchObject({ id: first.id, created: false });
    expect(await find({ number: '215-KH/TU', documentDate: '2024-02-21' })).toMatchObject({ id: first.id, created: false });
    expect((await find({ number: '215-KH/TU', documentDate: '2019-02-21' })).created).toBe(true);
    expect((await refusal(find({ number: '215-KH/TU' }))).code).toBe('document.ambiguous');
    await register({ number: '6445-QĐ/TU', issuerId: tu, subject });
    expect((await refusal(find({ number: '6445-QĐ/TU', documentDate: '2024-01-01' }))).code).toBe('document.undated_exists');
    expect((await refusal(find({ number: '12/QĐ-UBND' }))).code).toBe('document.no_issuer');
  });
});

test.each([
  ['unit', { kind: 'unit' as const, units: [1] }],
  ['bloc', { kind: 'bloc' as const, bloc: 1 }],
])('a desk whose scope is one %s keeps the same register', async (_, scope) => {
  const officer = { ...fresh.admin, scope };
  const { id } = await fresh.database.write(officer, { command: 'test' }, (tx) =>
    registerDocument(tx, officer, { number: '16-HD/BTCTU', issuerName: 'Ban Tổ chức Thành ủy', documentDate: '2023-12-25', subject }),
  );
  const { id: linkId } = await fresh.database.write(officer, { command: 'test' }, (tx) =>
    linkDocument(tx, officer, id, { objectType: 'unit', objectId: String(tcb) }, []),
  );
  await fresh.database.write(officer, { command: 'test' }, (tx) =>
    editDocument(tx, officer, id, 1, { subject: 'Hướng dẫn thực hiện kế hoạch' }),
  );
  expect(await fresh.database.read(officer, (db) => oneDocument(db, officer, id, [], texts.vi))).toMatchObject({
    rowVersion: 2,
    links: [{ linkId, label: 'Trường Đào tạo cán bộ Lê Hồng Phong' }],
  });
  await fresh.database.write(officer, { command: 'test' }, (tx) => unlinkDocument(tx, officer, id, linkId));
});

describe('links', () => {
  const classes: ObjectSource = {
    types: ['training_class'],
    labels: async (_db, _type, ids) => new Map(ids.filter((id) => id.startsWith('seen')).map((id) => [id, `Lớp ${id}`])),
    uses: async () => [{ objectType: 'training_class', objectId: 'seen-2', relation: 'result', label: 'Lớp seen-2' }],
  };
  const link = (id: string, objectId: string, sources?: ObjectSource[]) =>
    write((tx) => linkDocument(tx, fresh.admin, id, { objectType: 'training_class', objectId }, sources));

  test('who keeps the register and reads no classes is not told which classes rest on it', async () => {
    const { id } = await register({ number: '91-QĐ/TU', documentDate: '2026-03-01', issuerId: tu, subject });
    await link(id, 'seen-1', [classes]);
    const clerk = { ...fresh.admin, capabilities: new Set(['units.read', 'documents.read'] as const) };
    expect(await read((db) => oneDocument(db, clerk, id, [classes], texts.vi))).toMatchObject({ links: [], hiddenLinks: 1 });
    expect((await detail(id, [classes])).links.map((one) => one.label)).toEqual(['Lớp seen-1', 'Lớp seen-2']);
  });

  test('everything linked to it, from links and from the objects themselves; what the reader may not see is only counted', async () => {
    const { id } = await register({ number: '01/NQ-HĐND', issuerName: 'HĐND Thành phố', documentDate: '2020-02-01', subject });
    const gone = (
      await write((tx) =>
        createUnit(tx, fresh.admin, { name: 'Ban Dự án', kind: 'other', level: 'province', bloc: 1, validFrom: '2010-01-01' }),
      )
    ).id;
    const { id: succession } = await write((tx) =>
      recordSuccession(tx, fresh.admin, {
        kind: 'absorb',
        effectiveDate: '2020-03-01',
        documentId: id,
        from: [gone],
        to: [{ unitId: tcb }],
        changes: { shortName: 'LHP' },
      }),
    );
    await link(id, 'seen-1', [classes]);
    await link(id, 'hidden-1');
    const found = await detail(id, [classes]);
    expect(found.hiddenLinks).toBe(1);
    expect(found.links.map(({ linkId, objectType, objectId, label }) => [linkId !== null, objectType, objectId, label])).toEqual([
      [true, 'training_class', 'seen-1', 'Lớp seen-1'],
      [false, 'succession', succession, 'Sáp nhập Ban Dự án từ 01/03/2020'],
      [false, 'unit', String(tcb), 'Trường Đào tạo cán bộ Lê Hồng Phong (từ 01/03/2020)'],
      [false, 'training_class', 'seen-2', 'Lớp seen-2'],
    ]);
  });
  test('said twice is once; taken back it is gone', async () => {
    const { id } = await register({ number: '200-KH/TU', documentDate: '2023-12-11', subject });
    const one = await link(id, 'seen-1');
    expect(await link(id, 'seen-1')).toEqual(one);
    expect(await read((db) => documentsOf(db, 'training_class', 'seen-1'))).toMatchObject([
      { id, linkId: one.id, relation: 'legal_basis', quote: 'Kế hoạch số 200-KH/TU, ngày 11/12/2023' },
    ]);
    await write((tx) => unlinkDocument(tx, fresh.admin, id, one.id));
    expect((await refusal(write((tx) => unlinkDocument(tx, fresh.admin, id, one.id)))).code).toBe('document.link_unknown');
    expect(await read((db) => documentsOf(db, 'training_class', 'seen-1'))).toEqual([]);
  });
  test('an object out of sight or unknown, an unknown document', async () => {
    const { id } = await register({ number: '200-KH/TU', documentDate: '2023-12-11', subject });
    expect((await refusal(link(id, 'hidden-1', [classes]))).code).toBe('document.object_unknown');
    expect((await refusal(write((tx) => linkDocument(tx, fresh.admin, id, { objectType: 'unit', objectId: 'x' }, [])))).code).toBe(
      'document.object_unknown',
    );
    expect((await refusal(link('0190a000-0000-7000-8000-000000000000', 'seen-1'))).code).toBe('document.unknown');
  });
  test('required by another command: the field is named', async () => {
    const refused = await refusal(read((db) => requireDocument(db, '0190a000-0000-7000-8000-000000000000', 'documentId')));
    expect([refused.code, refused.where, refused.status]).toEqual(['document.unknown', 'documentId', 422]);
  });
});

test('every reason has its words', () => {
  for (const { what, todo } of Object.values(documentMessages)) expect(what.length * todo.length).toBeGreaterThan(0);
  for (const code of Object.values(documentConstraints)) expect(documentMessages).toHaveProperty([code]);
});
