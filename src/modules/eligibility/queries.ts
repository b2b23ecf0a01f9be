import { sql } from 'kysely';
import type { CalendarDate } from '#kit/dates.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { Personnel, ReferenceDay, Severity, StudyMode } from './kinds.ts';
import { check } from './rule-contract.ts';
import type { InForce, RuleInForce } from './rules.ts';

/**
 * What counts for a programme on a day: one look for a whole list of nominees, whatever their category. Schemes of the programme, of
 * its version in force, and those asked of every programme.
 */
export async function rulesInForce(db: Reader, { familyId, on }: { familyId: string; on: CalendarDate }): Promise<InForce> {
  const schemes = await schemesOf(db, familyId, on);
  if (schemes.length === 0) return { on, rules: [], silent: [] };
  const rows = await db
    .selectFrom('eligibilityRuleVersion as v')
    .innerJoin('eligibilityRule as r', 'r.id', 'v.ruleId')
    .innerJoin('eligibilityScheme as s', 's.id', 'r.schemeId')
    .leftJoin('document as o', 'o.id', 'v.overlayId')
    .where(
      'r.schemeId',
      'in',
      schemes.map(({ id }) => id),
    )
    .where('v.withdrawnAt', 'is', null)
    .where('v.validFrom', '<=', on)
    .where((e) => e.or([e('v.validTo', 'is', null), e('v.validTo', '>', on)]))
    .select([
      's.id as schemeId',
      's.code as scheme',
      'r.code',
      'r.name',
      'v.id as versionId',
      'v.category',
      'v.studyMode',
      'v.kind',
      'v.parameters',
      'v.severity',
      'v.ageReference',
      'v.citation',
      'v.verification',
      'o.id as overlayId',
      'o.number as overlayNumber',
    ])
    .orderBy('s.everyFamily')
    .orderBy('s.code')
    .orderBy('r.code')
    .orderBy('v.id')
    .execute();
  const spoken = new Set(rows.map(({ schemeId }) => schemeId));
  return {
    on,
    rules: rows.map(({ schemeId: _scheme, kind, parameters, overlayId, overlayNumber, ...row }): RuleInForce => ({
      ...row,
      category: row.category as Personnel | null,
      studyMode: row.studyMode as StudyMode | null,
      severity: row.severity as Severity,
      ageReference: row.ageReference as ReferenceDay,
      verification: row.verification as RuleInForce['verification'],
      check: check.parse({ kind, parameters }),
      overlay: overlayId === null ? null : { id: overlayId, number: overlayNumber! },
    })),
    silent: schemes.filter(({ id, everyFamily }) => !everyFamily && !spoken.has(id)).map(({ code, name }) => ({ code, name })),
  };
}

/** The sets of conditions a programme asks on a day. */
export const schemesOf = (db: Reader, familyId: string, on: CalendarDate) =>
  db
    .selectFrom('eligibilityScheme as s')
    .select(['s.id', 's.code', 's.name', 's.everyFamily'])
    .where((e) =>
      e.or([
        e('s.everyFamily', '=', true),
        e('s.id', 'in', e.selectFrom('eligibilitySchemeFamily').select('schemeId').where('familyId', '=', familyId)),
        sql<boolean>`s.code in (select q.scheme_code from programme_requirement q join programme_version p on p.id = q.version_id
          where p.family_id = ${familyId} and p.valid_from <= ${on} and (p.valid_to is null or p.valid_to > ${on}))`,
      ]),
    )
    .orderBy('s.everyFamily')
    .orderBy('s.code')
    .execute();
