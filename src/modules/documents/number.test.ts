import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NORMATIVE_CODES, PARTY_CODES, STATE_CODES } from './kinds.ts';
import { type DocumentNumber, normaliseNumber, parseDocumentNumber, renderDocumentNumber, suggestNumber } from './number.ts';

describe('not a document number', () => {
  test.each([
    '',
    'Số',
    '0/QĐ-UBND',
    '00/QĐ-UBND',
    '171',
    '/KH-UBND',
    '171/',
    '171/kh-ubnd',
    'KH-UBND/171',
    '171/KH-',
    '1234567/KH-UBND',
    '171-KH-UBND',
    '200-KH',
    '200-XX/TU',
    '200-/TU',
    '168/1821/NQ-HĐND',
    '91/2025/QH',
    '91/2025/QH150',
    '171/KH-UBND và 172/KH-UBND',
    '171//KH-UBND',
    '11/12/2023',
    'NĐ 101/2017',
    '36-HD',
    '89/2021',
    "1'; drop table document;--/TU",
  ])('refuses %j', (text) => expect(parseDocumentNumber(text)).toBeNull());
});

// Every number that occurs in the field's papers we work from, with what it is.
const state = (form: string, num: number, code: string | undefined, kind: string, issuerCode: string, more: object = {}) => ({
  regime: 'state',
  form,
  num,
  ...(code && { code }),
  kind,
  issuerCode,
  ...more,
});
const party = (num: number, code: string, kind: string, issuerCode: string) => ({
  regime: 'party',
  form: 'party',
  num,
  code,
  kind,
  issuerCode,
});
const EXAMPLES: [string, Partial<DocumentNumber> | object][] = [
  ['91/2025/QH15', state('law', 91, undefined, 'law', 'QH', { year: 2025, khoa: 15 })],
  ['80/2025/QH15', state('law', 80, undefined, 'law', 'QH', { year: 2025, khoa: 15 })],
  ['116/2025/QH15', state('law', 116, undefined, 'law', 'QH', { year: 2025, khoa: 15 })],
  ['129/2025/QH15', state('law', 129, undefined, 'law', 'QH', { year: 2025, khoa: 15 })],
  ['202/2025/QH15', state('law', 202, undefined, 'law', 'QH', { year: 2025, khoa: 15 })],
  ['76/2025/UBTVQH15', state('law', 76, undefined, 'ordinance', 'UBTVQH', { year: 2025, khoa: 15 })],
  ['1666/NQ-UBTVQH15', state('named', 1666, 'NQ', 'resolution', 'UBTVQH', { khoa: 15 })],
  ['171/2025/NĐ-CP', state('normative', 171, 'NĐ', 'decree', 'CP', { year: 2025 })],
  ['356/2025/NĐ-CP', state('normative', 356, 'NĐ', 'decree', 'CP', { year: 2025 })],
  ['13/2023/NĐ-CP', state('normative', 13, 'NĐ', 'decree', 'CP', { year: 2023 })],
  ['30/2020/NĐ-CP', state('normative', 30, 'NĐ', 'decree', 'CP', { year: 2020 })],
  ['69/2024/NĐ-CP', state('normative', 69, 'NĐ', 'decree', 'CP', { year: 2024 })],
  ['10/2017/TT-BNV', state('normative', 10, 'TT', 'circular', 'BNV', { year: 2017 })],
  ['02/2023/TT-BNV', state('normative', 2, 'TT', 'circular', 'BNV', { year: 2023 })],
  ['03/2023/TT-BNV', state('normative', 3, 'TT', 'circular', 'BNV', { year: 2023 })],
  ['07/2021/TT-BNV', state('normative', 7, 'TT', 'circular', 'BNV', { year: 2021 })],
  ['07/2023/TT-BNV', state('normative', 7, 'TT', 'circular', 'BNV', { year: 2023 })],
  ['09/2023/TT-BNV', state('normative', 9, 'TT', 'circular', 'BNV', { year: 2023 })],
  ['10/2022/TT-BNV', state('normative', 10, 'TT', 'circular', 'BNV', { year: 2022 })],
  ['18/2025/TT-BNV', state('normative', 18, 'TT', 'circular', 'BNV', { year: 2025 })],
  ['36/2018/TT-BTC', state('normative', 36, 'TT', 'circular', 'BTC', { year: 2018 })],
  ['06/2023/TT-BTC', state('normative', 6, 'TT', 'circular', 'BTC', { year: 2023 })],
  ['100/2025/TT-BTC', state('normative', 100, 'TT', 'circular', 'BTC', { year: 2025 })],
  ['07/2016/TT-BCA', state('normative', 7, 'TT', 'circular', 'BCA', { year: 2016 })],
  ['12/2022/TT-BTTTT', state('normative', 12, 'TT', 'circular', 'BTTTT', { year: 2022 })],
  ['168/2021/NQ-HĐND', state('normative', 168, 'NQ', 'normative_resolution', 'HĐND', { year: 2021 })],
  ['25/2018/QĐ-UBND', state('normative', 25, 'QĐ', 'normative_decision', 'UBND', { year: 2018 })],
  ['23/2015/TTLT-BGDĐT-BNV', state('normative', 23, 'TTLT', 'joint_circular', 'BGDĐT', { year: 2015, jointCodes: ['BNV'] })],
  ['171/KH-UBND', state('named', 171, 'KH', 'plan', 'UBND')],
  ['12/KH-UBND', state('named', 12, 'KH', 'plan', 'UBND')],
  ['6140/QĐ-UBND', state('named', 6140, 'QĐ', 'decision', 'UBND')],
  ['36/QĐ-TCT', state('named', 36, 'QĐ', 'decision', 'TCT')],
  ['1855/QĐ-HVCTQG', state('named', 1855, 'QĐ', 'decision', 'HVCTQG')],
  ['268/QĐ-HVCT-HCQG', state('named', 268, 'QĐ', 'decision', 'HVCT-HCQG')],
  ['2500/QĐ-TTg', state('named', 2500, 'QĐ', 'decision', 'TTg')],
  ['3844/SNV-CCVC', state('letter', 3844, undefined, 'letter', 'SNV', { unitCode: 'CCVC' })],
  ['3844/SVN-CCVC', state('letter', 3844, undefined, 'letter', 'SVN', { unitCode: 'CCVC' })],
  ['474/UBND-VP7', state('letter', 474, undefined, 'letter', 'UBND', { unitCode: 'VP7' })],
  ['200-KH/TU', party(200, 'KH', 'plan', 'TU')],
  ['215-KH/TU', party(215, 'KH', 'plan', 'TU')],
  ['16-HD/BTCTU', party(16, 'HD', 'guidance', 'BTCTU')],
  ['16-HD/BTCTW', party(16, 'HD', 'guidance', 'BTCTW')],
  ['11-HD/VPTW', party(11, 'HD', 'guidance', 'VPTW')],
  ['36-HD/VPTW', party(36, 'HD', 'guidance', 'VPTW')],
  ['04-ĐA/TU', party(4, 'ĐA', 'scheme', 'TU')],
  ['18-NQ/TW', party(18, 'NQ', 'resolution', 'TW')],
  ['19-NQ/TW', party(19, 'NQ', 'resolution', 'TW')],
  ['20-NQ/TU', party(20, 'NQ', 'resolution', 'TU')],
  ['57-QĐ/TW', party(57, 'QĐ', 'decision', 'TW')],
  ['66-QĐ/TW', party(66, 'QĐ', 'decision', 'TW')],
  ['350-QĐ/TW', party(350, 'QĐ', 'decision', 'TW')],
  ['377-QĐ/TW', party(377, 'QĐ', 'decision', 'TW')],
  ['399-QĐ/TW', party(399, 'QĐ', 'decision', 'TW')],
  ['11-QĐ/TW', party(11, 'QĐ', 'decision', 'TW')],
  ['50-QĐ/TW', party(50, 'QĐ', 'decision', 'TW')],
  ['127-QĐ/TW', party(127, 'QĐ', 'decision', 'TW')],
  ['164-QĐ/TW', party(164, 'QĐ', 'decision', 'TW')],
  ['208-QĐ/TW', party(208, 'QĐ', 'decision', 'TW')],
  ['09-QĐi/TW', party(9, 'QĐi', 'regulation', 'TW')],
  ['6445-QĐ/TU', party(6445, 'QĐ', 'decision', 'TU')],
  ['127-KL/TW', party(127, 'KL', 'conclusion', 'TW')],
  ['6468-QĐ/HVCTQG', party(6468, 'QĐ', 'decision', 'HVCTQG')],
  ['2252-QĐ/HVCTQG', party(2252, 'QĐ', 'decision', 'HVCTQG')],
  ['8011-CV/BTCTW', party(8011, 'CV', 'letter', 'BTCTW')],
  ['24-BS/UBKTTU', party(24, 'BS', 'copy', 'UBKTTU')],
];

