import type { Actor } from '#platform/actor.ts';
import { Refusal } from '#platform/refusal.ts';

/** Of a series: who leads its classes, in which bloc, and who runs them. */
export type SeriesPlace = { leadId: number; leadBloc: number; runnerId: number };

/** Does what this person looks after reach who leads or runs the series? Calls, seats and decisions are theirs. */
export function reaches({ scope }: Actor, { leadId, leadBloc, runnerId }: SeriesPlace): boolean {
  switch (scope.kind) {
    case 'tenant':
      return true;
    case 'bloc':
      return scope.bloc === leadBloc;
    case 'unit':
      return scope.units.includes(leadId) || scope.units.includes(runnerId);
    default:
      return false;
  }
}

/** @throws Refusal admissions.series_out_of_scope (403) */
export function refuseOutside(actor: Actor, series: SeriesPlace & { code: string }): void {
  if (!reaches(actor, series)) throw new Refusal('admissions.series_out_of_scope', { series: series.code }, { status: 403 });
}
