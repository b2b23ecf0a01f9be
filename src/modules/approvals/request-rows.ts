import { sql } from 'kysely';
import { daysBetween, today, type CalendarDate } from '#kit/dates.ts';
import { unitNameOn } from '#modules/organisations';
import type { Reader } from '#platform/database/transaction.ts';
import type { RequestRow } from './contract.ts';
import { daysLate } from './rules.ts';

const documentOf = (column: string) =>
  sql<{
    id: string;
    number: string;
  } | null>`(select jsonb_build_object('id', d.id, 'number', d.number) from document d where d.id = ${sql.ref(column)})`;
const nameOf = (column: string, on: CalendarDate) => unitNameOn(sql.ref<number | null>(column), on);

export const requestsFrom = (db: Reader, on: CalendarDate = today()) =>
  db
    .selectFrom('approvalRequest as r')
    .select([
      'r.id',
      'r.kind',
      'r.title',
      'r.subjectType',
      'r.subjectId',
      'r.fromId',
      nameOf('r.from_id', on).as('fromName'),
      'r.deskId',
      nameOf('r.desk_id', on).as('deskName'),
      'r.state',
      'r.round',
      'r.submittedOn',
      'r.recordedByName as submittedBy',
      'r.dueOn',
      documentOf('r.document_id').as('document'),
      documentOf('r.answer_document_id').as('answer'),
      'r.rowVersion',
    ]);

type Selected = Awaited<ReturnType<ReturnType<typeof requestsFrom>['execute']>>[number];

/** Rows as they are shown, with their items: whose desk, how many days. */
export async function withItems(db: Reader, rows: readonly Selected[], on: CalendarDate = today()): Promise<RequestRow[]> {
  if (rows.length === 0) return [];
  const items = await db
    .selectFrom('approvalItem as i')
    .where(
      'i.requestId',
      'in',
      rows.map(({ id }) => id),
    )
    .select([
      'i.requestId',
      'i.item',
      'i.state',
      'i.remark',
      sql<string>`(i.since at time zone 'Asia/Ho_Chi_Minh')::date::text`.as('since'),
    ])
    .orderBy(sql`array_position(array['audience','time','content','materials','list','whole'], i.item)`)
    .execute();
  const ofRequest = Map.groupBy(items, (item) => item.requestId);
  return rows.map(({ subjectType, subjectId, fromId, fromName, deskId, deskName, ...row }) => {
    const from = { id: fromId, name: fromName ?? '' };
    const desk = { id: deskId, name: deskName ?? '' };
    const turn = { pending: desk, returned: from, agreed: null, refused: null } as const;
    return {
      ...row,
      subject: { type: subjectType, id: subjectId },
      from,
      desk,
      late: row.state === 'open' ? daysLate(row.dueOn, on) : 0,
      items: (ofRequest.get(row.id) ?? []).map(({ item, state, remark, since }) => ({
        item,
        state,
        remark,
        with: row.state === 'open' ? turn[state as keyof typeof turn] : null,
        days: Math.max(0, daysBetween(since, on)),
      })),
    } as RequestRow;
  });
}

/** Every request about one thing, the newest first. */
export const requestsAbout = async (db: Reader, subjectId: string): Promise<RequestRow[]> =>
  withItems(
    db,
    await requestsFrom(db).where('r.subjectId', '=', subjectId).orderBy('r.recordedAt', 'desc').orderBy('r.id', 'desc').execute(),
  );
