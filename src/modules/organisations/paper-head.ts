import { partsOf, type CalendarDate } from '#kit/dates.ts';
import type { Heading } from '#platform/sheets/export-list.ts';
import type { Regime } from './paper-layout.ts';

/** Who writes a paper, under which name and number. */
export type PaperHead = {
  regime: Regime;
  superior: string | null;
  issuer: string;
  symbol: string | null;
  place: string;
  /** Day by which regime, names and layout are chosen. */
  on: CalendarDate;
  /** The registered document it went out as; without one, number and day are left to be filled in. */
  sentWith: { number: string; date: CalendarDate | null } | null;
  signatory: string[];
};

export const paperHead = (
  { regime, parent, issuer, symbol, place, signatory }: Heading,
  on: CalendarDate,
  sentWith: PaperHead['sentWith'],
): PaperHead => ({ regime, ...names(parent, issuer), symbol: symbol ?? null, place, on, sentWith, signatory });

/**
 * The line above and the name, each once: "Ban Tổ chức Thành ủy Hà Nội" under "Thành ủy Hà Nội" is "Ban Tổ chức".
 * A committee of the Party or of the people, and a mass organisation, has nothing above it.
 */
export function names(parent: string, issuer: string): { superior: string | null; issuer: string } {
  const alone = /^(Thành ủy|Tỉnh ủy|Ủy ban nhân dân|Hội đồng nhân dân|Ủy ban Mặt trận|Liên đoàn|Hội |Thành đoàn|Tỉnh đoàn)/iu.test(issuer);
  if (alone || parent === '') return { superior: null, issuer };
  const [above, own] = [parent.split(' '), issuer.split(' ')];
  let same = 0;
  while (same < Math.min(above.length, own.length - 2) && above.at(-1 - same)!.toLowerCase() === own.at(-1 - same)!.toLowerCase()) same++;
  // only a whole name of a place or of the superior may be taken off: two words at least
  return { superior: parent, issuer: same < 2 ? issuer : own.slice(0, own.length - same).join(' ') };
}

/** "Hà Nội, ngày 08 tháng 02 năm 2021": days below 10 and the first two months take a zero. Without a day, room to write one. */
export function placeAndDate({ place, sentWith, on }: Pick<PaperHead, 'place' | 'sentWith' | 'on'>): string {
  const where = place || '……………';
  if (!sentWith?.date) return `${where}, ngày       tháng       năm ${on.slice(0, 4)}`;
  const { day, month, year } = partsOf(sentWith.date);
  const two = (value: number, padded: boolean) => (padded ? `0${value}` : String(value));
  return `${where}, ngày ${two(day, day < 10)} tháng ${two(month, month < 3)} năm ${year}`;
}

/** State: "Số:        /BC-TCT"; Party: "Số        -BC/TU", no colon. `kind`: the letters of the kind of paper; a letter of the State has none. */
export function numberLine(
  { regime, symbol, sentWith }: Pick<PaperHead, 'regime' | 'symbol' | 'sentWith'>,
  kind: string | null = 'BC',
): string {
  if (sentWith?.number) return `${regime === 'party' ? 'Số' : 'Số:'} ${sentWith.number}`;
  const who = symbol ?? '……';
  if (regime === 'party') return `Số         -${kind ?? 'CV'}/${who}`;
  return kind === null ? `Số:         /${who}` : `Số:         /${kind}-${who}`;
}
