import { sql } from 'kysely';
import { daysBetween, today } from '#kit/dates.ts';
import { coveredBy, standingFor } from '#modules/delegation';
import { unitNameOn } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { inText, notFound, type Texts } from '#platform/refusal.ts';
import type { z } from 'zod';
import type {
  Absence,
  AppraisalDue,
  DayOff,
  daysOffQuery,
  Directed,
  RequestList,
  RequestPage,
  requestFilter,
  RequestRow,
  Rule,
} from './contract.ts';
import { unitNames } from './go-ahead.ts';
import { requestsFrom, withItems } from './request-rows.ts';
import { addMonths, daysLate, problemOf, ruleOn, type Act, type Situation } from './rules.ts';

/** Desks where the actor stands in for somebody today, and for whom. */
const deputyDesks = async (db: Reader, actor: Actor) =>
  db
    .selectFrom('approvalAbsence')
    .select(['deskId', 'absentId', 'absentName'])
    .where('deputyId', '=', actor.accountId)
    .where('fromOn', '<=', today())
    .where('toOn', '>=', today())
    .where('revokedAt', 'is', null)
    .orderBy('recordedAt')
    .execute();

/** What waits for the actor, what it submitted, what is late; the narrowest view that a desk works from comes first. */
export async function listRequests(
  db: Reader,
  actor: Actor,
  { view, kind, subject }: z.output<typeof requestFilter>,
): Promise<RequestList> {
  let asked = requestsFrom(db)
    .orderBy(sql`r.state = 'open' desc, r.due_on nulls last, r.recorded_at desc`)
    .orderBy('r.id');
  if (kind) asked = asked.where('r.kind', '=', kind);
  if (subject) asked = asked.where('r.subjectId', '=', subject);
  const rows = await withItems(db, await asked.limit(1000).execute());
  const hands = await db.selectFrom('approvalHand').select(['requestId', 'side']).where('accountId', '=', actor.accountId).execute();
  const mine = new Set(hands.filter(({ side }) => side === 'submits').map(({ requestId }) => requestId));
  const desks = new Set((await deputyDesks(db, actor)).map(({ deskId }) => deskId));
  const stands = await standingFor(db, actor, [...new Set(rows.flatMap((row) => [row.desk.id, row.from.id]))]);
  const has = (state: string) => (row: RequestRow) => row.items.some((item) => item.state === state);
  const waits = (row: RequestRow) =>
    row.state === 'open' &&
    ((has('pending')(row) &&
      !mine.has(row.id) &&
      ((actor.capabilities.has('approvals.decide') && stands(row.desk.id)) || desks.has(row.desk.id))) ||
      (has('returned')(row) &&
        (mine.has(row.id) || (actor.capabilities.has('approvals.submit') && stands(row.from.id) && !decidedBy.has(row.id)))));
  const decidedBy = new Set(hands.filter(({ side }) => side === 'decides').map(({ requestId }) => requestId));
  const of = {
    waiting: rows.filter(waits),
    mine: rows.filter((row) => mine.has(row.id)),
    late: rows.filter((row) => row.late > 0),
    all: rows,
  };
  const directed = await db
    .selectFrom('approvalDirected')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('documentId', 'is', null)
    .executeTakeFirstOrThrow();
  const count = (name: keyof typeof of) => of[name].length;
  return {
    rows: of[view],
    counts: { waiting: count('waiting'), mine: count('mine'), late: count('late'), all: count('all'), directed: directed.count },
  };
}

/** One request with its history and what the caller may do about it, each with the reason why not. */
export async function oneRequest(db: Reader, actor: Actor, id: string, texts: Texts): Promise<RequestPage> {
  const [row] = await withItems(db, await requestsFrom(db).where('r.id', '=', id).execute());
  if (!row) throw notFound('approvals.unknown');
  const steps = await db
    .selectFrom('approvalStep as s')
    .leftJoin('document as d', 'd.id', 's.documentId')
    .where('s.requestId', '=', id)
    .select([
      's.id',
      's.item',
      's.round',
      's.act',
      's.accountName as by',
      's.behalfName as behalf',
      's.remark',
      's.recordedAt as at',
      'd.id as documentId',
      'd.number',
    ])
    .orderBy('s.seq')
    .execute();
  const hands = await db.selectFrom('approvalHand').select(['accountId', 'side']).where('requestId', '=', id).execute();
  const stands = await standingFor(db, actor, [row.desk.id]);
  const covers = await coveredBy(db, actor.scope, [row.from.id]);
  const own = actor.capabilities.has('approvals.decide') && stands(row.desk.id);
  const behalf = own ? null : ((await deputyDesks(db, actor)).find(({ deskId }) => deskId === row.desk.id) ?? null);
  const on = (side: string, accounts: readonly string[]) => hands.some((hand) => hand.side === side && accounts.includes(hand.accountId));
  const situation = (item: Situation['item']): Situation => ({
    request: row.state,
    item,
    atFrom: actor.capabilities.has('approvals.submit') && covers(row.from.id),
    atDesk: own || behalf !== null,
    submitted: on('submits', [actor.accountId, ...(behalf ? [behalf.absentId] : [])]),
    decided: on('decides', [actor.accountId]),
    remark: 'x',
  });
  const verdict = (act: Act, item: Situation['item']) => {
    const problem = problemOf(act, situation(item));
    return { may: problem === null, why: problem && inText({ say: problem, params: { title: row.title } }, texts) };
  };
  const open = (state: 'pending' | 'returned') => row.items.find((item) => item.state === state)?.state ?? row.items[0]?.state ?? null;
  return {
    ...row,
    steps: steps.map(({ documentId, number, ...one }) => ({
      ...one,
      document: documentId ? { id: documentId, number: number! } : null,
    })) as RequestPage['steps'],
    decide: { ...verdict('agreed', open('pending')), inNameOf: behalf?.absentName ?? null },
    resubmit: verdict('resubmitted', open('returned')),
    withdraw: verdict('withdrawn', null),
  };
}

