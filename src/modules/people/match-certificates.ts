import { sql } from 'kysely';
import { yearOf, type CalendarDate } from '#kit/dates.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { issuerKey, titleKey, type CertificateFacts } from './certificate-rules.ts';

/** A certificate as far as it tells who holds it; numbers without spaces and signs, as the columns number_key and register_key have them. */
export type HeldCertificate = {
  title: string;
  titleKey: string;
  issuerKey: string;
  serial: string | null;
  numberKey: string | null;
  registerNo: string | null;
  registerKey: string | null;
  issuedOn: CalendarDate | null;
  issuedPrecision: string;
};

/**
 * How certificates of two records agree. `number`: one number of one issuer; `serial`: one long number, the issuer written otherwise; `register`: one place in
 * one register; `course`: one programme on one day, no number against it; `other`: the same with two numbers, as two of one class have them.
 */
export const CERTIFICATE_LEVELS = ['number', 'serial', 'register', 'course', 'other', 'none'] as const;
/** The level in CERTIFICATE_LEVELS, and what was found, as printed: a number, a programme. */
export type CertificatesCompared = { level: number; shown: string | null };

/** Shorter numbers begin anew at every issuer. */
export const LONG_NUMBER = 6;
const NONE = CERTIFICATE_LEVELS.indexOf('none');

/** Null where one of the two holds none that is known. */
export function compareCertificates(a: readonly HeldCertificate[] = [], b: readonly HeldCertificate[] = []): CertificatesCompared | null {
  if (a.length === 0 || b.length === 0) return null;
  const found: CertificatesCompared[] = [];
  for (const one of a) for (const other of b) found.push(compareTwo(one, other));
  // two numbers of one class outweigh what else looks alike; before it only a number in common
  const weight = ({ level }: CertificatesCompared) => (CERTIFICATE_LEVELS[level] === 'other' ? 2.5 : level);
  return found.reduce((best, one) => (weight(one) < weight(best) ? one : best));
}

function compareTwo(a: HeldCertificate, b: HeldCertificate): CertificatesCompared {
  const as = (level: (typeof CERTIFICATE_LEVELS)[number], shown: string | null = null) => ({
    level: CERTIFICATE_LEVELS.indexOf(level),
    shown,
  });
  const issuer = a.issuerKey === b.issuerKey && a.issuerKey !== '';
  const years = a.issuedOn !== null && b.issuedOn !== null ? yearOf(a.issuedOn) === yearOf(b.issuedOn) : null;
  if (a.numberKey !== null && a.numberKey === b.numberKey && years !== false) {
    if (issuer) return as('number', a.serial);
    if (a.numberKey.length >= LONG_NUMBER) return as('serial', a.serial);
  }
  const unlike = (one: string | null, other: string | null) => one !== null && other !== null && one !== other;
  const apart = unlike(a.numberKey, b.numberKey) || unlike(a.registerKey, b.registerKey);
  if (a.registerKey !== null && a.registerKey === b.registerKey && issuer && years === true && !apart) return as('register', a.registerNo);
  const days = a.issuedPrecision === 'day' && b.issuedPrecision === 'day' && a.issuedOn === b.issuedOn;
  const course = a.titleKey === b.titleKey && days && (issuer || a.issuerKey === '' || b.issuerKey === '');
  if (!course) return { level: NONE, shown: null };
  return as(apart ? 'other' : 'course', a.title);
}

const withoutSigns = (text: string | null) => text?.replace(/[ ./,:;_–-]/g, '').toUpperCase() || null;
/** One of a register that is being read. */
export const heldFrom = ({ title, issuer, serial, registerNo, issuedOn, issuedPrecision }: CertificateFacts): HeldCertificate => ({
  title,
  titleKey: titleKey(title),
  issuerKey: issuerKey(issuer),
  serial,
  numberKey: withoutSigns(serial),
  registerNo,
  registerKey: withoutSigns(registerNo),
  issuedOn,
  issuedPrecision,
});

/** What these records hold, those merged into them too, as far as the caller sees it; in one statement. */
export async function certificatesHeldBy(db: Reader, ids: readonly string[]): Promise<Map<string, HeldCertificate[]>> {
  const held = new Map<string, HeldCertificate[]>();
  if (ids.length === 0) return held;
  const { rows } = await sql<HeldCertificate & { holder: string }>`
    select h.holder, c.title, c.title_key, c.issuer_key, c.serial, c.number_key, c.register_no, c.register_key, c.issued_on, c.issued_precision
    from (select id as holder, id as record from unnest(${[...ids]}::uuid[]) as id
      union all select m.kept_id, m.merged_id from person_merge m where m.kept_id = any (${[...ids]}::uuid[]) and m.undone_at is null) h
      join certificate c on c.person_id = h.record order by c.id`.execute(db);
  for (const { holder, ...one } of rows) {
    const all = held.get(holder);
    if (all) all.push(one);
    else held.set(holder, [one]);
  }
  return held;
}

/** The same records with what they hold. */
export async function withCertificates<T extends { id: string }>(
  db: Reader,
  records: readonly T[],
): Promise<(T & { certificates: readonly HeldCertificate[] })[]> {
  const held = await certificatesHeldBy(db, [...new Set(records.map(({ id }) => id))]);
  return records.map((one) => ({ ...one, certificates: held.get(one.id) ?? [] }));
}
