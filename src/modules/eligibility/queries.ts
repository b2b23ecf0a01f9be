import { sql } from 'kysely';
import type { CalendarDate } from '#kit/dates.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { Personnel, ReferenceDay, Severity, StudyMode } from './kinds.ts';
import { check } from './rule-contract.ts';
import type { InForce, RuleInForce } from './rules.ts';

/**
 * What counts for a programme on a day: two statements for a whole list of nominees, whatever their category. Sets of conditions of the
 * programme, of its version in force, and those asked of every programme.
 */
export async function rulesInForce(db: Reader, { familyId, on }: { familyId: string; on: CalendarDate }): Promise<InForce> {
  const schemes = await schemesOf(db, familyId, on);
  const rules = await versionsInForce(
    db,
    schemes.map(({ id }) => id),
    on,
  );
  const blocking = new Set(rules.flatMap(({ severity, scheme }) => (severity === 'block' ? scheme : [])));
  return {
    on,
    rules,
    silent: schemes.filter(({ code, onlyWarns }) => !onlyWarns && !blocking.has(code)).map(({ code, name }) => ({ code, name })),
  };
}

/** Versions of the rules of some schemes, or of one of them, in force on a day; `on` null: all that were ever recorded. */
export async function versionsInForce(
  db: Reader,
  schemeIds: readonly string[],
  on: CalendarDate | null,
  ruleId?: string,
): Promise<RuleInForce[]> {
  if (schemeIds.length === 0) return [];
  const rows = await db
    .selectFrom('eligibilityRuleVersion as v')
    .innerJoin('eligibilityRule as r', 'r.id', 'v.ruleId')
    .innerJoin('eligibilityScheme as s', 's.id', 'r.schemeId')
    .leftJoin('document as o', 'o.id', 'v.overlayId')
    .where('r.schemeId', 'in', schemeIds)
    .where('v.withdrawnAt', 'is', null)
    .$if(ruleId !== undefined, (q) => q.where('r.id', '=', ruleId!))
    .$if(on !== null, (q) => q.where('v.validFrom', '<=', on!).where((e) => e.or([e('v.validTo', 'is', null), e('v.validTo', '>', on!)])))
    .select([
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
  return rows.map(({ kind, parameters, overlayId, overlayNumber, ...row }) => ({
    ...row,
    category: row.category as Personnel | null,
    studyMode: row.studyMode as StudyMode | null,
    severity: row.severity as Severity,
    ageReference: row.ageReference as ReferenceDay,
    verification: row.verification as RuleInForce['verification'],
    check: check.parse({ kind, parameters }),
    overlay: overlayId === null ? null : { id: overlayId, number: overlayNumber! },
  }));
}

/** The sets of conditions a programme asks on a day; `onlyWarns`: none of their rules has ever kept anybody out. */
export const schemesOf = (db: Reader, familyId: string, on: CalendarDate) =>
  db
    .selectFrom('eligibilityScheme as s')
    .select([
      's.id',
      's.code',
      's.name',
      's.everyFamily',
      sql<boolean>`coalesce((select not bool_or(v.severity = 'block') from eligibility_rule_version v join eligibility_rule r on r.id = v.rule_id
        where r.scheme_id = s.id and v.withdrawn_at is null), s.every_family)`.as('onlyWarns'),
    ])
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
