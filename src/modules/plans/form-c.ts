import { fold } from '#kit/text.ts';
import type { Cell, Sheet } from '#platform/sheets/sheet.ts';
import {
  COUNT_LIMITS,
  readCount,
  readDays,
  readKind,
  readTime,
  readWaitsFor,
  type CellProblem,
  type LineKind,
  type PlanTime,
  type Read,
} from './form-c-cells.ts';
import { findHeader, textBelow, type FormCColumn, type FormCHeader } from './form-c-columns.ts';
import { isSubtotal, readSection, rowKind, type Section } from './form-c-rows.ts';

/** One row of form C as typed: nothing is looked up yet. Counts are null where the cell is blank or unreadable (see `problems`). */
export type FormCRow = {
  row: number;
  /** Titles of the sections it stands in, outermost first. */
  sections: string[];
  ordinal: string;
  content: string;
  audience: string;
  classes: number | null;
  perClass: number | null;
  statedTrainees: number | null;
  days: number | null;
  daysText: string;
  time: PlanTime | null;
  timeText: string;
  place: string;
  lead: string;
  coordinating: string;
  runner: string;
  funding: string;
  note: string;
  kind: LineKind;
  waitsFor: string | null;
  problems: { column: FormCColumn; code: CellProblem }[];
  formulas: FormCColumn[];
};

/** A total as printed, and the rows it stands for. */
export type StatedTotal = { row: number; label: string; section: number | null; classes: number | null; trainees: number | null };

export type FormC = {
  sheet: string;
  /** Texts above the header, cell by cell: issuer, number, name of the plan. */
  title: string[];
  /** The year the title names, if any. */
  year: number | null;
  header: FormCHeader;
  sections: Section[];
  rows: FormCRow[];
  totals: StatedTotal[];
  /** Rows with figures on hidden rows or sheets: read all the same, and said. */
  hiddenRows: number[];
};

/** Every table of form C in the workbook, one per sheet at most; [] where no header is found. */
export function recogniseFormC(sheets: readonly Sheet[]): FormC[] {
  return sheets.flatMap((sheet) => {
    const header = findHeader(sheet);
    return header ? [readTable(sheet, header)] : [];
  });
}

function readTable(sheet: Sheet, header: FormCHeader): FormC {
  const form: FormC = { sheet: sheet.name, title: [], year: null, header, sections: [], rows: [], totals: [], hiddenRows: [] };
  for (let row = 1; row < header.row; row++) {
    form.title.push(...(sheet.rows[row - 1] ?? []).map((cell) => cell.text).filter(Boolean));
  }
  form.year = yearOfTitle(form.title);

  const open: Section[] = [];
  for (let row = header.row + header.rows; row <= sheet.rows.length; row++) {
    const line = readRow(sheet, header, row);
    const kind = rowKind(line, sheet.rows[row - 1] ?? []);
    if (kind === 'end') break;
    if (kind === 'skip') continue;
    if (kind === 'total') {
      const label = line.content || line.ordinal;
      form.totals.push({
        row,
        label,
        section: isSubtotal(label) ? (open.at(-1)?.row ?? null) : null,
        classes: line.classes,
        trainees: line.statedTrainees,
      });
    } else if (kind === 'section') {
      const section = readSection(line, open);
      form.sections.push(section);
      if (line.classes !== null || line.statedTrainees !== null) {
        form.totals.push({ row, label: section.title, section: row, classes: line.classes, trainees: line.statedTrainees });
      }
    } else {
      form.rows.push({ ...line, sections: open.map((one) => one.title) });
      for (const section of open) section.rows.push(row);
      if (sheet.hidden || sheet.hiddenRows.includes(row)) form.hiddenRows.push(row);
    }
  }
  return form;
}

/** 'KẾ HOẠCH … NĂM 2021'; the year of a date ('ngày 28 tháng 4 năm 2021') is not the plan's. */
function yearOfTitle(title: readonly string[]): number | null {
  const words = title.join(' ').replace(/ngày\s+\S+\s+tháng\s+\S+\s+năm\s+\d{4}/giu, ' ');
  return Number(/năm\s+(20\d\d)/iu.exec(words)?.[1] ?? 0) || null;
}

function readRow(sheet: Sheet, header: FormCHeader, row: number): FormCRow {
  const problems: FormCRow['problems'] = [];
  const cell = (column: FormCColumn): Cell | undefined => {
    const col = header.columns[column];
    return col === undefined ? undefined : sheet.rows[row - 1]?.[col - 1];
  };
  // A text merged down over several rows belongs to each of them; a merged figure does not.
  const text = (column: FormCColumn): string => {
    const col = header.columns[column];
    return col === undefined ? '' : textBelow(sheet, row, col);
  };
  const take = <T>(column: FormCColumn, read: Read<T>): T | null => {
    if (read.problem) problems.push({ column, code: read.problem });
    return read.value;
  };
  const note = text('note');
  return {
    row,
    sections: [],
    ordinal: cell('ordinal')?.text ?? '',
    content: text('content'),
    audience: text('audience'),
    classes: take('classes', readCount(cell('classes'), COUNT_LIMITS.classes)),
    perClass: take('perClass', readCount(cell('perClass'), COUNT_LIMITS.perClass)),
    statedTrainees: take('trainees', readCount(cell('trainees'), COUNT_LIMITS.trainees)),
    days: readDays(text('duration')),
    daysText: text('duration'),
    time: take('time', readTime(cell('time'), text('time'))),
    timeText: text('time'),
    place: text('place'),
    lead: text('lead'),
    coordinating: text('coordinating'),
    runner: text('runner'),
    funding: text('funding') || fundingBySource(sheet, header, row),
    note,
    kind: readKind(note),
    waitsFor: readWaitsFor(note),
    problems,
    formulas: (['classes', 'perClass', 'trainees'] as const).filter((column) => cell(column)?.formula),
  };
}

/** Where each source has its own column, the titles of those that are filled. */
function fundingBySource(sheet: Sheet, header: FormCHeader, row: number): string {
  const filled = header.sources.filter(({ col }) => !/^(|0|-|–)$/.test(textBelow(sheet, row, col)));
  return filled.map(({ source }) => source).join(', ');
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
