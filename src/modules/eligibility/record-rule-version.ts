import { today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { requireDocument } from '#modules/documents';
import { placeVersion } from '#modules/programmes';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal } from '#platform/refusal.ts';
import { ruleVersionInput, type RuleVersionInput } from './catalogue-contract.ts';

type Made = Outcome<{ id: string }>;

/**
 * What a rule asks from a day on. The version in force until then, of the same category, mode and overlay, ends on that day. Two at
 * once: the exclusion constraint lets one in.
 */
export async function recordRuleVersion(tx: Tx, actor: Actor, given: RuleVersionInput): Promise<Made> {
  const { ruleId, check, ...input } = ruleVersionInput.parse(given);
  const rule = await tx.selectFrom('eligibilityRule').select('code').where('id', '=', ruleId).executeTakeFirst();
  if (!rule) throw notFound('eligibility.unknown_rule');
  if (input.validTo !== null && input.validTo <= input.validFrom) throw new Refusal('eligibility.term_empty', {}, { where: 'validTo' });
  if (!input.documentId && !input.citation) throw new Refusal('eligibility.without_source', {}, { where: 'documentId' });
  if (check.kind === 'not_known' && input.verification === 'verified')
    throw new Refusal('eligibility.verified_unknown', {}, { where: 'verification' });
  if (input.documentId) await requireDocument(tx, input.documentId, 'documentId');
  if (input.overlayId) await requireDocument(tx, input.overlayId, 'overlayId');
  const beside = await tx
    .selectFrom('eligibilityRuleVersion')
    .select(['id', 'validFrom', 'validTo'])
    .where('ruleId', '=', ruleId)
    .where('category', 'is not distinct from', input.category)
    .where('studyMode', 'is not distinct from', input.studyMode)
    .where('overlayId', 'is not distinct from', input.overlayId)
    .where('withdrawnAt', 'is', null)
    .execute();
  const place = placeVersion(beside, input);
  if ('overlaps' in place) {
    const { validFrom, validTo } = place.overlaps;
    throw new Refusal(
      'eligibility.version_overlap',
      { from: validFrom, to: validTo ?? phrase('programmes.now') },
      { where: 'validFrom', status: 409 },
    );
  }
  if (place.ends)
    await tx.updateTable('eligibilityRuleVersion').set({ validTo: input.validFrom }).where('id', '=', place.ends.id).execute();
  const id = newId();
  await tx
    .insertInto('eligibilityRuleVersion')
    .values({
      id,
      ruleId,
      ...input,
      kind: check.kind,
      parameters: JSON.stringify(check.parameters),
      recordedBy: actor.accountId,
      recordedByName: actor.accountName,
    })
    .execute();
  return {
    result: { id },
    audit: { type: 'eligibility_rule_version', id, summary: { rule: rule.code, ...input, ...check, ended: place.ends?.id ?? null } },
  };
}

/** A version stops being in force on a day, and nothing takes its place. */
export async function endRuleVersion(tx: Tx, id: string, validTo: string): Promise<Made> {
  const version = await lockVersion(tx, id);
  if (validTo <= version.validFrom) throw new Refusal('eligibility.term_empty', {}, { where: 'validTo' });
  await tx.updateTable('eligibilityRuleVersion').set({ validTo }).where('id', '=', id).execute();
  return {
    result: { id },
    audit: { type: 'eligibility_rule_version', id, summary: { rule: version.code, before: version.validTo, validTo } },
  };
}

/** A version that is not in force yet goes as if it had not been recorded; the one it was to follow goes on. */
export async function withdrawRuleVersion(tx: Tx, actor: Actor, id: string): Promise<Made> {
  const version = await lockVersion(tx, id);
  if (version.validFrom <= today()) throw new Refusal('eligibility.in_force_already', { from: version.validFrom }, { status: 409 });
  await tx
    .updateTable('eligibilityRuleVersion')
    .set({ withdrawnAt: new Date().toISOString(), withdrawnByName: actor.accountName })
    .where('id', '=', id)
    .execute();
  await tx
    .updateTable('eligibilityRuleVersion')
    .set({ validTo: version.validTo })
    .where('ruleId', '=', version.ruleId)
    .where('category', 'is not distinct from', version.category)
    .where('studyMode', 'is not distinct from', version.studyMode)
    .where('overlayId', 'is not distinct from', version.overlayId)
    .where('withdrawnAt', 'is', null)
    .where('validTo', '=', version.validFrom)
    .execute();
  return { result: { id }, audit: { type: 'eligibility_rule_version', id, summary: { rule: version.code, validFrom: version.validFrom } } };
}

async function lockVersion(tx: Tx, id: string) {
  const version = await tx
    .selectFrom('eligibilityRuleVersion as v')
    .innerJoin('eligibilityRule as r', 'r.id', 'v.ruleId')
    .select(['r.code', 'v.ruleId', 'v.validFrom', 'v.validTo', 'v.category', 'v.studyMode', 'v.overlayId'])
    .where('v.id', '=', id)
    .where('v.withdrawnAt', 'is', null)
    .forUpdate('v')
    .executeTakeFirst();
  if (!version) throw notFound('eligibility.unknown_version');
  return version;
}
