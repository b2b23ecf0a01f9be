import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { isNow, notFound, phrase, stale, type Text } from '#platform/refusal.ts';
import { type UnitChange, unitChange } from './contract.ts';
import { checkReferences } from './create-unit.ts';
import { allVersions, oneUnit } from './queries.ts';
import { livesOn, type UnitVersion } from './rules.ts';
import { addAliases, changeFrom, checkOrganisation, lockUnits } from './write-version.ts';

const FIELDS = ['name', 'shortName', 'symbol', 'kind', 'level', 'bloc', 'parentId', 'regime'] as const;

/**
 * A new version of a unit from a date on; the same date as an existing version corrects that one. Code and aliases change for all time.
 * @param rowVersion what the editor saw; @throws Refusal edit.stale, unit.unknown, unit.ended, unit.nothing_changed, unit.parent_cycle and those of createUnit
 */
export async function editUnit(
  tx: Tx,
  _actor: Actor,
  unitId: number,
  rowVersion: number,
  input: UnitChange,
): Promise<Outcome<{ id: number; uid: string }>> {
  const { validFrom, documentId, code, aliases, ...given } = unitChange.parse(input);
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const locked = (await lockUnits(tx, [unitId])).get(unitId);
  if (!locked) throw notFound('unit.unknown', { id: unitId });
  const versions = await allVersions(tx);
  if (locked.rowVersion !== rowVersion) throw stale({ changed: await whatDiffers(tx, unitId, validFrom, versions, changes) });

  await checkReferences(tx, { code, bloc: given.bloc, parentId: given.parentId }, unitId);
  const identityOnly = Object.keys(changes).length === 0 && (code !== undefined || aliases !== undefined);
  if (!identityOnly) await changeFrom(tx, versions, unitId, validFrom, changes, documentId);
  if (aliases !== undefined) {
    await tx.deleteFrom('unitAlias').where('unitId', '=', unitId).execute();
    await addAliases(tx, unitId, aliases);
  }
  const { id, uid } = await tx
    .updateTable('unit')
    .set({ rowVersion: rowVersion + 1, ...(code !== undefined && { code }) })
    .where('id', '=', unitId)
    .returning(['id', 'uid'])
    .executeTakeFirstOrThrow();
  await checkOrganisation(tx, [unitId], validFrom);
  return { result: { id, uid }, audit: { type: 'unit', id: String(id), summary: { validFrom, code, aliases, ...changes } } };
}

/** For the one who comes second: what the unit is now where it is not what was sent. */
async function whatDiffers(
  tx: Tx,
  unitId: number,
  from: string,
  versions: readonly UnitVersion[],
  sent: Record<string, unknown>,
): Promise<Text> {
  const { versions: own } = await oneUnit(tx, unitId, from);
  const shown = own.find((version) => livesOn(version, from)) ?? own.at(-1);
  const now = versions.find((version) => version.unitId === unitId && version.validFrom === shown?.validFrom);
  const values: Record<(typeof FIELDS)[number], Text | null | undefined> = {
    name: now?.name,
    shortName: now?.shortName,
    symbol: now?.symbol,
    kind: now && phrase(`unit_kind.${now.kind}`),
    level: now && phrase(`unit_level.${now.level}`),
    bloc: shown?.blocName,
    parentId: shown?.parentName,
    regime: now && phrase(`regime.${now.regime}`),
  };
  const different = FIELDS.filter((field) => field in sent && sent[field] !== now?.[field]);
  if (different.length === 0) return phrase('unit.new_version', { from: shown?.validFrom ?? '' });
  return different.map((field) => isNow(phrase(`unit.field_${field}`), values[field]));
}
