import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { rowsOfPeople } from '../../rows-of-people.ts';
import { texts } from '../../texts.ts';
import { issuerKey, titleKey, type CertificateFacts } from './certificate-rules.ts';
import { decidePair } from './decide-pair.ts';
import { recognisePeople, registerPeople, sweepPeople, type PersonInput, type ToMatch } from './index.ts';
import { compareCertificates, CERTIFICATE_LEVELS, heldFrom } from './match-certificates.ts';
import { compareDescribed } from './match-levels.ts';
import { judge, preset, type Weights } from './match-verdict.ts';
import { listPairs, pairView } from './pair-queries.ts';

const blank: CertificateFacts = {
  title: 'QLNN ngạch chuyên viên',
  familyId: null,
  serial: null,
  registerNo: null,
  issuer: 'Trường Chính trị Lê Hồng Phong',
  issuedOn: '2020-05-15',
  issuedPrecision: 'day',
  courseFrom: null,
  courseTo: null,
  periods: null,
  classification: null,
  decision: null,
  signer: null,
};
const numbered: CertificateFacts = { ...blank, serial: 'CV 0012345', registerNo: '12/2020' };

describe('two certificates', () => {
  const level = (a: Partial<CertificateFacts>[], b: Partial<CertificateFacts>[]) => {
    const held = (all: Partial<CertificateFacts>[]) => all.map((one) => heldFrom({ ...numbered, ...one }));
    const found = compareCertificates(held(a), held(b));
    return found && CERTIFICATE_LEVELS[found.level];
  };
  test.each<[string, Partial<CertificateFacts>, string]>([
    ['one number of one issuer, written with other signs', { serial: 'cv-0012345', title: 'QLNN' }, 'number'],
    ['one number, the issuer written otherwise', { issuer: 'Trường CT LHP' }, 'serial'],
    ['one number, of another year', { issuedOn: '2021-05-15' }, 'none'],
    ['one short number of another issuer', { serial: '12345', issuer: 'Học viện' }, 'none'],
    ['one place in one register', { serial: null }, 'register'],
    ['one place in the register of another year', { serial: null, issuedOn: '2019-05-15' }, 'none'],
    ['one class, nothing to tell apart', { serial: null, registerNo: null }, 'course'],
    ['one class, two numbers', { serial: 'CV 0012346', registerNo: '13/2020' }, 'other'],
    ['another programme', { serial: 'CV 0012346', title: 'Tiếng Anh', registerNo: null }, 'none'],
  ])('%s', (_, change, expected) => {
    expect(level([{}], [change])).toBe(expected);
  });
  test('of several the one that says most; two numbers of one class say more than one class beside it', () => {
    expect(level([{}], [{ serial: 'X 99999', title: 'Khác', registerNo: null }, {}])).toBe('number');
    const english = { title: 'Tiếng Anh', serial: null, registerNo: null };
    expect(level([{}, english], [{ serial: 'CV 0012346', registerNo: null }, english])).toBe('other');
    expect(level([], [{}])).toBeNull();
  });
});

let fresh: FreshDatabase;
const audit = { type: 'test', id: 'test' };
const HUNG = { fullName: 'Nguyễn Văn Hùng', birthDate: '1975-06-01', birthPrecision: 'day', sex: 'male', unitId: 1 } as const;
const register = (rows: Partial<PersonInput>[]) =>
  fresh.database.write(fresh.admin, { command: 'test' }, async (tx) => ({
    result: await registerPeople(
      tx,
      fresh.admin,
      fresh.keys,
      rows.map((one) => ({ fullName: 'X', category: 'cadre', unitId: 1, ...one })),
    ),
    audit,
  }));
async function hold(personId: string, change: Partial<CertificateFacts> = {}) {
  const facts = { ...numbered, ...change };
  await fresh.sql(
    `insert into certificate (id, person_id, unit_id, bloc, title, title_key, serial, register_no, issuer, issuer_key, issued_on, issued_precision, recorded_by)
     select gen_random_uuid(), id, unit_id, bloc, $2, $3, $4, $5, $6, $7, $8, $9, recorded_by from person where id = $1`,
    [
      personId,
      facts.title,
      titleKey(facts.title),
      facts.serial,
      facts.registerNo,
      facts.issuer,
      issuerKey(facts.issuer),
      facts.issuedOn,
      facts.issuedPrecision,
    ],
  );
}
const who = async (one: Partial<ToMatch>, facts: Partial<CertificateFacts> | null) => {
  const row = { ...HUNG, hasNumber: false, hash: null, ...one, ...(facts ? { certificates: [heldFrom({ ...numbered, ...facts })] } : {}) };
  return (await fresh.database.read(fresh.admin, (db) => recognisePeople(db, [row])))[0]!;
};
const sweep = () => fresh.database.write(fresh.admin, { command: 'test' }, (tx) => sweepPeople(tx, fresh.admin));
const open = () => fresh.database.read(fresh.admin, (db) => listPairs(db, texts.vi, { decision: 'open', limit: 30 }));

beforeAll(async () => {
  fresh = await freshDatabase();
  await fresh.sql("insert into bloc (id, code, name) values (1, 'CQ', 'Khối')");
  await fresh.sql('insert into unit (id, uid) select n, gen_random_uuid() from generate_series(1, 3) n');
  await fresh.sql(
    `insert into unit_version (id, unit_id, name, kind, level, bloc, valid_from) select gen_random_uuid(), n, 'Đơn vị ' || n, 'other', 'province', 1, '2000-01-01' from generate_series(1, 3) n`,
  );
});
beforeEach(async () => {
  await fresh.sql('truncate person, match_model cascade');
});

