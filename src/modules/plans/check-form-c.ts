import { fold, tidy } from '#kit/text.ts';
import type { Params } from '#platform/refusal.ts';
import { quarterText } from './form-c-cells.ts';
import { natureOfSections, type FormC, type FormCRow } from './form-c.ts';
import type { FormCColumn } from './form-c-columns.ts';
import type { FoundFunding, FoundProgramme, FoundUnit, LookUp } from './register.ts';

/** What is said about a cell or row. Errors hold the row; warnings and notices do not. Texts: `form_c.*` in messages.vi.ts. */
export type Finding = {
  severity: 'error' | 'warning' | 'notice';
  code: string;
  params: Params;
  sheet: string;
  row: number;
  column: FormCColumn | null;
};

/** What makes two rows the same line. `hostId` and `quarter` null are values of their own. */
export type LineIdentity = {
  familyId: string;
  audienceKey: string;
  leadId: number;
  hostId: number | null;
  quarter: number | null;
  year: number;
};
export type LineFacts = {
  versionId: string | null;
  audience: string;
  leadBloc: number;
  runnerId: number;
  classes: number;
  perClass: number | null;
  /** All classes together. */
  seats: number;
  statedTotal: number | null;
  studyDays: number | null;
  months: string | null;
  place: string | null;
  coordinating: string | null;
  funding: string;
  fundingDetail: string | null;
  waitsFor: string | null;
  carriedOver: boolean;
  note: string | null;
};
export type ReadLine = { sheet: string; rows: number[]; label: string; identity: LineIdentity; facts: LineFacts };
export type CheckedForm = { lines: ReadLine[]; findings: Finding[] };

/** Average class size outside these bounds is worth a second look (P-02). */
const PLAUSIBLE_SIZE = { from: 15, to: 300 };

/** Checks every row of a form against the register; nothing is repaired, and rows with an error give no line. */
export function checkFormC(form: FormC, find: LookUp, year: number): CheckedForm {
  const lines: ReadLine[] = [];
  const findings = checkTotals(form);
  for (const row of form.rows) {
    const said: Finding[] = [];
    const say: Say = (severity, code, column = null, params = {}) =>
      void said.push({ severity, code, params, sheet: form.sheet, row: row.row, column });
    const line = row.kind === 'off_plan' ? say('warning', 'form_c.off_plan', 'note') : checkRow(row, find, year, say);
    if (line && row.unread.length === 0 && !said.some((one) => one.severity === 'error'))
      lines.push({ sheet: form.sheet, rows: [row.row], label: row.content, ...line });
    findings.push(...said);
  }
  if (form.year !== null && form.year !== year) {
    findings.push({
      severity: 'warning',
      code: 'form_c.other_year',
      params: { form: String(form.year), year: String(year) },
      sheet: form.sheet,
      row: form.headerRow,
      column: null,
    });
  }
  return { lines, findings };
}

type Say = (severity: Finding['severity'], code: string, column?: FormCColumn | null, params?: Params) => void;

function checkRow(row: FormCRow, find: LookUp, year: number, say: Say): Pick<ReadLine, 'identity' | 'facts'> | null {
  const programme = checkProgramme(row, find, say);
  const lead = checkUnit(row, 'lead', find, say);
  const runner = row.runner ? checkUnit(row, 'runner', find, say) : lead;
  if (!row.runner && lead) say('warning', 'form_c.runner_assumed', 'runner', { lead: lead.name });
  const seats = checkCounts(row, say);
  const quarter = checkTime(row, year, say);
  const funding = checkFunding(row, find, say);
  const host = runner && checkHost(row.place, runner, find, say);
  checkSection(row, programme, lead, say);
  if (!programme || !lead || !runner || !funding || seats === null) return null;

  const audience = tidy(row.audience);
  return {
    identity: { familyId: programme.familyId, audienceKey: fold(audience), leadId: lead.id, hostId: host?.id ?? null, quarter, year },
    facts: {
      versionId: programme.versionId,
      audience,
      leadBloc: lead.bloc,
      runnerId: runner.id,
      classes: row.classes!,
      perClass: row.perClass,
      seats,
      statedTotal: row.statedTrainees,
      studyDays: row.days,
      months: tidy(row.timeText) === quarterText(quarter) ? null : tidy(row.timeText),
      place: host?.named || !row.place ? null : tidy(row.place),
      coordinating: tidy(row.coordinating) || null,
      funding: funding.code,
      fundingDetail: funding.detail,
      waitsFor: row.waitsFor,
      carriedOver: row.kind === 'carried_over',
      note: tidy(row.note) || null,
    },
  };
}

