import type { ReadRow, Remark } from '#modules/imports';
import type { Actor } from '#platform/actor.ts';
import { phrase } from '#platform/refusal.ts';
import type { CheckedNominee } from './check-nominees.ts';
import type { Stated } from './form-nominations-facts.ts';

/** A verdict as remarks of a row: what fails or is missing warns, and keeps nobody out of the list; who decides sees it all. */
export function verdictRemarks({ verdict, refusal }: CheckedNominee): Remark[] {
  // who cannot be put forward is told why, not by which rules besides
  if (refusal) return [];
  const rules = verdict.rules.flatMap(({ title, outcome, required, needs }): Remark[] => {
    const params = { rule: title, required, needs };
    if (outcome === 'failed') return [{ severity: 'warning', code: 'nominations.rule_failed', params }];
    if (outcome === 'missing')
      return [{ severity: 'warning', code: 'nominations.rule_missing', params: { ...params, needs: needs ?? required } }];
    return outcome === 'warned' ? [{ severity: 'notice', code: 'nominations.rule_warned', params }] : [];
  });
  return [
    ...rules,
    ...verdict.findings.map(({ code, severity, params }): Remark => ({
      severity: severity === 'notice' ? 'notice' : 'warning',
      code,
      params,
    })),
  ];
}

/** Columns whose facts this actor may not write into a record: said, since nothing keeps them. */
export function factRemarks({ capabilities }: Actor, { texts }: ReadRow, stated: Stated): Remark[] {
  const unread = (column: string, known: unknown): Remark[] =>
    texts[column] && known === null
      ? [
          {
            severity: 'notice',
            code: 'nominations.fact_unread',
            params: { field: phrase(`nominations.column_${column}`), typed: texts[column] },
            column,
          },
        ]
      : [];
  const notYours = (column: string, known: unknown, needed: 'people.party' | 'people.record'): Remark[] =>
    texts[column] && known !== null && !capabilities.has(needed)
      ? [{ severity: 'notice', code: 'nominations.fact_not_recorded', params: { field: phrase(`nominations.column_${column}`) }, column }]
      : [];
  return [
    ...unread('education', stated.education),
    ...unread('theory', stated.theory),
    ...unread('servingSince', stated.servingSince),
    ...notYours('partyDate', stated.partyStatus, 'people.party'),
    ...notYours('education', stated.education, 'people.record'),
    ...notYours('theory', stated.theory, 'people.record'),
    ...notYours('ethnicity', stated.ethnicMinority, 'people.record'),
  ];
}
