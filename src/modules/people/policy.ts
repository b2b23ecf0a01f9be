import type { Actor } from '#platform/actor.ts';
import { Refusal } from '#platform/refusal.ts';

/** A desk may move people within its scope only; the database would not let the row go, this says why. */
export function refuseMoveOutside({ scope }: Actor, to: { unitId: number; bloc: number }): void {
  const inside =
    scope.kind === 'tenant' ||
    (scope.kind === 'bloc' && scope.bloc === to.bloc) ||
    (scope.kind === 'unit' && scope.units.includes(to.unitId));
  if (!inside) throw new Refusal('people.move_outside', {}, { where: 'unitId', status: 403 });
}

/** A merge touches classes, certificates and counts of every bloc, which only the whole tenant sees. */
export function refuseMergeInPart({ scope }: Actor): void {
  if (scope.kind !== 'tenant') throw new Refusal('people.merge_whole_tenant', {}, { status: 403 });
}
