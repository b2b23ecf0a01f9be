import { randomInt } from 'node:crypto';
import type { Noted } from '../audit/notes.ts';
import type { ExportKind } from '../sheets/export-file.ts';
import type { Actor } from '../actor.ts';
import type { ListExport, Taken } from '../sheets/export-list.ts';

const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** What a file is found by in the register: eight signs that are not mistaken for each other. */
export const exportCode = (): string => Array.from({ length: 8 }, () => SIGNS[randomInt(SIGNS.length)]).join('');

type Form = ExportKind | 'docx' | 'remarks';
/** Personal numbers in the file. */
type Numbers = 'none' | 'masked' | 'full';

const chosen = (filter: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, masked(value)]])));

/** A number that may be somebody's, as a screen shows it. */
const masked = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/\d{5,}(?=\d{4}(?!\d))/g, (digits) => `${digits.slice(0, 3)}•••••`) : value;

/** Who takes a file out, now, and under which code it will stand in the register. */
export const takenBy = ({ accountName }: Actor): Taken => ({ by: accountName, at: new Date().toISOString(), code: exportCode() });

/** The same for a file that is no list: the review, a plan as biểu C, a sender's own workbook. */
export const noteOfFile = ({ code }: Taken, name: string, as: Form, filter: Record<string, unknown>, numbers: Numbers = 'none'): Noted => ({
  kind: 'export',
  command: 'export',
  object: { type: 'export', id: code },
  summary: { list: name, as, rows: null, numbers, filter: chosen(filter) },
});

/** One line of the register: which list, of what, in which form, how many rows, personal numbers whole or masked. */
export function noteOf<Row>(
  list: Pick<ListExport<Row>, 'name' | 'columns' | 'restricted'>,
  { as, code, filter }: { as: ExportKind; code: string; filter: Record<string, unknown> },
): (rows: number) => Noted {
  const whole = filter['numbers'] === 'full';
  const { reason, numbers: _numbers, sort: _sort, ...rest } = filter;
  const numbers: Numbers = list.columns.some(({ kind }) => kind === 'personalNumber') ? (whole ? 'full' : 'masked') : 'none';
  return (rows) => ({
    kind: 'export',
    command: 'export',
    object: { type: 'export', id: code },
    summary: {
      list: list.name,
      as,
      rows,
      numbers,
      filter: chosen(rest),
      ...(reason === undefined ? {} : { reason }),
      ...(list.restricted && { restricted: true }),
    },
  });
}