describe('a certificate says who is who', () => {
  // another unit, a name without diacritics and nothing of the birth: the number alone finds the record
  const far = { fullName: 'NGUYEN VAN HUNG', birthDate: null, birthPrecision: 'none', unitId: 2 } as const;
  test.each<[string, Partial<CertificateFacts>, string]>([
    ['its number', {}, 'certificate_number=CV 0012345'],
    ['its number, the issuer in short', { issuer: 'Trường CT LHP' }, 'certificate_serial=CV 0012345'],
    ['its place in the register', { serial: null }, 'certificate_register=12/2020'],
  ])('%s finds somebody whom nothing else finds', async (_, facts, reason) => {
    const [id] = await register([HUNG]);
    await hold(id!);
    expect(await who(far, null)).toMatchObject({ kind: 'new' });
    const found = await who(far, facts);
    expect(found).toMatchObject({ kind: 'maybe', candidates: [{ id, reasons: expect.arrayContaining([reason]) as string[] }] });
  });

  test('with name and day of birth it is enough, as an office is', async () => {
    const [id] = await register([HUNG]);
    await hold(id!);
    expect(await who({ unitId: 2 }, null)).toMatchObject({ kind: 'maybe' });
    expect(await who({ unitId: 2 }, {})).toMatchObject({ kind: 'same', candidate: { id } });
  });

  test('under another name it is a slip of the pen, not the person', async () => {
    const [id] = await register([{ ...HUNG, fullName: 'Trần Thị Mai' }]);
    await hold(id!);
    expect(await who(far, {})).toMatchObject({ kind: 'new' });
  });

  test('two of one name, office and day of birth with two numbers of one class are never taken for one', async () => {
    const [id] = await register([HUNG]);
    await hold(id!);
    expect(await who({}, { title: 'Khác', serial: null, registerNo: null })).toMatchObject({ kind: 'same' });
    expect(await who({}, { serial: 'CV 0012346', registerNo: '13/2020' })).toMatchObject({ kind: 'maybe' });
  });

  test('of two records that are there: the sweep lists them, with the number in words; side by side it says the same', async () => {
    const [a, b] = await register([HUNG, { fullName: 'Nguyen Van Hung', unitId: 2 }]);
    await hold(a!);
    expect(await sweep()).toMatchObject({ found: 0 });
    await hold(b!, { issuer: 'Trường CT LHP' });
    expect(await sweep()).toMatchObject({ found: 1 });
    const words = 'cùng số chứng chỉ CV 0012345, nơi cấp ghi khác nhau';
    expect((await open()).items).toMatchObject([{ reasons: expect.arrayContaining([words]) as string[] }]);
    const view = await fresh.database.read(fresh.admin, (db) => pairView(db, fresh.admin, fresh.keys, texts.vi, rowsOfPeople, a!, b!));
    expect(view.reasons).toContain(words);
  });
});

test('of a pair that waits the next sweep says what is known by then; what was decided stays as it was said', async () => {
  const [a, b] = await register([HUNG, { ...HUNG, fullName: 'Nguyen Van Hung' }]);
  expect(await sweep()).toMatchObject({ found: 1 });
  await hold(a!);
  await hold(b!, { issuer: 'Trường CT LHP' });
  expect(await sweep()).toMatchObject({ found: 0 });
  const words = 'cùng số chứng chỉ CV 0012345, nơi cấp ghi khác nhau';
  const { items } = await open();
  expect(items).toMatchObject([{ reasons: expect.arrayContaining([words]) as string[] }]);
  const [pair] = items as [(typeof items)[number]];
  await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
    decidePair(tx, fresh.admin, pair.a.id, pair.b.id, pair.rowVersion, { decision: 'different', note: null }),
  );
  await fresh.sql('delete from certificate');
  await sweep();
  const decided = await fresh.database.read(fresh.admin, (db) => listPairs(db, texts.vi, { decision: 'different', limit: 30 }));
  expect(decided.items).toMatchObject([{ reasons: expect.arrayContaining([words]) as string[] }]);
});

describe('what many bear says little, however it is written', () => {
  const weights: Weights = { ...preset, names: { 'nguien van hung': 4e-3 }, rare: 1e-5 };
  const described = (fullName: string): ToMatch => ({
    fullName,
    birthDate: '1975-06-01',
    birthPrecision: 'day',
    unitId: -1,
    hasNumber: false,
  });
  test.each(['Nguyễn Văn Hùng', 'NGUYEN VAN HUNG', 'Hùng Nguyễn Văn'])('%s', (written) => {
    const chance = (name: string, other: string, key: string) =>
      judge(compareDescribed(described(name), described(other), new Map()), weights, [key, key]).probability;
    const rare = written.replace('Văn', 'Bạch').replace('VAN', 'BACH').replace('Hùng', 'Hạc').replace('HUNG', 'HAC');
    const [common, seldom] = [chance('Nguyễn Văn Hùng', written, 'nguien van hung'), chance('Nguyễn Bạch Hạc', rare, 'nguien bach hac')];
    expect(seldom).toBeGreaterThan(common);
    expect(seldom / (1 - seldom) / (common / (1 - common))).toBeCloseTo(400, -1);
  });
});
