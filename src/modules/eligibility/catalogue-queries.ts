import { sql } from 'kysely';
import type { CalendarDate } from '#kit/dates.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { inText, type Texts } from '#platform/refusal.ts';
import type { ShownRuleVersion, ShownScheme } from './catalogue-contract.ts';
import { secretOf, wanted } from './checks.ts';
import { schemesOf } from './queries.ts';
import { check } from './rule-contract.ts';

const numbered = (column: string) =>
  sql<{
    id: string;
    number: string;
  } | null>`(select jsonb_build_object('id', d.id, 'number', d.number) from document d where d.id = ${sql.ref(column)})`;

/** Every set of conditions with all versions there were, or only those a programme asks on a day. */
export async function listSchemes(
  db: Reader,
  { on, familyId }: { on: CalendarDate; familyId?: string | undefined },
  texts: Texts,
): Promise<ShownScheme[]> {
  const only = familyId === undefined ? null : new Set((await schemesOf(db, familyId, on)).map(({ id }) => id));
  const schemes = await db
    .selectFrom('eligibilityScheme')
    .select(['id', 'code', 'name', 'everyFamily'])
    .orderBy('everyFamily')
    .orderBy('recordedAt')
    .orderBy('id')
    .execute();
  const families = await db
    .selectFrom('eligibilitySchemeFamily as l')
    .innerJoin('programmeFamily as f', 'f.id', 'l.familyId')
    .select(['l.schemeId', 'f.id', 'f.code', 'f.name'])
    .orderBy('f.code')
    .execute();
  const rules = await db.selectFrom('eligibilityRule').select(['id', 'schemeId', 'code', 'name']).orderBy('code').execute();
  const versions = await versionsOf(db, texts);
  const [familiesOf, rulesOf] = [Map.groupBy(families, (one) => one.schemeId), Map.groupBy(rules, (one) => one.schemeId)];
  return schemes
    .filter(({ id }) => only?.has(id) ?? true)
    .map((scheme) => ({
      ...scheme,
      families: (familiesOf.get(scheme.id) ?? []).map(({ schemeId: _scheme, ...family }) => family),
      rules: (rulesOf.get(scheme.id) ?? []).map(({ schemeId: _scheme, ...rule }) => ({ ...rule, versions: versions.get(rule.id) ?? [] })),
    }));
}

/** All versions by their rule, the newest first; a tenant has some dozens. */
async function versionsOf(db: Reader, texts: Texts): Promise<Map<string, ShownRuleVersion[]>> {
  const rows = await db
    .selectFrom('eligibilityRuleVersion as v')
    .select([
      'v.ruleId',
      'v.id',
      'v.validFrom',
      'v.validTo',
      'v.category',
      'v.studyMode',
      'v.kind',
      'v.parameters',
      'v.severity',
      'v.ageReference',
      numbered('v.documentId').as('document'),
      'v.citation',
      'v.verification',
      numbered('v.overlayId').as('overlay'),
      sql<boolean>`v.withdrawn_at is not null`.as('withdrawn'),
      'v.recordedByName as recordedBy',
    ])
    .orderBy('v.validFrom', 'desc')
    .orderBy(sql`v.category is not null`)
    .orderBy('v.category')
    .orderBy('v.id')
    .execute();
  const shown = rows.map(({ kind, parameters, ...row }) => {
    const asks = check.parse({ kind, parameters });
    return { ...row, ...asks, required: inText(wanted(asks), texts), secret: secretOf(asks) } as ShownRuleVersion & { ruleId: string };
  });
  return Map.groupBy(shown, (one) => one.ruleId);
}