export async function listAbsences(db: Reader): Promise<Absence[]> {
  const rows = await db
    .selectFrom('approvalAbsence as a')
    .leftJoin('document as d', 'd.id', 'a.documentId')
    .select([
      'a.id',
      'a.absentName as absent',
      'a.deputyName as deputy',
      'a.deskId',
      unitNameOn(sql.ref<number | null>('a.desk_id'), today()).as('deskName'),
      'a.fromOn',
      'a.toOn',
      'a.revokedAt',
      'a.rowVersion',
      'd.id as documentId',
      'd.number',
    ])
    .orderBy('a.toOn', 'desc')
    .orderBy('a.id')
    .execute();
  return rows.map(({ deskId, deskName, revokedAt, documentId, number, ...one }) => ({
    ...one,
    desk: { id: deskId, name: deskName ?? '' },
    revoked: revokedAt !== null,
    document: documentId ? { id: documentId, number: number! } : null,
  }));
}

export async function listRules(db: Reader): Promise<Rule[]> {
  const rows = await db
    .selectFrom('approvalRule as r')
    .leftJoin('document as d', 'd.id', 'r.documentId')
    .select([
      'r.id',
      'r.kind',
      'r.validFrom',
      'r.workingDays',
      'r.repeatMonths',
      'r.citation',
      'r.verification',
      'd.id as documentId',
      'd.number',
    ])
    .orderBy('r.kind')
    .orderBy('r.validFrom', 'desc')
    .execute();
  return rows.map(({ documentId, number, ...one }) => ({
    ...one,
    document: documentId ? { id: documentId, number: number! } : null,
  })) as Rule[];
}

/** Days off and made up for of some years, the last recorded of each day. */
export async function listDaysOff(db: Reader, { from = 2000, to = 2199 }: z.output<typeof daysOffQuery>): Promise<DayOff[]> {
  const rows = await db
    .selectFrom('dayOff as o')
    .leftJoin('document as d', 'd.id', 'o.documentId')
    .distinctOn('o.onDay')
    .select([
      'o.id',
      'o.onDay',
      'o.kind',
      'o.name',
      'o.citation',
      'o.verification',
      'o.recordedByName as recordedBy',
      'd.id as documentId',
      'd.number',
    ])
    .where('o.onDay', '>=', `${from}-01-01`)
    .where('o.onDay', '<=', `${to}-12-31`)
    .orderBy('o.onDay')
    .orderBy('o.seq', 'desc')
    .execute();
  return rows.map(({ documentId, number, ...one }) => ({
    ...one,
    document: documentId ? { id: documentId, number: number! } : null,
  })) as DayOff[];
}

/** What went ahead as directed and still lacks its document, the longest overdue first. */
export async function listDirected(db: Reader, subject?: string): Promise<Directed[]> {
  const rows = await db
    .selectFrom('approvalDirected')
    .select([
      'id',
      'decision',
      'subjectType',
      'subjectId',
      'title',
      'missing',
      'directedBy',
      'happenedOn',
      'dueOn',
      'recordedByName as recordedBy',
    ])
    .where('documentId', 'is', null)
    .$if(subject !== undefined, (q) => q.where('subjectId', '=', subject!))
    .orderBy('dueOn')
    .orderBy('id')
    .execute();
  const missingOf = (row: (typeof rows)[number]) => row.missing as { item: Directed['missing'][number]['item']; unit: number }[];
  const names = await unitNames(
    db,
    rows.flatMap((row) => missingOf(row).map(({ unit }) => unit)),
  );
  return rows.map(({ subjectType, subjectId, missing: _missing, ...row }, at) => ({
    ...row,
    subject: { type: subjectType, id: subjectId },
    missing: missingOf(rows[at]!).map(({ item, unit }) => ({ item, unit: { id: unit, name: names.get(unit) ?? '' } })),
    days: daysBetween(row.dueOn, today()),
  }));
}

/** Lịch thẩm định: versions of programmes in force, with the day each is due under the rule of today; none without a rule. */
export async function appraisalCalendar(db: Reader): Promise<AppraisalDue[]> {
  const on = today();
  const rule = ruleOn(await db.selectFrom('approvalRule').selectAll().execute(), 'appraisal', on);
  if (!rule) return [];
  const { rows } = await sql<{
    versionId: string;
    code: string;
    name: string;
    validFrom: string;
    lastOn: string | null;
    requestId: string | null;
  }>`
    select v.id as version_id, v.code, v.name, v.valid_from,
      (select max((r.closed_at at time zone 'Asia/Ho_Chi_Minh')::date)::text from approval_request r where r.kind = 'appraisal' and r.subject_id = v.id and r.state = 'agreed') as last_on,
      (select r.id from approval_request r where r.kind = 'appraisal' and r.subject_id = v.id and r.state = 'open' order by r.recorded_at limit 1) as request_id
    from programme_version v where v.valid_from <= ${on}::date and (v.valid_to is null or v.valid_to > ${on}::date)`.execute(db);
  return rows
    .map(({ validFrom, ...row }) => {
      const from = row.lastOn ?? (validFrom > rule.validFrom ? validFrom : rule.validFrom);
      const dueOn = row.lastOn === null || rule.repeatMonths === null ? from : addMonths(from, rule.repeatMonths);
      return { ...row, dueOn, late: daysLate(dueOn, on) };
    })
    .filter((row) => row.lastOn === null || rule.repeatMonths !== null)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.code < b.code ? -1 : 1));
}
