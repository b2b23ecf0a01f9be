import { sql, type RawBuilder } from 'kysely';
import { fold } from '#kit/text.ts';
import { countsAs } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { inText, type Texts } from '#platform/refusal.ts';
import { overridesOf, papersMissing } from './decide-problems.ts';
import { seatsSeen } from './nominate-people.ts';
import { verdictInWords } from './nomination-queries.ts';
import type { ShownVerdict } from './nomination-contract.ts';
import { reaches } from './quota-policy.ts';
import type { KeptVerdict } from './screen-verdict.ts';
import type { Desk, DeskFilter, DeskFinding, DeskRow } from './screening-contract.ts';
import { oneSeries, unitOf } from './series-queries.ts';
import type { VerdictResult } from './verdict.ts';
import { nextToCall, whoWaits } from './waiting-call-up.ts';

const MOST = 3000;

type Kept = Omit<DeskRow, 'findings' | 'papersMissing' | 'result'> & {
  verdict: KeptVerdict;
  verdictResult: VerdictResult;
  sortName: string;
};
/** A row of the desk with the whole verdict in words. */
export type Screened = DeskRow & { verdict: ShownVerdict };

/** Nominees with what is said of each, in the order they came. */
export async function screened(db: Reader, where: RawBuilder<unknown>, texts: Texts): Promise<Screened[]> {
  const { rows } = await sql<Kept>`
    select n.id, coalesce(n.counts_as_id, n.person_id) as person_id, (select true from person p where p.id = ${countsAs('n')}) is true as in_sight, n.full_name, n.sort_name, n.sex, n.birth_date, n.birth_precision, n.position_title,
      ${unitOf(sql`n.unit_id`)} as unit, (select json_build_object('id', b.id, 'name', b.name) from bloc b where b.id = n.bloc) as bloc,
      n.state, n.waiting_no, n.waiting_reason, n.seat, n.late, n.verdict, n.verdict_result, n.submitted_at, n.row_version, n.enrolment_id is not null as listed,
      case when n.class_id is not null then json_build_object('id', n.class_id, 'code', coalesce((select t.code from training_class t where t.id = n.class_id), '')) end as class,
      last.by as decided_by, last.at as decided_at, last.reason
    from nomination n join admission_series s on s.id = n.series_id
      left join lateral (select e.recorded_by_name as by, e.recorded_at as at, concat_ws('|', e.reason, e.note) as reason from nomination_event e
        where e.nomination_id = n.id and e.act in ('accepted','refused','withdrawn','replaced') order by e.seq desc limit 1) last on n.state in ('accepted','refused','withdrawn')
    where ${where} order by n.submitted_at, n.sort_name, n.id limit ${MOST}`.execute(db);
  const ids = rows.map(({ id }) => id);
  const setAside = await overridesOf(db, ids);
  const missing = await papersMissing(db, ids);
  return rows.map(({ verdict: kept, verdictResult: result, sortName: _sort, reason, waitingReason, ...row }) => {
    const verdict = verdictInWords(kept, result, texts);
    return {
      ...row,
      waitingReason: reasonInWords(waitingReason, texts),
      reason: reasonInWords(reason, texts),
      result,
      verdict,
      findings: findingsOf(verdict, setAside.get(row.id)!),
      papersMissing: missing.get(row.id) ?? [],
    };
  });
}

/** A reason of the catalogue, own words, or both: `rules_not_met|thiếu bằng cao đẳng`. */
export function reasonInWords(reason: string | null, texts: Texts): string | null {
  if (!reason) return null;
  const parts = reason.split('|');
  const words = (parts.length > 1 ? parts.filter((part) => part !== 'other') : parts).map((part) => {
    const code = `admission_refusal.${part}` in texts ? `admission_refusal.${part}` : part in texts ? part : null;
    return code === null ? part : inText({ say: code }, texts);
  });
  return words.join(': ');
}