describe('numbers of the field', () => {
  test.each(EXAMPLES)('%s', (text, expected) => {
    const parsed = parseDocumentNumber(text)!;
    expect(parsed).toMatchObject({ sub: '', ...expected });
    for (const part of ['code', 'unitCode', 'year', 'khoa', 'jointCodes'] as const)
      if (!(part in expected)) expect(parsed[part]).toBeUndefined();
    expect(renderDocumentNumber(parsed)).toBe(text);
  });
  test('there are more than the 33 asked for', () => expect(new Set(EXAMPLES.map(([text]) => text)).size).toBeGreaterThan(33));
});

describe('as people type them', () => {
  test.each([
    ['36/QĐ - TCT', '36/QĐ-TCT'],
    ['Số: 12/KH-UBND', '12/KH-UBND'],
    ['Số 200-KH/TU', '200-KH/TU'],
    ['số:200 – KH / TU', '200-KH/TU'],
    ['168/2021/NQ-HÐND', '168/2021/NQ-HĐND'],
    ['57-Q\u0110/TW\u200b', '57-QĐ/TW'],
    ['4-ĐA/TU', '04-ĐA/TU'],
    ['9/2023/TT-BNV', '09/2023/TT-BNV'],
    ['12a/QĐ-UBND', '12a/QĐ-UBND'],
    ['24/BTĐKT-VP', '24/BTĐKT-VP'],
    ['05/UBND', '05/UBND'],
  ])('%s → %s', (typed, canonical) => expect(renderDocumentNumber(parseDocumentNumber(typed)!)).toBe(canonical));

  test('QĐ of the Party may be a decision or a regulation; QĐi only a regulation', () => {
    expect(parseDocumentNumber('57-QĐ/TW')!.kinds).toEqual(['decision', 'regulation']);
    expect(parseDocumentNumber('09-QĐi/TW')!.kinds).toEqual(['regulation']);
    expect(parseDocumentNumber('6140/QĐ-UBND')!.kinds).toEqual(['decision']);
  });
});

