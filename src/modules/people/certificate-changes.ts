import { formatDate } from '#kit/dates.ts';
import type { Change } from '#modules/imports';
import { issuerKey, partialDateText, type CertificateFacts } from './certificate-rules.ts';
import type { Entry } from './form-certificates-rows.ts';

/** What the file has a column for is as the file says; number and issuer are never taken away. */
export function over(before: CertificateFacts, { facts, said }: Entry): CertificateFacts {
  const after = Object.fromEntries(FACTS.map((key) => [key, said.has(key) ? facts[key] : before[key]])) as CertificateFacts;
  return {
    ...after,
    title: (said.has('title') && facts.title) || before.title,
    serial: facts.serial ?? before.serial,
    issuer: sameIssuer(before, facts),
    familyId: facts.familyId ?? before.familyId,
  };
}

const sameIssuer = (before: CertificateFacts, facts: CertificateFacts) =>
  facts.issuer === null || issuerKey(before.issuer) === issuerKey(facts.issuer) ? before.issuer : facts.issuer;

export const FACTS = [
  'title',
  'familyId',
  'serial',
  'registerNo',
  'issuer',
  'issuedOn',
  'issuedPrecision',
  'courseFrom',
  'courseTo',
  'periods',
  'classification',
  'decision',
  'signer',
] as const;

const TITLES: [keyof CertificateFacts, string][] = [
  ['title', 'Chương trình'],
  ['serial', 'Số hiệu'],
  ['registerNo', 'Số vào sổ'],
  ['issuer', 'Cơ sở cấp'],
  ['courseFrom', 'Từ ngày'],
  ['courseTo', 'Đến ngày'],
  ['periods', 'Số tiết'],
  ['classification', 'Xếp loại'],
  ['decision', 'Quyết định công nhận'],
  ['signer', 'Người ký'],
];

export function changesOf(before: CertificateFacts, after: CertificateFacts): Change[] {
  const shown = (value: string | number | null) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value) : value;
  const issued = (facts: CertificateFacts) => partialDateText({ date: facts.issuedOn, precision: facts.issuedPrecision });
  const all = TITLES.map(([key, field]) => ({ field, before: shown(before[key]), after: shown(after[key]) }));
  const family =
    before.familyId === after.familyId
      ? []
      : [{ field: 'Chương trình trong danh mục', before: before.familyId && 'khác', after: after.familyId && 'đã gắn' }];
  return [...all, { field: 'Ngày cấp', before: issued(before), after: issued(after) }, ...family].filter((one) => one.before !== one.after);
}
