import { sql } from 'kysely';
import type { CalendarDate } from '#kit/dates.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';
import type { Family, ListedVersion, Nature, Version } from './contract.ts';
import { byName, familyMeant, inForceOn } from './rules.ts';

const versionColumns = [
  'id',
  'code',
  'name',
  'validFrom',
  'validTo',
  'documentId',
  'studyDays',
  'continueMonths',
  'verification',
  'citation',
] as const;

/** Every family with all its versions, by name; a tenant has some dozens. */
export async function listFamilies(db: Reader, on: CalendarDate): Promise<Family[]> {
  const families = await db.selectFrom('programmeFamily').select(['id', 'code', 'name', 'nature', 'frameworkId', 'rowVersion']).execute();
  const areas = Map.groupBy(await db.selectFrom('familyArea').select(['familyId', 'areaId']).execute(), (row) => row.familyId);
  const amounts = await contentAmounts(db);
  const rows = await db
    .selectFrom('programmeVersion')
    .select(['familyId', ...versionColumns])
    .orderBy('validFrom', 'desc')
    .orderBy('code')
    .execute();
  const versions = Map.groupBy(rows, (row) => row.familyId);
  return families
    .map((family) => {
      const own = (versions.get(family.id) ?? []).map((row): ListedVersion => ({
        ...(row as Version),
        ...(amounts.get(row.id) ?? { modules: 0, topics: 0, periods: 0 }),
      }));
      const areaIds = (areas.get(family.id) ?? []).map(({ areaId }) => areaId);
      return { ...family, nature: family.nature as Nature, areaIds, versions: own, inForceId: inForceOn(own, on)?.id ?? null };
    })
    .sort(byName);
}

/** Modules, topics and periods of each version that has any. */
async function contentAmounts(db: Reader): Promise<Map<string, { modules: number; topics: number; periods: number }>> {
  const { rows } = await sql<{ versionId: string; modules: number; topics: number; periods: number }>`
    select version_id, sum(modules)::int as modules, sum(topics)::int as topics, sum(periods)::int as periods from (
      select version_id, 1 as modules, 0 as topics, lecture + discussion + field_study + self_study + test as periods from programme_module
      union all
      select version_id, 0, 1, lecture + discussion + field_study + self_study + test from programme_topic
    ) parts group by version_id`.execute(db);
  return new Map(rows.map(({ versionId, ...amounts }) => [versionId, amounts]));
}

/** One programme with all its versions. @throws Refusal programmes.family_unknown (404) */
export async function oneFamily(db: Reader, id: string, on: CalendarDate): Promise<Family> {
  const family = (await listFamilies(db, on)).find((one) => one.id === id);
  if (!family) throw notFound('programmes.family_unknown');
  return family;
}

/** The family with a code, or one of whose versions has it; null when there is none. */
export async function familyByCode(db: Reader, code: string): Promise<{ id: string; code: string; name: string; nature: Nature } | null> {
  const found = await db
    .selectFrom('programmeFamily')
    .select(['id', 'code', 'name', 'nature'])
    .where((e) => e.or([e('code', '=', code), e('id', 'in', e.selectFrom('programmeVersion').select('familyId').where('code', '=', code))]))
    .orderBy((e) => e('code', '=', code), 'desc')
    .executeTakeFirst();
  return found ? { ...found, nature: found.nature as Nature } : null;
}

/** What a code or a name typed by hand means. @throws Refusal programmes.unknown or programmes.unknown_suggest (404) */
export async function requireFamily(db: Reader, text: string, on: CalendarDate): Promise<Family> {
  const meant = familyMeant(await listFamilies(db, on), text);
  if (meant.family) return meant.family;
  throw meant.suggestion === null
    ? notFound('programmes.unknown', { text })
    : notFound('programmes.unknown_suggest', { text, suggestion: meant.suggestion });
}

/** The version of a family in force on a day; null when there was none. */
export async function versionInForce(db: Reader, familyId: string, on: CalendarDate): Promise<Version | null> {
  const found = await db
    .selectFrom('programmeVersion')
    .select(versionColumns)
    .where('familyId', '=', familyId)
    .where('validFrom', '<=', on)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', on)]))
    .orderBy('validFrom', 'desc')
    .executeTakeFirst();
  return (found as Version | undefined) ?? null;
}

export const listFundingSources = (db: Reader) => db.selectFrom('fundingSource').select(['code', 'name']).orderBy('code').execute();