describe('suggestions', () => {
  const register = ['SNV', 'STC', 'UBND', 'HĐND', 'TU', 'BTCTU', 'BTGTU', 'LHP'];
  test.each([
    ['3844/SVN-CCVC', '3844/SNV-CCVC'],
    ['171/KH-UBDN', '171/KH-UBND'],
    ['16-HD/BTCUT', '16-HD/BTCTU'],
    ['12/QD-UBND', '12/QĐ-UBND'],
    ['3844/SNV-CCVC', null],
    ['57-QĐ/TW', null],
    ['15/BNV-ĐT', null],
    ['10/2017/TT-BNV', null],
    ['36/QĐ-TCT', null],
  ])('%s → %s', (typed, meant) => expect(suggestNumber(parseDocumentNumber(typed)!, register)).toBe(meant));
});

describe('identities', () => {
  const org = fc.stringMatching(/^[A-ZĐÂĂÊÔƠƯ][A-ZĐa-zđ0-9&.]{0,7}$/u).filter((s) => !/^(QH|UBTVQH)\d{1,2}$/u.test(s));
  const base = { num: fc.integer({ min: 1, max: 99_999 }), sub: fc.constantFrom('', '', 'a', 'b') };
  const year = fc.integer({ min: 1945, max: 2099 });
  const code = (codes: object) => fc.constantFrom(...Object.keys(codes));
  const text = fc.oneof(
    fc.record({ ...base, year, khoa: fc.integer({ min: 1, max: 20 }) }).map((n) => ({ ...n, form: 'law' as const, issuerCode: 'QH' })),
    fc
      .record({ ...base, year, code: code(NORMATIVE_CODES).filter((c) => !c.endsWith('LT')), issuerCode: org })
      .map((n) => ({ ...n, form: 'normative' as const })),
    fc
      .record({ ...base, year, issuerCode: org, jointCodes: fc.array(org, { minLength: 1, maxLength: 3 }) })
      .map((n) => ({ ...n, form: 'normative' as const, code: 'TTLT' })),
    fc.record({ ...base, code: code(STATE_CODES), issuerCode: org }).map((n) => ({ ...n, form: 'named' as const })),
    fc
      .record({ ...base, issuerCode: org.filter((s) => !(s in STATE_CODES)), unitCode: org })
      .map((n) => ({ ...n, form: 'letter' as const })),
    fc.record({ ...base, issuerCode: org }).map((n) => ({ ...n, form: 'letter0' as const })),
    fc.record({ ...base, code: code(PARTY_CODES), issuerCode: org }).map((n) => ({ ...n, form: 'party' as const })),
  );
  test('every number of the grammar reads back to its parts', () => {
    fc.assert(
      fc.property(text, (n) => {
        const written = renderDocumentNumber(n as DocumentNumber);
        const parsed = parseDocumentNumber(written);
        expect(parsed, written).toMatchObject(n);
        expect(renderDocumentNumber(parsed!)).toBe(written);
      }),
    );
  });
  test('whatever blanks and dashes surround it, the canonical form is the same', () => {
    const dash = fc.constantFrom('-', ' - ', '–', ' — ', '- ');
    const slash = fc.constantFrom('/', ' / ', '/ ', ' /');
    fc.assert(
      fc.property(text, dash, slash, fc.constantFrom('', 'Số ', 'Số: ', 'số:'), (n, d, s, prefix) => {
        const written = renderDocumentNumber(n as DocumentNumber);
        expect(normaliseNumber(prefix + written.replaceAll('-', d).replaceAll('/', s))).toBe(written);
      }),
    );
  });
  test('any text at all: no crash, and a canonical form is a fixed point', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const parsed = parseDocumentNumber(typed);
        if (parsed) expect(parseDocumentNumber(renderDocumentNumber(parsed))).toEqual(parsed);
        expect(normaliseNumber(normaliseNumber(typed)).length).toBeLessThanOrEqual(typed.length * 3 + 1);
      }),
    );
  });
});
