import { sql } from 'kysely';
import { decideNominations, issueConvocation, judgesWith, markPapers, recheckNominees, recordBoard } from '#modules/admissions';
import { recordQualifications, recordRating, recordSensitive } from '#modules/people';
import { registerDocument } from '#modules/documents';
import { addDays, yearOf, type CalendarDate } from '#kit/dates.ts';
import type { Keys } from '#platform/secrets.ts';
import type { SampleSeries } from './fill-admissions.ts';
import type { Setting } from './fill-plans.ts';

type Nominee = { id: string; rowVersion: number; result: string };

/** The desk of the sample at work: papers that have come, a board that has met, some accepted, one refused, one summons. All made up. */
export async function fillDecisions(setting: Setting, keys: Keys, series: SampleSeries, day: CalendarDate): Promise<void> {
  const { tx, actor } = setting;
  await recordBoard(tx, actor, series.degree, {
    metOn: addDays(day, -1),
    members: [
      { name: 'Nguyễn Hoàng Minh', position: 'Hiệu trưởng', part: 'Chủ tịch hội đồng' },
      { name: 'Trần Thu Hương', position: 'Trưởng phòng Quản lý đào tạo', part: 'Thư ký' },
    ],
    conclusion: 'Xét lần thứ nhất, theo thứ tự cử (minh họa).',
    minutesId: null,
  });
  await supplyEvidence(setting, keys, series.degree, day);
  await recheckNominees(tx, actor, judgesWith(keys), series.degree, {});
  for (const seriesId of [series.degree, series.refresher]) {
    const waiting = await nomineesOf(setting, seriesId);
    const [last, ...rest] = waiting.toReversed();
    if (!last || rest.length < 2) continue;
    const sound = rest.toReversed();
    await markPapers(tx, actor, seriesId, {
      nominationIds: sound.map(({ id }) => id),
      papers: await papersOf(setting, seriesId),
      received: true,
      receivedOn: addDays(day, -1),
    });
    // two are left for the officer to try
    const first = (await nomineesOf(setting, seriesId)).slice(0, -2).filter(({ result }) => result === 'eligible');
    if (first.length > 0)
      await decideNominations(tx, actor, keys, seriesId, { decision: 'accept', nominations: first.map(seen), note: null, hold: true });
    const refused = (await nomineesOf(setting, seriesId)).find(({ result }) => result === 'not_eligible');
    if (refused)
      await decideNominations(tx, actor, keys, seriesId, {
        decision: 'refuse',
        nominations: [seen(refused)],
        reasonCode: 'rules_not_met',
        note: 'Đề nghị cử người khác (minh họa)',
        hold: false,
      });
  }
  await summon(setting, series.refresher, day);
}

/** What is known of the first twelve: with everything; one of them has too low a degree, one no rating of last year. */
async function supplyEvidence({ tx, actor }: Setting, keys: Keys, seriesId: string, day: CalendarDate): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from nomination where series_id = ${seriesId} and state = 'submitted' order by submitted_at, id limit 12`.execute(
    tx,
  );
  await recordQualifications(
    tx,
    actor,
    rows.map(({ id }, n) => ({ personId: id, kind: 'education', level: n === 4 ? 'upper_secondary' : 'university', evidence: 'diploma' })),
  );
  for (const [n, { id }] of rows.entries()) {
    let { rowVersion } = await tx.selectFrom('person').select('rowVersion').where('id', '=', id).executeTakeFirstOrThrow();
    ({ rowVersion } = (await recordSensitive(tx, actor, keys, { personId: id, rowVersion, field: 'party_status', value: 'full' })).result);
    for (const year of [yearOf(day) - 2, yearOf(day) - 1].slice(0, n === 7 ? 1 : 2))
      ({ rowVersion } = (
        await recordRating(tx, actor, id, rowVersion, { year, meetsGood: true, document: 'Thông báo kết quả xếp loại (minh họa)' })
      ).result);
  }
}

const seen = ({ id, rowVersion }: Nominee) => ({ id, rowVersion });

/** Those not decided, in the order they came. */
async function nomineesOf({ tx }: Setting, seriesId: string): Promise<Nominee[]> {
  const { rows } = await sql<Nominee>`
    select id, row_version, verdict_result as result from nomination where series_id = ${seriesId} and state = 'submitted' order by submitted_at, id`.execute(
    tx,
  );
  return rows;
}

async function papersOf({ tx }: Setting, seriesId: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select distinct e.value ->> 'code' as code from admission_call c cross join lateral jsonb_array_elements(c.papers) e(value)
    where c.series_id = ${seriesId} and (e.value ->> 'required')::boolean`.execute(tx);
  return rows.map(({ code }) => code);
}

/** The people accepted to the one class of the series so far are called to it. */
async function summon({ tx, actor }: Setting, seriesId: string, day: CalendarDate): Promise<void> {
  const { rows } = await sql<{ classId: string; runnerId: number }>`
    select m.class_id, s.runner_id from series_class m join admission_series s on s.id = m.series_id
    where m.series_id = ${seriesId} and exists (select from nomination n where n.class_id = m.class_id and n.enrolment_id is not null) limit 1`.execute(
    tx,
  );
  const [of] = rows;
  if (!of) return;
  const document = await registerDocument(tx, actor, {
    number: '12/TCT-QLĐT',
    issuerId: of.runnerId,
    kind: 'letter',
    regime: 'state',
    documentDate: day,
    subject: `Triệu tập học viên lớp bồi dưỡng năm ${yearOf(day)} (minh họa)`,
  });
  await issueConvocation(tx, actor, of.classId, {
    kind: 'summons',
    documentId: document.result.id,
    issuedOn: day,
    reportOn: addDays(day, 20),
    reportPlace: 'Hội trường A, Trường Đào tạo cán bộ',
  });
}
