import { fold } from '#kit/text.ts';
import type { FoundTable, ReadRow } from '#modules/imports';
import { bareNote, quarterText, readDays, readKind, readTime, readWaitsFor, type LineKind, type PlanTime } from './form-c-cells.ts';
import type { FormCColumn } from './form-c-columns.ts';

/** One row of form C as typed: nothing is looked up yet. Null where the cell is blank or could not be read (see `unread`). */
export type FormCRow = {
  row: number;
  /** Titles of the sections it stands in, outermost first. */
  sections: string[];
  content: string;
  audience: string;
  classes: number | null;
  perClass: number | null;
  statedTrainees: number | null;
  days: number | null;
  time: PlanTime;
  timeText: string;
  /** What its own column says beside a quarter. */
  otherTime: PlanTime | null;
  /** The column that gives the quarter. */
  timeColumn: 'time' | 'quarter';
  /** Its own column's. */
  year: number | null;
  place: string;
  lead: string;
  coordinating: string;
  runner: string;
  funding: string;
  /** Without the marks that stand for what form C has no column for. */
  note: string;
  kind: LineKind;
  waitsFor: string | null;
  /** Columns whose cell could not be read; the reading has said why. */
  unread: FormCColumn[];
};

/** A total as printed, and the rows it stands for. */
export type StatedTotal = { row: number; label: string; section: number | null; classes: number | null; trainees: number | null };

/** One table of form C. */
export type FormC = {
  sheet: string;
  headerRow: number;
  /** Texts above the header, cell by cell: issuer, number, name of the plan. */
  title: string[];
  /** The year the title names, if any. */
  year: number | null;
  sections: FoundTable['sections'];
  rows: FormCRow[];
  totals: StatedTotal[];
};

/** The tables of a workbook that have rows. */
export function formsOf(tables: readonly FoundTable[], rows: readonly ReadRow[]): FormC[] {
  return tables.flatMap((table, at) => {
    const next = tables.slice(at + 1).find((other) => other.sheet === table.sheet)?.headerRow ?? Infinity;
    const below = rows.filter(({ sheet, row }) => sheet === table.sheet && row > table.headerRow && row < next);
    return below.length > 0 ? [formC(table, below)] : [];
  });
}

function formC({ sheet, headerRow, title, sections, totals, columns }: FoundTable, rows: readonly ReadRow[]): FormC {
  const keys = new Set(columns.map(({ key }) => key as FormCColumn | null));
  return {
    sheet,
    headerRow,
    title,
    year: yearOfTitle(title),
    sections,
    rows: rows.map((row) => formCRow(row, keys)),
    totals: totals.map(({ row, label, section, values }) => ({
      row,
      label,
      section,
      classes: values.classes ?? null,
      trainees: values.trainees ?? null,
    })),
  };
}

function formCRow({ row, sections, values, remarks, many }: ReadRow, columns: ReadonlySet<FormCColumn | null>): FormCRow {
  const text = (column: FormCColumn) => (values[column] as string | null | undefined) ?? '';
  const figure = (column: FormCColumn) => (values[column] as number | null | undefined) ?? null;
  const note = text('note');
  // Under 'Quý' a bare 2 is the second quarter; elsewhere it is February.
  const quarter = /^\d+$/.test(text('quarter')) ? quarterText(Number(text('quarter'))) : text('quarter');
  const timeText = text('time') || quarter;
  const marked = !columns.has('carriedOver') && !columns.has('waitsFor');
  const kind = readKind(note);
  return {
    row,
    sections,
    content: text('content'),
    audience: text('audience'),
    classes: figure('classes'),
    perClass: figure('perClass'),
    statedTrainees: figure('trainees'),
    days: readDays(text('duration')),
    time: readTime(quarter || timeText),
    timeText,
    otherTime: quarter && text('time') ? readTime(text('time')) : null,
    timeColumn: quarter ? 'quarter' : 'time',
    year: Number(/^20\d\d$/.exec(text('year'))?.[0] ?? 0) || null,
    place: text('place'),
    lead: text('lead'),
    coordinating: text('coordinating'),
    runner: text('runner'),
    funding: text('funding') || fundingBySource(many),
    note: marked ? bareNote(note) : note,
    kind: columns.has('carriedOver') && kind !== 'off_plan' ? (values.carriedOver === true ? 'carried_over' : 'new') : kind,
    waitsFor: columns.has('waitsFor') ? text('waitsFor') || null : readWaitsFor(note),
    unread: remarks.filter(({ severity }) => severity === 'error').map(({ column }) => column as FormCColumn),
  };
}

/** Where each source has its own column, the titles of those that are filled. */
const fundingBySource = (sources: ReadRow['many']): string =>
  sources
    .filter(({ text }) => !/^(0|-|–)$/.test(text))
    .map(({ title }) => title)
    .join(', ');

/** 'KẾ HOẠCH … NĂM 2021'; the year of a date ('ngày 28 tháng 4 năm 2021') is not the plan's. */
function yearOfTitle(title: readonly string[]): number | null {
  const words = title.join(' ').replace(/ngày\s+\S+\s+tháng\s+\S+\s+năm\s+\d{4}/giu, ' ');
  return Number(/năm\s+(20\d\d)/iu.exec(words)?.[1] ?? 0) || null;
}

/** Does the section speak of degree training, in-service training or workshops? The innermost that does decides. */
export function natureOfSections(sections: readonly string[]): 'degree_training' | 'in_service_training' | 'workshop' | null {
  for (const title of sections.toReversed()) {
    const words = fold(title);
    if (/tap huan/.test(words)) return 'workshop';
    const degree = /dao tao/.test(words);
    const inService = /boi duong/.test(words);
    if (degree !== inService) return degree ? 'degree_training' : 'in_service_training';
  }
  return null;
}
