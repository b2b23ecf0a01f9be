import type { CalendarDate } from '#kit/dates.ts';
import { actorOn } from '#modules/access';
import { coveredBy, standingFor } from '#modules/delegation';
import type { Actor, Capability } from '#platform/actor.ts';
import type { Database } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { NamedAccount } from './arrange-absence.ts';

/** Who an absence names, by sign-in name; accounts are read as the tenant, whoever asks. */
type Asked = { name: string; where: 'absentName' | 'deputyName'; deskId: number; day: CalendarDate };

/** Whoever is away must have been able to decide at the desk: an absence hands nothing on that was not there. */
export const absentNamed = (database: Database, actor: Actor, asked: Asked): Promise<NamedAccount> =>
  named(database, actor, asked, 'approvals.decide', 'approvals.absent_elsewhere', standingFor);

/** Whoever stands in must see what lies on the desk, and be one who takes part in requests. */
export const deputyNamed = (database: Database, actor: Actor, asked: Asked): Promise<NamedAccount> =>
  named(database, actor, asked, 'approvals.submit', 'approvals.deputy_elsewhere', (db, { scope }, units) => coveredBy(db, scope, units));

function named(
  database: Database,
  actor: Actor,
  { name, where, deskId, day }: Asked,
  needed: Capability,
  otherwise: 'approvals.absent_elsewhere' | 'approvals.deputy_elsewhere',
  reach: typeof standingFor,
): Promise<NamedAccount> {
  return database.read({ ...actor, scope: { kind: 'tenant' } }, async (db) => {
    const found = await db
      .selectFrom('account')
      .select(['id', 'name'])
      .where('signInName', '=', name.toLowerCase())
      .where('disabledAt', 'is', null)
      .executeTakeFirst();
    if (!found) throw new Refusal('approvals.unknown_account', { name }, { where, status: 404 });
    const then = await actorOn(db, actor.tenant, found.id, day);
    if (!then?.capabilities.has(needed) || !(await reach(db, then, [deskId]))(deskId))
      throw new Refusal(otherwise, { name: found.name, date: day }, { where });
    return found;
  });
}
