import type { Actor } from '#platform/actor.ts';

/** Whose year may this person close or estimate? The whole tenant (null) only for those who see all of it. null = yes, else a reason code. */
export function mayAnswerFor(actor: Actor, unitId: number | null): string | null {
  if (actor.scope.kind === 'tenant') return null;
  return actor.scope.kind === 'unit' && unitId !== null && actor.scope.units.includes(unitId) ? null : 'reports.unit_outside_scope';
}

/** A published figure is explained by those who answer for its institution. */
export const mayExplain = (actor: Actor, figure: { runnerId: number | null }): string | null =>
  mayAnswerFor(actor, figure.runnerId) && 'reports.figure_outside_scope';
