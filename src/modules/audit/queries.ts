import { sql, type RawBuilder } from 'kysely';
import { today } from '#kit/dates.ts';
import { unitNameOn } from '#modules/organisations';
import { onePage, readCursor, type Page } from '#platform/database/pages.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { TrailChoices, TrailFilter, TrailKind } from './contract.ts';

/** One act as it lies in the trail, or an event of the ledger that was about a person. */
export type Act = {
  id: string;
  at: string;
  kind: TrailKind;
  accountId: string;
  accountName: string;
  role: string | null;
  command: string;
  objectType: string | null;
  objectId: string | null;
  summary: Record<string, unknown> | null;
};

/** Of what hangs on a class: whether it is in sight. The trail is of the whole tenant, so what is not is restricted, or gone. */
const hung = ['training_class', 'slot', 'chain', 'ledger_event', 'approval_request', 'approval_directed', 'import_run'] as const;
const inSight = sql`case a.object_type ${sql.join(
  hung.map((table) => sql`when ${sql.lit(table)} then exists (select from ${sql.table(table)} o where o.id = a.object_id::uuid)`),
  sql` `,
)} else true end`;
const head = sql`a.id, a.at, a.kind, a.account_id, a.account_name, a.role, a.command, a.object_type, a.object_id`;
const columns = sql`${head}, case when current_setting('khuevan.restricted')::boolean
  or (a.summary->>'restricted' is distinct from 'true' and ${inSight}) then a.summary end as summary`;

/**
 * All that was seen or done of one person: acts on the person, files that were applied to it, events of the ledger it took
 * part in. What was done to many at once stands once in the trail; who they were stands in the ledger.
 */
const actsOf = (person: string): RawBuilder<unknown> => sql`(
  select ${head}, a.summary from audit a where a.object_id = ${person}
  union all
  select ${head}, a.summary from import_made m join audit a on a.object_id = m.run_id::text
    where m.object = 'person' and m.object_id = ${person} and a.object_type = 'import_run' and a.command like 'imports.apply%'
  union all
  select e.id, e.recorded_at, 'write', e.recorded_by, e.recorded_by_name, null, 'event.' || e.kind, 'training_class', e.class_id::text,
      jsonb_strip_nulls(jsonb_build_object('date', e.effective_date, 'reason', e.reason))
    from ledger_event e where e.id in (
      select t.event_id from enrolment n join ledger_event_trainee t on t.enrolment_id = n.id where n.person_id = ${person}::uuid
      union select v.id from chain c join ledger_event v on v.chain_id = c.id where c.person_id = ${person}::uuid))`;

/** Midnight in Viet Nam, where a day begins. */
const dayBegins = (day: string, later = 0) => sql`((${day}::date + ${later}::int)::timestamp at time zone 'Asia/Ho_Chi_Minh')`;

export type Asked = { sort: 'time' | '-time'; after?: string | undefined; limit: number };

export function listActs(db: Reader, filter: TrailFilter, { sort, after, limit }: Asked): Promise<Page<Act>> {
  const { account, kind, command, object, objectId, person, since, until } = filter;
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (account) all.push(sql`a.account_id = ${account}::uuid`);
  if (kind) all.push(sql`a.kind = ${kind}`);
  if (command) all.push(sql`a.command = ${command}`);
  if (object) all.push(sql`a.object_type = ${object}`);
  if (objectId) all.push(sql`a.object_id = ${objectId}`);
  if (since) all.push(sql`a.at >= ${dayBegins(since)}`);
  if (until) all.push(sql`a.at < ${dayBegins(until, 1)}`);
  const from = readCursor(after);
  const [way, beyond] = sort === 'time' ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
  const past = from ? sql`and (a.at, a.id) ${beyond} (${from.key}::timestamptz, ${from.id}::uuid)` : sql``;
  const source = person ? actsOf(person) : sql`audit`;
  return onePage<Act>(
    { after: from, limit },
    sql`select ${columns}, a.at::text as key from ${source} a where ${sql.join(all, sql` and `)} ${past} order by a.at ${way}, a.id ${way}`,
    async (walked) =>
      (
        await sql<Act & { key: string; counted: number }>`select w.* from ${walked} w order by w.at ${way}, w.id ${way}`.execute(
          db as never,
        )
      ).rows,
  );
}

/** What things of a type are called: a query from ids (text[]) to `id` and `name`. */
const named: Record<string, (ids: RawBuilder<unknown>) => RawBuilder<{ id: string; name: string }>> = {
  person: (ids) => sql`select id, full_name as name from person where id = any (${ids}::uuid[])`,
  training_class: (ids) => sql`select id, code || ' – ' || name as name from training_class where id = any (${ids}::uuid[])`,
  plan: (ids) => sql`select id, title as name from plan where id = any (${ids}::uuid[])`,
  document: (ids) => sql`select id, number as name from document where id = any (${ids}::uuid[])`,
  account: (ids) => sql`select id, name from account where id = any (${ids}::uuid[])`,
  admission_series: (ids) => sql`select id, code || ' – ' || name as name from admission_series where id = any (${ids}::uuid[])`,
  admission_call: (ids) =>
    sql`select c.id, s.code || ' – ' || s.name as name from admission_call c join admission_series s on s.id = c.series_id where c.id = any (${ids}::uuid[])`,
  nomination: (ids) => sql`select id, full_name as name from nomination where id = any (${ids}::uuid[])`,
  import_run: (ids) => sql`select id, file_name as name from import_run where id = any (${ids}::uuid[])`,
  unit: (ids) =>
    sql`select u.id::text, ${unitNameOn(sql.ref<number | null>('u.id'), today())} as name from unit u where u.id = any (${ids}::int[])`,
};
const readable = (type: string, id: string) => (type === 'unit' ? /^\d{1,9}$/ : /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i).test(id);

/** Which thing an act was about; of a denied address, what its form tells. */
export function objectOf({ objectType, objectId, summary }: Act): { type: string; id: string } | null {
  if (objectType === null || objectId === null) return null;
  const address = objectType === 'address' ? String(summary?.['address']) : '';
  const type = /\/people\//.test(address) ? 'person' : /\/classes\//.test(address) ? 'training_class' : objectType;
  return { type, id: objectId };
}

/** Names of what these acts were about, by "type id", as they are today. */
export async function namesOf(db: Reader, acts: readonly Act[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const things = acts.flatMap((act) => objectOf(act) ?? []).filter(({ type, id }) => named[type] && readable(type, id));
  for (const [type, some] of Map.groupBy(things, (one) => one.type)) {
    const { rows } = await named[type]!(sql`${[...new Set(some.map(({ id }) => id))]}`).execute(db as never);
    for (const { id, name } of rows) names.set(`${type} ${id}`, name);
  }
  return names;
}

/** Who may stand in the trail. */
export async function accountsOf(db: Reader): Promise<TrailChoices['accounts']> {
  return db.selectFrom('account').select(['id', 'name']).orderBy('name').execute();
}
