import { sql } from 'kysely';
import { daysBetween, today, type CalendarDate } from '#kit/dates.ts';
import {
  bodiesFor,
  coveredBy,
  issuerOf,
  matrixOn,
  mayDecide,
  mayPrepare,
  type Decision,
  type Facts,
  type Matrix,
} from '#modules/delegation';
import { unitNameOn } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader, Tx } from '#platform/database/transaction.ts';
import { phrase, Refusal, type Saying } from '#platform/refusal.ts';
import type { Item } from './contract.ts';
import { recordDirected, type Pending } from './record-directed.ts';
import { itemsNeeded, type Needed } from './items-needed.ts';

/** What is about to be done, and to what. */
export type Intent = {
  decision: Decision;
  /** The day that chooses the version of the matrix. */
  date: CalendarDate;
  personnel: string | null;
  facts: Facts;
  subject: { type: string; id: string; title: string; restricted?: boolean };
  /** Its paper, or who directed it before there is one. */
  basis: { documentId?: string | null | undefined; pending?: Pending | null | undefined };
  /** Units that have agreed to a request about it. */
  granted?: readonly number[];
};
type Missing = { item: Item | null; unit: number };

/**
 * Refuses what the matrix of the day does not allow the actor: delegation.not_yours, delegation.consent_missing. Somebody with
 * approvals.direct may go ahead as directed, document to follow; that is kept and chased. Answers the version applied.
 */
export async function goAhead(tx: Tx, actor: Actor, intent: Intent): Promise<string | null> {
  const matrix = await matrixOn(tx, intent.date, intent.personnel);
  if (!matrix) return null;
  const bodies = bodiesFor(matrix, intent.facts, intent.decision);
  const issuer = await issuerOf(tx, intent.basis.documentId);
  const granted = new Set([...(intent.granted ?? []), ...(issuer === null ? [] : [issuer])]);
  const verdict = mayDecide({ bodies, stands: await coveredBy(tx, actor.scope, bodies.decides), granted });
  if (verdict.code === null) return matrix.versionId;
  const missing = verdict.units.map((unit) => ({ item: null, unit }));
  if (await wentAheadAsDirected(tx, actor, intent, missing)) return matrix.versionId;
  const params = {
    decision: phrase(`decision.${intent.decision}`),
    what: intent.subject.title,
    units: await namesOf(tx, verdict.units),
  };
  throw verdict.code === 'delegation.not_yours'
    ? new Refusal('delegation.not_yours', params, { where: intent.subject.title, status: 403 })
    : new Refusal('delegation.consent_missing', params, { where: intent.subject.title, status: 409 });
}

/** Refuses names on a list by somebody who has no say in it. */
export async function mayListNames(tx: Tx, actor: Actor, intent: Omit<Intent, 'decision' | 'basis'>): Promise<void> {
  const matrix = await matrixOn(tx, intent.date, intent.personnel);
  if (!matrix) return;
  const bodies = bodiesFor(matrix, intent.facts, 'list');
  const { runner } = intent.facts;
  const named = [...bodies.decides, ...bodies.approves, ...bodies.agrees, ...(runner === null ? [] : [runner])];
  if (mayPrepare(bodies, runner, await coveredBy(tx, actor.scope, named))) return;
  const params = {
    decision: phrase('decision.list'),
    what: intent.subject.title,
    units: await namesOf(tx, bodies.decides.length > 0 ? bodies.decides : named),
  };
  throw new Refusal('delegation.not_yours', params, { where: intent.subject.title, status: 403 });
}

/** How far the concurrence on a class is: what the matrix asks, and what was asked for beside it. */
export type ItemHeard = Needed & {
  state: 'missing' | 'pending' | 'returned' | 'agreed' | 'refused';
  since: string | null;
  remark: string | null;
};

