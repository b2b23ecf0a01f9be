import { sql } from 'kysely';
import { answerNobody, createCall, judgesWith, nominatePerson } from '#modules/admissions';
import { addDays, type CalendarDate } from '#kit/dates.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import type { SampleSeries } from './fill-admissions.ts';
import type { Setting } from './fill-plans.ts';

/**
 * Calls for the series of the sample, and whom units have put forward so far: some have answered, one with nobody, others are silent.
 * All made up.
 */
export async function fillNominations({ tx, actor }: Setting, keys: Keys, series: SampleSeries, day: CalendarDate): Promise<void> {
  const judges = judgesWith(keys);
  const papers = [
    { name: 'Quyết định cử đi học', required: true },
    { name: 'Bản sao bằng tốt nghiệp đại học', required: true },
    { name: 'Giấy xác nhận trình độ lý luận chính trị', required: false },
  ];
  const call = (seriesId: string, deadline: CalendarDate, lateUntil: CalendarDate | null) =>
    createCall(tx, actor, seriesId, {
      documentId: null,
      issuedOn: addDays(day, -12),
      deadline,
      lateUntil,
      papers,
      note: null,
      call: { units: [], bloc: null, level: null, below: null, withSeats: true },
      send: true,
    });
  const degree = await call(series.degree, addDays(day, 9), addDays(day, 16));
  const refresher = await call(series.refresher, addDays(day, 3), null);

  const places = ['Hà Đông', 'Sơn Tây', null, null];
  for (const [seriesId, callId, most] of [
    [series.degree, degree.result.id, 8],
    [series.refresher, refresher.result.id, 4],
  ] as const) {
    const { rows: units } = await sql<{ unitId: number; seats: number }>`
      select c.unit_id, coalesce(b.seats, 0)::int as seats from call_unit c
      left join seat_balance b on b.series_id = ${seriesId} and b.account = 'free' and b.unit_id = c.unit_id
      where c.call_id = ${callId} and exists (select from person p where p.unit_id = c.unit_id) order by c.unit_id limit ${most}`.execute(
      tx,
    );
    const { rows: people } = await sql<{ id: string; unitId: number; rank: number }>`
      select id, unit_id, rank from (select p.id, p.unit_id, row_number() over (partition by p.unit_id order by p.sort_name, p.id)::int as rank from person p
        where p.unit_id = any (${units.map(({ unitId }) => unitId)}::int[]) and p.merged_into_id is null and p.ended_kind is null) ranked
      where rank <= 6 order by unit_id, rank`.execute(tx);
    for (const [n, { unitId, seats }] of units.entries()) {
      if (n === units.length - 1) {
        await answerNobody(tx, actor, callId, { unitId, note: 'Đơn vị chưa có người đủ điều kiện.' });
        continue;
      }
      // the first has one more than its seats: somebody waits
      const own = people.filter((person) => person.unitId === unitId).slice(0, n === 0 ? Math.min(seats, 4) + 1 : Math.min(seats, 3));
      for (const [at, { id: personId }] of own.entries())
        await nominatePerson(tx, actor, judges, seriesId, {
          unitId,
          personId,
          wishes: { place: places[(n + at) % places.length]!, from: null, to: null },
          phone: null,
          note: null,
          documentId: null,
          replacesId: null,
          orWait: true,
        }).catch((refusal: unknown) => {
          // somebody of the sample who cannot be put forward is left out
          if (!(refusal instanceof Refusal)) throw refusal;
        });
    }
  }
}
