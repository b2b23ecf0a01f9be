import { closest, fold, tidy } from '#kit/text.ts';
import { type Kind, NORMATIVE_CODES, PARTY_CODES, STATE_CODES } from './kinds.ts';

export type Regime = 'state' | 'party';

/** law 91/2025/QH15 · normative 168/2021/NQ-HĐND · named 171/KH-UBND · letter 474/UBND-VP7 · letter0 15/UBND · party 200-KH/TU */
export type NumberForm = 'law' | 'normative' | 'named' | 'letter' | 'letter0' | 'party';

export type DocumentNumber = {
  regime: Regime;
  form: NumberForm;
  num: number;
  /** 'a' of 12a/QĐ-UBND, else ''. */
  sub: string;
  /** The code as numbered: KH, QĐ, QĐi. A state letter and a law carry none. */
  code?: string;
  /** The usual kind for this code; `kinds` has all it may mean. */
  kind: Kind;
  kinds: readonly Kind[];
  /** SNV, UBND, TU, QH. Of a joint document the lead body. */
  issuerCode: string;
  /** The other bodies of a joint circular or resolution. */
  jointCodes?: string[];
  /** Drafting unit of a letter: CCVC, VP7. */
  unitCode?: string;
  year?: number;
  /** Term of the National Assembly: 15 of QH15. */
  khoa?: number;
};

const NUM = '(?<num>0?[1-9]\\d{0,5})(?<sub>[a-z]?)';
const UPPER = 'A-ZĐÂĂÊÔƠƯ';
const ORG = `[${UPPER}][${UPPER}a-zđ0-9&.]*`;
const ORGS = `(?<org>${ORG}(?:-${ORG})*)`;
const YEAR = '(?<year>(?:19|20)\\d\\d)';
const anyOf = (codes: object) =>
  `(?<code>${Object.keys(codes)
    .sort((a, b) => b.length - a.length)
    .join('|')})`;

// In the order in which they are tried: the first that matches decides.
const PATTERNS: [NumberForm, RegExp][] = [
  ['law', new RegExp(`^${NUM}/${YEAR}/(?<org>(?:QH|UBTVQH)[1-9]\\d?)$`, 'u')],
  ['normative', new RegExp(`^${NUM}/${YEAR}/${anyOf(NORMATIVE_CODES)}-${ORGS}$`, 'u')],
  ['named', new RegExp(`^${NUM}/${anyOf(STATE_CODES)}-${ORGS}$`, 'u')],
  ['letter', new RegExp(`^${NUM}/(?<org>${ORG})-(?<unit>${ORG})$`, 'u')],
  ['letter0', new RegExp(`^${NUM}/(?<org>${ORG})$`, 'u')],
  ['party', new RegExp(`^${NUM}-${anyOf(PARTY_CODES)}/${ORGS}$`, 'u')],
];

const JOINT = new Set(['TTLT', 'NQLT']);

/** What was typed, without what writers put around it: 'Số: 36/QĐ - TCT' → '36/QĐ-TCT'. */
export function normaliseNumber(typed: string): string {
  return tidy(typed)
    .replace(/[‐‑‒–—―−－]/gu, '-')
    .replace(/[∕⁄／]/gu, '/')
    .replace(/^(số|so)\s*:?\s*/iu, '')
    .replace(/\s*([/-])\s*/gu, '$1');
}

function kindsOf(form: NumberForm, org: string, code: string | undefined): readonly Kind[] {
  if (form === 'law') return org.startsWith('UBTVQH') ? ['ordinance', 'resolution'] : ['law', 'resolution'];
  if (form === 'letter' || form === 'letter0') return ['letter'];
  const codes = form === 'normative' ? NORMATIVE_CODES : form === 'named' ? STATE_CODES : PARTY_CODES;
  return codes[code!]!;
}