export async function itemsHeard(db: Reader, matrix: Matrix | null, facts: Facts, classId: string): Promise<ItemHeard[]> {
  const needed = itemsNeeded(matrix, facts);
  const { rows } = await sql<{
    item: Needed['item'];
    unit: number;
    state: 'pending' | 'returned' | 'agreed' | 'refused';
    request: string;
    since: string;
    remark: string | null;
  }>`
    select distinct on (i.item, r.desk_id) i.item, r.desk_id as unit, i.state, r.state as request, i.since, i.remark
    from approval_request r join approval_item i on i.request_id = r.id
    where r.kind = 'concurrence' and r.subject_type = 'training_class' and r.subject_id = ${classId} and r.state <> 'withdrawn'
    order by i.item, r.desk_id, r.recorded_at desc, r.id desc`.execute(db);
  const heard = needed.map((one): ItemHeard => {
    const row = rows.find(({ item, unit }) => item === one.item && unit === one.unit);
    return { ...one, state: row?.state ?? 'missing', since: row?.since ?? null, remark: row?.remark ?? null };
  });
  // asked for although nobody had to: it waits for its answer all the same
  const beside = rows.filter((row) => row.request === 'open' && !needed.some(({ item, unit }) => item === row.item && unit === row.unit));
  return [...heard, ...beside.map(({ item, unit, state, since, remark }) => ({ item, unit, state, since, remark }))];
}

/**
 * Không triệu tập khi chưa đủ ý kiến: refuses to open a class before each item that needs somebody's written word has it
 * (approvals.items_missing), when names were added after the list was agreed (approvals.list_changed), and to whoever does not
 * decide on the opening. Answers the version of the matrix applied.
 */
export async function hearItems(
  tx: Tx,
  actor: Actor,
  intent: Intent,
  addedAfter: (moment: string) => Promise<number>,
): Promise<string | null> {
  const matrix = await matrixOn(tx, intent.date, intent.personnel);
  const heard = await itemsHeard(tx, matrix, intent.facts, intent.subject.id);
  const missing = heard.filter(({ state }) => state !== 'agreed');
  const list = heard.find(({ item, state, since }) => item === 'list' && state === 'agreed' && since);
  const added = missing.length === 0 && list ? await addedAfter(list.since!) : 0;
  const lacking: Missing[] = added > 0 ? [list!] : missing;
  if (lacking.length > 0) {
    if (await wentAheadAsDirected(tx, actor, intent, lacking)) return matrix?.versionId ?? null;
    if (added > 0) throw new Refusal('approvals.list_changed', { count: added }, { where: intent.subject.title, status: 409 });
    throw new Refusal(
      'approvals.items_missing',
      { count: missing.length, missing: await inSayings(tx, missing) },
      { where: intent.subject.title, status: 409 },
    );
  }
  // who agreed to the time agreed to the opening
  const granted = heard.filter(({ item }) => item === 'time').map(({ unit }) => unit);
  return goAhead(tx, actor, { ...intent, granted: [...(intent.granted ?? []), ...granted] });
}

async function inSayings(db: Reader, missing: readonly ItemHeard[]): Promise<Saying[]> {
  const names = await unitNames(
    db,
    missing.map(({ unit }) => unit),
  );
  return missing.map(({ item, unit, state, since }) =>
    phrase(`approval_missing.${state}`, {
      item: phrase(`approval_item.${item}`),
      unit: names.get(unit) ?? '',
      days: since ? Math.max(0, daysBetween(since.slice(0, 10), today())) : 0,
    }),
  );
}

/** Theo chỉ đạo, văn bản bổ sung sau: only where a name and the capability are there. */
async function wentAheadAsDirected(tx: Tx, actor: Actor, intent: Intent, missing: readonly Missing[]): Promise<boolean> {
  const { pending } = intent.basis;
  if (!pending || !actor.capabilities.has('approvals.direct')) return false;
  await recordDirected(tx, actor, { ...intent, pending, missing });
  return true;
}

export async function unitNames(db: Reader, units: readonly number[]): Promise<Map<number, string>> {
  if (units.length === 0) return new Map();
  const rows = await db
    .selectFrom('unit')
    .select(['id', unitNameOn(sql.ref<number | null>('unit.id'), today()).as('name')])
    .where('id', 'in', [...new Set(units)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name ?? '']));
}
const namesOf = async (db: Reader, units: readonly number[]): Promise<string> => [...(await unitNames(db, units)).values()].join(', ');

/** Desks that have agreed to a request about something, as it stands (`stamp`), for `goAhead`. */
export async function desksAgreed(db: Reader, kind: string, subjectId: string, stamp: string | null = null): Promise<number[]> {
  const rows = await db
    .selectFrom('approvalRequest')
    .select(['deskId', 'subjectStamp'])
    .where('kind', '=', kind)
    .where('subjectId', '=', subjectId)
    .where('state', '=', 'agreed')
    .execute();
  return rows.filter((row) => stamp === null || row.subjectStamp === stamp).map(({ deskId }) => deskId);
}
