import { formatDate } from '#ui/format.ts';
import type { Certificate } from '../certificate-contract.ts';
import { birthText } from './words.ts';

/** As far as it is known: 20/05/2019, 05/2019, 2019. */
export const issuedText = ({ issuedOn, issuedPrecision }: Pick<Certificate, 'issuedOn' | 'issuedPrecision'>): string | null =>
  birthText({ birthDate: issuedOn, birthPrecision: issuedPrecision });

export function courseText({ courseFrom, courseTo }: Pick<Certificate, 'courseFrom' | 'courseTo'>): string | null {
  if (courseFrom === null && courseTo === null) return null;
  return [courseFrom, courseTo].map((day) => (day === null ? '…' : formatDate(day))).join(' – ');
}
