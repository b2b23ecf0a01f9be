import { sql } from 'kysely';
import type { CalendarDate } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { actorOf } from './gate.ts';
import type { HeldRole } from './rules.ts';
import { rolesOf } from './sessions.ts';

/** The actor that an account in use makes on a day; null where it holds no role then. Read by the tenant's role. */
export async function actorOn(db: Reader, tenant: string, accountId: string, day: CalendarDate): Promise<Actor | null> {
  const { rows } = await sql<{ id: string; name: string; held: HeldRole[] }>`
    select a.id, a.name, ${rolesOf(sql.ref('a.id'), sql.val(day))} as held from account a
    where a.id = ${accountId} and a.disabled_at is null`.execute(db);
  const [found] = rows;
  return found ? actorOf(tenant, { ...found, mustChange: false, mustEnrol: false }) : null;
}
