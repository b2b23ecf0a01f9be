import type { Change } from '#modules/imports';
import { phrase } from '#platform/refusal.ts';
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

/** Each with the column of the form that says it. */
const COLUMNS: [keyof CertificateFacts, string][] = [
  ['title', 'title'],
  ['serial', 'serial'],
  ['registerNo', 'registerNo'],
  ['issuer', 'issuer'],
  ['courseFrom', 'from'],
  ['courseTo', 'to'],
  ['periods', 'periods'],
  ['classification', 'classification'],
  ['decision', 'decision'],
  ['signer', 'signer'],
];

export function changesOf(before: CertificateFacts, after: CertificateFacts): Change[] {
  const issued = (facts: CertificateFacts) => partialDateText({ date: facts.issuedOn, precision: facts.issuedPrecision });
  const all = COLUMNS.map(([key, field]) => ({ field, before: before[key], after: after[key] }));
  const family =
    before.familyId === after.familyId
      ? []
      : [
          {
            field: phrase('certificate.family'),
            before: before.familyId && phrase('certificate.family_other'),
            after: after.familyId && phrase('certificate.family_linked'),
          },
        ];
  return [...all, { field: 'issuedOn', before: issued(before), after: issued(after) }, ...family].filter((one) => one.before !== one.after);
}