function checkProgramme(row: FormCRow, find: LookUp, say: Say): FoundProgramme | null {
  if (!row.content) {
    if (!row.unread.includes('content')) say('error', 'form_c.no_content', 'content');
    return null;
  }
  const match = find.programme(row.content);
  if (match.found === null) {
    say('error', match.suggestion ? 'form_c.programme_unknown_suggest' : 'form_c.programme_unknown', 'content', {
      typed: row.content,
      suggestion: match.suggestion,
    });
    return null;
  }
  if (!match.found.inForce) say('warning', 'form_c.programme_not_in_force', 'content', { programme: match.found.familyName });
  return match.found;
}

function checkUnit(row: FormCRow, column: 'lead' | 'runner', find: LookUp, say: Say): FoundUnit | null {
  const typed = row[column];
  if (!typed) {
    if (!row.unread.includes(column)) say('error', 'form_c.unit_missing', column);
    return null;
  }
  const match = find.unit(typed);
  if (match.begins) say('notice', 'form_c.unit_begins', column, { typed, unit: match.found!.name });
  if (match.found !== null) return match.found;
  say('error', match.ended ? 'form_c.unit_ended' : match.suggestion ? 'form_c.unit_unknown_suggest' : 'form_c.unit_unknown', column, {
    typed,
    suggestion: match.suggestion,
  });
  return null;
}

/** Seats of the row, all classes together. A stated total that differs from the product is kept as stated, and said. */
function checkCounts(row: FormCRow, say: Say): number | null {
  const unread = (column: FormCColumn) => row.unread.includes(column);
  if (row.classes === 0 || (row.classes === null && !unread('classes'))) say('error', 'form_c.no_classes', 'classes');
  if (row.perClass === 0) say('error', 'form_c.no_trainees', 'perClass');
  const none = row.perClass === null && row.statedTrainees === null && !unread('perClass') && !unread('trainees');
  if (none) say('error', 'form_c.no_trainees', 'perClass');
  if (!row.classes || (row.perClass === null && row.statedTrainees === null)) return null;

  const seats = row.perClass === null ? row.statedTrainees! : row.classes * row.perClass;
  if (row.perClass !== null && row.statedTrainees !== null && row.statedTrainees !== seats) {
    say('warning', 'form_c.total_differs', 'trainees', {
      stated: row.statedTrainees,
      computed: seats,
      difference: row.statedTrainees - seats,
    });
  }
  const average = seats / row.classes;
  if (average < PLAUSIBLE_SIZE.from || average > PLAUSIBLE_SIZE.to) {
    say('warning', 'form_c.size_implausible', row.perClass === null ? 'trainees' : 'perClass', {
      average: Math.round(average * 10) / 10,
      ...PLAUSIBLE_SIZE,
    });
  }
  return seats;
}

function checkTime({ time, timeText, timeColumn, otherTime, year: own }: FormCRow, year: number, say: Say): number | null {
  const otherYear = (found: number | null, column: FormCColumn) => {
    const differs = found !== null && found !== year;
    if (differs) say('error', 'form_c.time_other_year', column, { found: String(found), year: String(year) });
    return differs;
  };
  if (otherYear(own, 'year')) return null;
  if (time.impossible) say('error', 'form_c.time_impossible', timeColumn, { typed: time.text });
  else if (!otherYear(time.year, timeColumn) && time.quarter === null && timeText && !/nam/.test(fold(timeText)))
    say('warning', 'form_c.time_unclear', timeColumn, { typed: timeText });
  if (otherTime?.impossible) say('error', 'form_c.time_impossible', 'time', { typed: timeText });
  else if (otherTime && !otherYear(otherTime.year, 'time') && time.quarter !== null && (otherTime.quarter ?? time.quarter) !== time.quarter)
    say('warning', 'form_c.quarter_differs', 'time', { typed: timeText, quarter: quarterText(time.quarter) });
  return time.quarter;
}

