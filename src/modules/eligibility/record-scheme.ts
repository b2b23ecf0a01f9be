import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { RuleInput } from './catalogue-contract.ts';

type Made = Outcome<{ id: string }>;

/** A set of conditions, still without any. */
export async function recordScheme(tx: Tx, _actor: Actor, { code, name }: { code: string; name: string }): Promise<Made> {
  const twin = await tx.selectFrom('eligibilityScheme').select(['code', 'name']).where('code', '=', code).executeTakeFirst();
  if (twin) throw new Refusal('eligibility.scheme_exists', twin, { where: 'code', status: 409 });
  const id = newId();
  await tx.insertInto('eligibilityScheme').values({ id, code, name }).execute();
  return { result: { id }, audit: { type: 'eligibility_scheme', id, summary: { code, name } } };
}

/** A condition of a set, still without a version: nothing is asked until one is recorded. */
export async function recordRule(tx: Tx, _actor: Actor, { schemeId, code, name }: RuleInput): Promise<Made> {
  const scheme = await tx.selectFrom('eligibilityScheme').select('code').where('id', '=', schemeId).executeTakeFirst();
  if (!scheme) throw notFound('eligibility.unknown_scheme');
  const twin = await tx
    .selectFrom('eligibilityRule')
    .select(['code', 'name'])
    .where('schemeId', '=', schemeId)
    .where('code', '=', code)
    .executeTakeFirst();
  if (twin) throw new Refusal('eligibility.rule_exists', twin, { where: 'code', status: 409 });
  const id = newId();
  await tx.insertInto('eligibilityRule').values({ id, schemeId, code, name }).execute();
  return { result: { id }, audit: { type: 'eligibility_rule', id, summary: { scheme: scheme.code, code, name } } };
}

/** Which programmes ask a set of conditions: these and no others. */
export async function setSchemeFamilies(tx: Tx, schemeId: string, familyIds: readonly string[]): Promise<Made> {
  const scheme = await tx.selectFrom('eligibilityScheme').select(['code', 'everyFamily']).where('id', '=', schemeId).executeTakeFirst();
  if (!scheme) throw notFound('eligibility.unknown_scheme');
  if (scheme.everyFamily) throw new Refusal('eligibility.every_family');
  const wanted = [...new Set(familyIds)];
  const known = wanted.length ? await tx.selectFrom('programmeFamily').select(['id', 'code']).where('id', 'in', wanted).execute() : [];
  if (known.length < wanted.length) throw notFound('eligibility.unknown_family');
  const before = await tx
    .selectFrom('eligibilitySchemeFamily as l')
    .innerJoin('programmeFamily as f', 'f.id', 'l.familyId')
    .select(['f.id', 'f.code'])
    .where('l.schemeId', '=', schemeId)
    .execute();
  const gone = before.filter(({ id }) => !wanted.includes(id)).map(({ id }) => id);
  const added = wanted.filter((id) => !before.some((one) => one.id === id));
  if (gone.length) await tx.deleteFrom('eligibilitySchemeFamily').where('schemeId', '=', schemeId).where('familyId', 'in', gone).execute();
  if (added.length)
    await tx
      .insertInto('eligibilitySchemeFamily')
      .values(added.map((familyId) => ({ schemeId, familyId })))
      .execute();
  const codes = (rows: readonly { code: string }[]) => rows.map(({ code }) => code).toSorted();
  return {
    result: { id: schemeId },
    audit: { type: 'eligibility_scheme', id: schemeId, summary: { code: scheme.code, before: codes(before), families: codes(known) } },
  };
}
