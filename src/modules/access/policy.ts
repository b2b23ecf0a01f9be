import { sql, type RawBuilder } from 'kysely';
import { today, type CalendarDate } from '#kit/dates.ts';
import { isRole, maySeeRestricted, type Role, type ScopeKind } from '#kit/roles.ts';
import { roleCapabilities, type Actor, type Capability, type Scope } from '#platform/actor.ts';
import type { Reader, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';

/** Units, programmes and the audit trail belong to the whole tenant: who looks after a part of it does not keep them. */
const OF_THE_WHOLE: readonly Capability[] = ['units.record', 'programmes.record', 'audit.read'];

/** What a role may do where it is held; `restricted`: with restricted classes, which few roles see by themselves. */
export function rightsOf(role: Role, scope: ScopeKind, restricted = false): Set<Capability> {
  const all = new Set(roleCapabilities[role]);
  if (restricted && maySeeRestricted(role)) all.add('classes.restricted');
  if (scope !== 'tenant') for (const one of OF_THE_WHOLE) all.delete(one);
  // possible doubles lie across agencies: nobody looks through them from within one
  if (scope !== 'tenant' && scope !== 'bloc') all.delete('people.merge');
  return all;
}

/** Nobody grants a right they lack. One's own file is everybody's, so it may be opened to its trainee by whoever sees that person. */
export function refuseBeyondRights(actor: Actor, role: Role, scope: ScopeKind, restricted = false): void {
  const lacking = [...rightsOf(role, scope, restricted)].some((one) => one !== 'own.read' && !actor.capabilities.has(one));
  if (lacking) throw new Refusal('access.beyond_rights', {}, { where: 'role', status: 403 });
}

/** Whether an assignment `g` lies within what somebody looks after. */
export function withinReach(scope: Scope): RawBuilder<boolean> {
  switch (scope.kind) {
    case 'tenant':
      return sql`true`;
    case 'bloc':
      return sql`(g.bloc = ${scope.bloc}
        or exists (select from unit_version v where v.unit_id = g.unit_id and v.bloc = ${scope.bloc} and v.valid_to is null)
        or exists (select from training_class c where c.id = g.class_id and c.lead_bloc = ${scope.bloc})
        or exists (select from person p where p.id = g.person_id and p.bloc = ${scope.bloc}))`;
    case 'unit': {
      const units = sql`any (${[...scope.units]}::int[])`;
      return sql`(g.unit_id = ${units}
        or exists (select from training_class c where c.id = g.class_id and (c.runner_id = ${units} or c.host_id = ${units}))
        or exists (select from person p where p.id = g.person_id and p.unit_id = ${units}))`;
    }
    default:
      return sql`false`;
  }
}

/** Whoever looks after a part of the tenant works on accounts whose every role lies in that part, with no right it lacks itself. */
export async function refuseOutOfReach(db: Reader, actor: Actor, accountId: string): Promise<void> {
  if (actor.scope.kind === 'tenant') return;
  const { rows } = await sql<{ role: string; scope: ScopeKind; restricted: boolean; within: boolean }>`
    select g.role, g.scope, g.sees_restricted as restricted, ${withinReach(actor.scope)} as within from assignment g
    where g.account_id = ${accountId} and (g.valid_to is null or g.valid_to > ${today()})`.execute(db);
  if (rows.length === 0 || rows.some((row) => !row.within)) throw new Refusal('access.beyond_scope', {}, { status: 403 });
  for (const { role, scope, restricted } of rows) if (isRole(role)) refuseBeyondRights(actor, role, scope, restricted);
}

/** Asked after a change that counts from `from` on (default today): somebody must still be able to open every door, then too. */
export async function refuseWithoutChief(tx: Tx, from: CalendarDate = today()): Promise<void> {
  const day = from > today() ? from : today();
  const { rows } = await sql`
    select 1 from assignment join account on account.id = assignment.account_id
    where role = 'chief' and scope = 'tenant' and disabled_at is null
      and valid_from <= ${day} and (valid_to is null or valid_to > ${day}) limit 1`.execute(tx);
  if (rows.length === 0) throw new Refusal('access.last_chief', {}, { status: 409 });
}