function checkFunding(row: FormCRow, find: LookUp, say: Say): FoundFunding | null {
  const found = find.funding(row.funding);
  if (found) return found;
  const other = find.funding('khác');
  const code = row.funding ? 'form_c.funding_unknown' : 'form_c.funding_missing';
  say(other ? 'warning' : 'error', code, 'funding', { typed: row.funding, assumed: other?.name ?? '' });
  return other && { ...other, detail: tidy(row.funding) || null };
}

/** The place is a unit of the register (`named`), the runner's own house ("tại trường"), or words that stay words. */
function checkHost(place: string, runner: FoundUnit, find: LookUp, say: Say): { id: number; named: boolean } | null {
  if (!place) return null;
  if (/^tai (co so|truong)( |$)|^truong$|^tru so/.test(fold(place))) return { id: runner.id, named: false };
  const typed = place.replace(/^tại\s+/iu, '');
  const match = find.unit(typed);
  if (match.found !== null) return { id: match.found.id, named: !match.begins };
  say('notice', match.suggestion && !/^(tai )?cac /.test(fold(place)) ? 'form_c.host_text_suggest' : 'form_c.host_text', 'place', {
    typed,
    suggestion: match.suggestion,
  });
  return null;
}

function checkSection(row: FormCRow, programme: FoundProgramme | null, lead: FoundUnit | null, say: Say): void {
  const nature = natureOfSections(row.sections);
  if (programme && nature && programme.nature !== nature) {
    say('warning', 'form_c.section_nature', 'content', { section: row.sections.at(-1) ?? '', programme: programme.familyName });
  }
  const bloc = row.sections.find((title) => /\bkhoi\b/.test(fold(title)));
  const words = (text: string) =>
    fold(text)
      .replace('nha nuoc', 'chinh quyen')
      .split(/[^a-z]+/)
      .filter((word) => word.length > 2 && word !== 'khoi');
  if (bloc && lead && !words(lead.blocName).some((word) => words(bloc).includes(word))) {
    say('warning', 'form_c.section_bloc', 'lead', { section: bloc, unit: lead.name, bloc: lead.blocName });
  }
}

/** Printed totals against the rows they stand for; rows carried over may or may not be meant. */
function checkTotals(form: FormC): Finding[] {
  const findings: Finding[] = [];
  for (const total of form.totals) {
    const section = form.sections.find((one) => one.row === total.section);
    const below = section ? form.rows.filter((row) => section.rows.includes(row.row)) : form.rows;
    // A figure that could not be read is said where it stands, not once more in every total above it.
    if (below.some((row) => row.unread.length > 0)) continue;
    const sum = (rows: FormCRow[], count: (row: FormCRow) => number) => rows.reduce((all, row) => all + count(row), 0);
    for (const [column, stated, count] of [
      ['classes', total.classes, (row: FormCRow) => row.classes ?? 0],
      ['trainees', total.trainees, (row: FormCRow) => row.statedTrainees ?? (row.classes ?? 0) * (row.perClass ?? 0)],
    ] as const) {
      const computed = sum(below, count);
      const fresh = sum(
        below.filter((row) => row.kind === 'new'),
        count,
      );
      if (stated === null || stated === computed || stated === fresh || below.length === 0) continue;
      findings.push({
        severity: 'warning',
        code: 'form_c.total_differs',
        sheet: form.sheet,
        row: total.row,
        column,
        params: { stated, computed, difference: stated - computed },
      });
    }
  }
  return findings;
}
