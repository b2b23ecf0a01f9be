import { sql } from 'kysely';
import { formatDate, today, type CalendarDate } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { Reminded } from './call-contract.ts';
import { holdCall } from './create-call.ts';
import { daysLeft } from './nomination-rules.ts';
import { organises, speaksFor } from './nomination-series.ts';
import { oneSeries, type SeriesFacts } from './series-queries.ts';

type Of = { unitId: number; bloc: number; name: string; state: string; seriesId: string };

/**
 * A unit that was called answers: nobody is nominated. Also after the day, since an answer is better than none.
 * Refuses calls.not_called, calls.not_open, nominations.already_answered.
 */
export async function answerNobody(
  tx: Tx,
  actor: Actor,
  callId: string,
  { unitId, note }: { unitId: number; note: string | null },
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<Of>`
    select c.unit_id, c.bloc, coalesce(v.short_name, v.name) as name, a.state, a.series_id
    from call_unit c join admission_call a on a.id = c.call_id
    join lateral (select short_name, name from unit_version where unit_id = c.unit_id order by valid_from desc limit 1) v on true
    where c.call_id = ${callId} and c.unit_id = ${unitId} for no key update of c`.execute(tx);
  const [of] = rows;
  if (!of) {
    const there = await tx.selectFrom('admissionCall').select('id').where('id', '=', callId).executeTakeFirst();
    throw there ? new Refusal('calls.not_called', { unit: unitId }, { where: 'unitId' }) : notFound('calls.unknown');
  }
  const series = await oneSeries(tx, of.seriesId);
  if (!speaksFor(actor, { id: unitId, bloc: of.bloc }) && !organises(actor, series))
    throw new Refusal('gate.outside_scope', {}, { where: 'unitId', status: 403 });
  if (of.state !== 'open') throw new Refusal('calls.not_open', {}, { status: 409 });
  const { rows: standing } = await sql<{ count: number }>`
    select count(*)::int as count from nomination where call_id = ${callId} and unit_id = ${unitId} and state in ('submitted', 'waiting', 'accepted')`.execute(
    tx,
  );
  const count = standing[0]!.count;
  if (count > 0) throw new Refusal('nominations.already_answered', { unit: of.name, count }, { status: 409 });
  await sql`update call_unit set answer = 'nobody', answered_at = now(), answered_by_name = ${actor.accountName}, answer_note = ${note || null}
    where call_id = ${callId} and unit_id = ${unitId}`.execute(tx);
  return {
    result: { id: callId },
    audit: { type: 'admission_call', id: callId, summary: { series: series.code, unit: unitId, answer: 'nobody' } },
  };
}

/** Nhắc: recorded with its time; sending is the officer's own doing. */
export async function remindUnits(tx: Tx, actor: Actor, callId: string, units: readonly number[]): Promise<Outcome<Reminded>> {
  const { call, series } = await holdCall(tx, actor, callId, null);
  if (call.state !== 'open') throw new Refusal('calls.not_open', {}, { status: 409 });
  const { numAffectedRows } = await sql`
    update call_unit set reminded_at = now(), reminders = reminders + 1
    where call_id = ${callId} and unit_id = any (${[...units]}::int[]) and answer is null`.execute(tx);
  const reminded = Number(numAffectedRows ?? 0);
  return {
    result: { id: callId, text: reminderOf(series, call, today()), units: reminded },
    audit: { type: 'admission_call', id: callId, summary: { series: series.code, reminded } },
  };
}

/** Text of a message to units that have not answered; Vietnamese, whoever reads the screen. */
export function reminderOf(
  series: Pick<SeriesFacts, 'code' | 'name' | 'opensOn' | 'place'>,
  call: { deadline: CalendarDate; lateUntil: CalendarDate | null },
  on: CalendarDate,
): string {
  const left = daysLeft(call.deadline, on);
  const when = left > 0 ? `còn ${left} ngày` : left === 0 ? 'hết hạn hôm nay' : `đã quá hạn ${-left} ngày`;
  const late = left < 0 && call.lateUntil && call.lateUntil >= on ? `; còn nhận muộn đến ${formatDate(call.lateUntil)}` : '';
  return [
    `Kính gửi đơn vị,`,
    `Đợt ${series.code} – ${series.name}${series.opensOn ? `, dự kiến khai giảng ${formatDate(series.opensOn)}` : ''}${series.place ? `, tại ${series.place}` : ''}.`,
    `Hạn cử: ${formatDate(call.deadline)} (${when}${late}). Đơn vị chưa trả lời.`,
    `Đề nghị vào mục Chiêu sinh để cử người, hoặc trả lời "không cử ai".`,
  ].join('\n');
}
