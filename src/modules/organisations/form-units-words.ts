import { fold } from '#kit/text.ts';
import { LEVELS, REGIMES, UNIT_KINDS, type Level, type Regime, type UnitKind } from './contract.ts';
import { levelWords, regimeWords, unitKindWords } from './export-words.ts';

/** What offices write for a kind beside our own words; folded. First match wins. */
const KINDS: [RegExp, UnitKind][] = [
  [/^(trung tam|tt) (boi duong )?chinh tri/, 'political_centre'],
  [/^truong chinh tri/, 'political_school'],
  [/^(ubnd|uy ban nhan dan)/, 'peoples_committee'],
  [/^(hdnd|hoi dong nhan dan)/, 'peoples_council'],
  [/^(don vi )?su nghiep/, 'public_service_unit'],
  [/^(mat tran|doan the|to chuc chinh tri - xa hoi|mttq)/, 'mass_organisation'],
  [/^(so|so, nganh|so, ban, nganh|co quan chuyen mon)$/, 'department'],
  [/^(cap uy|dang uy|tinh uy|thanh uy|dang bo)$/, 'party_committee'],
  [/^(ban dang|ban cua cap uy|co quan (tham muu|dang).*|ban xay dung dang)$/, 'party_commission'],
  [/^(phong|van phong|phong, ban|chi cuc)$/, 'office'],
  [/^khoa$/, 'faculty'],
];
/** By how the name begins, where the list does not say the kind. */
const KINDS_BY_NAME: [RegExp, UnitKind][] = [
  ...KINDS.slice(0, 4),
  [/^so /, 'department'],
  [/^(tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|dang bo|chi bo) /, 'party_committee'],
  [/^(ban|van phong|uy ban kiem tra).* (tinh uy|thanh uy|huyen uy|quan uy|dang uy)/, 'party_commission'],
  [/^(phong|van phong|chi cuc) /, 'office'],
  [/^khoa /, 'faculty'],
  [
    /^(uy ban )?(mttq|mat tran)|^(thanh doan|tinh doan|huyen doan|lien doan lao dong|hoi (nong dan|lien hiep phu nu|cuu chien binh|phu nu))/,
    'mass_organisation',
  ],
  [/^(bo|tong cuc|cuc) /, 'central_agency'],
];
const LEVEL_WORDS: [RegExp, Level][] = [
  [/^(cap )?(trung uong|tw)$/, 'central'],
  [/^(cap )?(tinh|thanh pho|tinh, thanh pho|thanh pho truc thuoc trung uong)$/, 'province'],
  [/^(cap )?(huyen|quan|thi xa|quan, huyen.*)$/, 'district'],
  [/^(cap )?(xa|phuong|thi tran|co so|xa, phuong.*)$/, 'commune'],
  [/^(trong don vi|don vi|noi bo|phong, khoa|thuoc don vi)$/, 'unit'],
];
const LEVELS_BY_NAME: [RegExp, Level][] = [
  [/\b(xa|phuong|thi tran|dac khu) /, 'commune'],
  [/\b(huyen|quan|thi xa) /, 'district'],
  [/^(so|tinh uy|thanh uy|thanh doan|tinh doan|truong chinh tri) /, 'province'],
  [/^(phong|khoa|van phong) /, 'unit'],
];

const first = <T>(table: readonly [RegExp, T][], text: string): T | null => table.find(([words]) => words.test(fold(text)))?.[1] ?? null;
const named = <T extends string>(codes: readonly T[], words: Record<T, string>, text: string): T | null =>
  codes.find((code) => code === text || fold(words[code]) === fold(text)) ?? null;

export const readKind = (text: string): UnitKind | null => named(UNIT_KINDS, unitKindWords, text) ?? first(KINDS, text);
export const kindOfName = (name: string): UnitKind | null => first(KINDS_BY_NAME, name);
export const readLevel = (text: string): Level | null => named(LEVELS, levelWords, text) ?? first(LEVEL_WORDS, text);
export const levelOfName = (name: string): Level | null => first(LEVELS_BY_NAME, name);
export const readRegime = (text: string): Regime | null =>
  named(REGIMES, regimeWords, text) ??
  (/\bdang\b/.test(fold(text)) ? 'party' : /nha nuoc|chinh quyen|nd ?30|30\/2020/.test(fold(text)) ? 'state' : null);
/** Whose papers a kind writes unless the list says otherwise; political schools write the State's. */
export const regimeOfKind = (kind: UnitKind): Regime => (kind === 'party_committee' || kind === 'party_commission' ? 'party' : 'state');