/** What stands in the way first, then what is to be looked at; passed rules are left out. */
function findingsOf({ rules, findings }: ShownVerdict, setAside: ReadonlySet<string>): DeskFinding[] {
  const aside = (code: string, outcome: DeskFinding['outcome']) => (setAside.has(code) ? ('overridden' as const) : outcome);
  const ofRules = rules.flatMap(({ code, title, mode, outcome, required, value, needs }): DeskFinding[] => {
    if (outcome === 'passed') return [];
    const shown = mode === 'warn' && outcome === 'failed' ? 'warned' : outcome;
    return [{ code, title, outcome: aside(code, shown), reason: needs ?? ([value, required].filter(Boolean).join(' / ') || null) }];
  });
  const found = findings.map(({ code, severity, what }): DeskFinding => {
    const outcome = severity === 'block' ? 'failed' : severity === 'warn' ? 'warned' : 'notice';
    return { code, title: what, outcome: aside(code, outcome), reason: null };
  });
  const weight = { failed: 0, missing: 1, warned: 2, overridden: 3, notice: 4 };
  return [...ofRules, ...found].toSorted((a, b) => weight[a.outcome] - weight[b.outcome]);
}

export const inTheFilter = (row: Screened, filter: DeskFilter): boolean =>
  (filter.state === undefined || row.state === filter.state) &&
  (filter.result === undefined || row.result === filter.result) &&
  (filter.unit === undefined || row.unit.id === filter.unit) &&
  (filter.bloc === undefined || row.bloc.id === filter.bloc) &&
  (filter.rule === undefined || row.findings.some(({ code, outcome }) => code === filter.rule && outcome !== 'notice')) &&
  (filter.late === undefined || row.late === filter.late) &&
  (filter.papersMissing === undefined || row.papersMissing.length > 0 === filter.papersMissing) &&
  fold(filter.q ?? '')
    .split(' ')
    .every((word) => fold(`${row.fullName} ${row.unit.name} ${row.positionTitle ?? ''}`).includes(word));

/** Bàn xét tuyển: everybody nominated for a series whom the caller may see, with verdicts, and what is needed to decide. */
export async function readDesk(db: Reader, actor: Actor, seriesId: string, filter: DeskFilter, texts: Texts): Promise<Desk> {
  const series = await oneSeries(db, seriesId);
  const all = await screened(db, sql`n.series_id = ${seriesId}`, texts);
  const found = all.filter((row) => inTheFilter(row, filter));
  const seats = await seatsSeen(db, seriesId);
  const mayDecide = actor.capabilities.has('admissions.record') && reaches(actor, series);
  const next = mayDecide ? nextToCall({ ...seats, openSeats: series.openSeats }, await whoWaits(db, seriesId)) : null;
  const board = await db.selectFrom('admissionBoard').select('id').where('seriesId', '=', seriesId).limit(1).executeTakeFirst();
  const sum = (account: string) =>
    [...seats.balances].reduce((total, [key, count]) => (key.startsWith(`${account} `) ? total + count : total), 0);
  const state = (one: DeskRow['state']) => all.filter((row) => row.state === one).length;
  return {
    rows: found.map(({ verdict: _verdict, ...row }) => row),
    total: found.length,
    capped: all.length === MOST,
    counts: {
      submitted: state('submitted'),
      waiting: state('waiting'),
      accepted: state('accepted'),
      refused: state('refused'),
      withdrawn: state('withdrawn'),
    },
    choices: {
      units: distinct(all.map(({ unit }) => unit)),
      blocs: distinct(all.map(({ bloc }) => bloc)),
      rules: [
        ...new Map(
          all.flatMap(({ findings }) =>
            findings.filter(({ outcome }) => outcome !== 'notice').map(({ code, title }) => [code, { code, title }]),
          ),
        ).values(),
      ],
    },
    seats: { open: sum('open'), free: sum('free'), held: sum('held'), used: sum('used') },
    next: next && { id: next.id, name: next.name, no: next.no },
    board: { asked: series.asksBoard, met: board !== undefined },
    papers: await papersAsked(db, seriesId),
    mayDecide,
  };
}

type Asked = { code: string; name: string; required: boolean };
/** Papers that the calls of a series ask for. */
export async function papersAsked(db: Reader, seriesId: string): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select distinct on (e.value ->> 'code') e.value ->> 'code' as code, e.value ->> 'name' as name, coalesce((e.value ->> 'required')::boolean, false) as required
    from admission_call c cross join lateral jsonb_array_elements(c.papers) e(value) where c.series_id = ${seriesId} order by e.value ->> 'code', c.issued_on desc`.execute(
    db,
  );
  return rows;
}

function distinct<One extends { id: number; name: string }>(all: readonly One[]): One[] {
  return [...new Map(all.map((one) => [one.id, one])).values()].toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));
}