/** null when the text follows neither the State's nor the Party's numbering. */
export function parseDocumentNumber(typed: string): DocumentNumber | null {
  const text = normaliseNumber(typed);
  for (const [form, pattern] of PATTERNS) {
    const groups = pattern.exec(text)?.groups;
    if (!groups) continue;
    const code = groups['code'];
    const orgs = code !== undefined && JOINT.has(code) ? groups['org']!.split('-') : [groups['org']!];
    const assembly = /^(QH|UBTVQH)([1-9]\d?)$/u.exec(orgs[0]!);
    const kinds = kindsOf(form, orgs[0]!, code);
    return {
      regime: form === 'party' ? 'party' : 'state',
      form,
      num: Number(groups['num']),
      sub: groups['sub']!,
      ...(code !== undefined && { code }),
      kind: kinds[0]!,
      kinds,
      issuerCode: assembly ? assembly[1]! : orgs[0]!,
      ...(orgs.length > 1 && { jointCodes: orgs.slice(1) }),
      ...(groups['unit'] !== undefined && { unitCode: groups['unit'] }),
      ...(groups['year'] !== undefined && { year: Number(groups['year']) }),
      ...(assembly && { khoa: Number(assembly[2]) }),
    };
  }
  return null;
}

/** The one way we write a number: 01–09 padded, no blanks. render(parse(x)) is canonical. */
export function renderDocumentNumber(n: DocumentNumber): string {
  const head = `${String(n.num).padStart(2, '0')}${n.sub}`;
  const org = [`${n.issuerCode}${n.khoa ?? ''}`, ...(n.jointCodes ?? [])].join('-');
  switch (n.form) {
    case 'law':
      return `${head}/${n.year}/${org}`;
    case 'normative':
      return `${head}/${n.year}/${n.code}-${org}`;
    case 'named':
      return `${head}/${n.code}-${org}`;
    case 'letter':
      return `${head}/${org}-${n.unitCode}`;
    case 'letter0':
      return `${head}/${org}`;
    case 'party':
      return `${head}-${n.code}/${org}`;
  }
}

/** The number as the register keeps it: canonical where it can be read, else tidied. */
export function canonicalNumber(typed: string): string {
  const parsed = parseDocumentNumber(typed);
  return parsed ? renderDocumentNumber(parsed) : normaliseNumber(typed);
}

// Codes of central bodies, right though no unit of a province carries them. 'BNV' must not be "corrected" to a province's 'SNV'.
const CENTRAL_CODES = new Set(
  'TW BTCTW BTGTW BTGDVTW BDVTW UBKTTW BNCTW VPTW HVCTQG HVCT-HCQG QH UBTVQH VPQH CTN CP TTg VPCP BNV BTC BCA BQP BNG BTP BGDĐT BYT BCT BXD BKHCN BKHĐT BTTTT BVHTTDL BTNMT BNNPTNT BNNMT BLĐTBXH BGTVT TTCP NHNN UBDT TANDTC VKSNDTC KTNN MTTW'.split(
    ' ',
  ),
);

/**
 * What a number probably should read, or null. Only a suggestion: the paper may really say what was typed.
 * A letter whose issuer is a document code without its diacritics ('12/QD-UBND') is that named document; an issuer code the register does not know is compared with those it knows.
 * @param registerCodes issuer codes of the unit register, in any version of a unit; put the code of the chosen issuer first.
 */
export function suggestNumber(n: DocumentNumber, registerCodes: readonly string[]): string | null {
  if (n.form === 'law' || n.form === 'normative') return null;
  if (registerCodes.includes(n.issuerCode) || CENTRAL_CODES.has(n.issuerCode)) return null;
  if (n.form === 'letter') {
    const code = Object.keys(STATE_CODES).find((c) => fold(c) === fold(n.issuerCode));
    if (code !== undefined) return renderDocumentNumber({ ...n, form: 'named', code, issuerCode: n.unitCode! });
  }
  const meant = closest(n.issuerCode, registerCodes);
  return meant === null ? null : renderDocumentNumber({ ...n, issuerCode: meant });
}
