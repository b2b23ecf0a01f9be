import { type CalendarDate, formatDate, yearOf } from '#kit/dates.ts';
import { fold } from '#kit/text.ts';
import type { Doubt } from './contract.ts';
import { KINDS, type Kind } from './kinds.ts';
import type { DocumentNumber, Regime } from './number.ts';

/**
 * How a document is quoted in a running text: the Party puts a comma before the date, the State does not.
 * 'Kế hoạch số 200-KH/TU, ngày 11/12/2023' · 'Kế hoạch số 171/KH-UBND ngày 17/11/2023' · 'Quyết định số 6445-QĐ/TU (chưa có ngày)'
 */
export function quote(document: { regime: Regime; kind: Kind; number: string; documentDate: CalendarDate | null }): string {
  const name = KINDS[document.kind];
  const head = `${name[0]!.toUpperCase()}${name.slice(1)} ${document.number === '' ? 'không số' : `số ${document.number}`}`;
  if (document.documentDate === null) return `${head} (chưa có ngày)`;
  return `${head}${document.regime === 'party' ? ',' : ''} ngày ${formatDate(document.documentDate)}`;
}

/** Which series a number belongs to: the unit when the register knows the issuer, else the name as printed. */
export const issuerKey = (issuer: { id: number | null; name: string }): string =>
  issuer.id === null ? fold(issuer.name) : String(issuer.id);

/** A Party term as people write it: 'XIII', '2020-2025', 'khóa XVII'. */
export function parseTerm(text: string): string | null {
  const s = text
    .normalize('NFC')
    .trim()
    .replace(/^(khóa|khoá|nhiệm kỳ)\s+/iu, '')
    .replace(/\s*[-–—]\s*/gu, '-');
  if (/^[IVXL]+$/iu.test(s)) return s.toUpperCase();
  const years = /^((?:19|20)\d\d)-((?:19|20)\d\d)$/u.exec(s);
  return years && Number(years[1]) < Number(years[2]) ? s : null;
}

/** What makes one look twice at a document. `issuerSymbols`: codes of the chosen issuer in any of its versions, null when it is not in the register. */
export function doubtsAbout(document: {
  parsed: DocumentNumber | null;
  suggestion: string | null;
  issuerSymbols: readonly string[] | null;
  documentDate: CalendarDate | null;
}): Doubt[] {
  const { parsed, suggestion, issuerSymbols, documentDate } = document;
  const differs = parsed !== null && issuerSymbols !== null && issuerSymbols.length > 0 && !issuerSymbols.includes(parsed.issuerCode);
  const doubts: [Doubt, boolean][] = [
    ['unreadable', parsed === null],
    ['no_date', documentDate === null],
    ['issuer_code_unknown', suggestion !== null],
    ['issuer_differs', differs && suggestion === null],
    ['year_differs', parsed?.year !== undefined && documentDate !== null && parsed.year !== yearOf(documentDate)],
  ];
  return doubts.filter(([, holds]) => holds).map(([doubt]) => doubt);
}
