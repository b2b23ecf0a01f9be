import type { Actor } from '#platform/actor.ts';

type PlanScope = { issuerId: number; bloc: number | null; ordersRestricted?: boolean };
type LineScope = { leadId: number; leadBloc: number; runnerId: number; hostId: number | null };

/** May this person keep the plan itself (make it, order it, approve it)? null = yes, else a reason code. */
export function mayOrder(actor: Actor, plan: PlanScope): string | null {
  if (plan.ordersRestricted && !actor.capabilities.has('classes.restricted')) return 'plan.restricted_lines';
  switch (actor.scope.kind) {
    case 'tenant':
      return null;
    case 'bloc':
      return plan.bloc === actor.scope.bloc ? null : 'plan.out_of_scope';
    case 'unit':
      return actor.scope.units.includes(plan.issuerId) ? null : 'plan.out_of_scope';
    default:
      return 'plan.out_of_scope';
  }
}

/** May this person write a line that these units lead, run and house? The database holds the same line underneath. */
export function mayWriteLine(actor: Actor, line: LineScope): string | null {
  switch (actor.scope.kind) {
    case 'tenant':
      return null;
    case 'bloc':
      return line.leadBloc === actor.scope.bloc ? null : 'plan.line_out_of_scope';
    case 'unit': {
      const units = actor.scope.units;
      return [line.leadId, line.runnerId, line.hostId].some((unit) => unit !== null && units.includes(unit))
        ? null
        : 'plan.line_out_of_scope';
    }
    default:
      return 'plan.line_out_of_scope';
  }
}
