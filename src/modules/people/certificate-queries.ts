import { sql, type RawBuilder } from 'kysely';
import { today } from '#kit/dates.ts';
import { nameKey } from '#kit/name-index.ts';
import { fold } from '#kit/text.ts';
import { withinScope } from '#modules/access';
import { subtree, unitNameOn } from '#modules/organisations';
import type { Scope } from '#platform/actor.ts';
import { onePage, readCursor } from '#platform/database/pages.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { selfOf } from './selves.ts';
import type { Certificate, CertificateFilter, CertificateList, CertificateRow } from './certificate-contract.ts';

const columns = sql`c.id, c.title, c.serial, c.register_no, c.issuer, c.issued_on, c.issued_precision, c.course_from, c.course_to, c.periods, c.classification, c.decision, c.signer,
  (select json_build_object('id', f.id, 'code', f.code, 'name', f.name) from programme_family f where f.id = c.family_id) as programme`;

/** What one person holds, newest first. */
export async function certificatesOf(db: Reader, personId: string): Promise<Certificate[]> {
  const { records } = await selfOf(db, personId);
  const { rows } = await sql<Certificate>`select ${columns} from certificate c where c.person_id = any (${records}::uuid[])
    order by c.issued_on desc nulls last, c.id`.execute(db);
  return rows;
}

const contains = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Over `certificate c` and `person p`. */
export async function certificateConditions(
  db: Reader,
  { q, title, issuer, year, unit }: CertificateFilter,
  scope?: Scope,
): Promise<RawBuilder<unknown>> {
  const all: RawBuilder<unknown>[] = [withinScope('certificate', 'c', scope), withinScope('person', 'p', scope)];
  if (q) {
    const words = fold(q)
      .split(' ')
      .filter(Boolean)
      .map((word) => sql`p.folded_name like ${contains(word)}`);
    all.push(
      sql`((${sql.join(words.length > 0 ? words : [sql`true`], sql` and `)}) or c.serial ilike ${contains(q)} or c.register_no ilike ${contains(q)})`,
    );
  }
  if (title) for (const word of fold(title).split(' ')) all.push(sql`c.title_key like ${contains(word)}`);
  if (issuer) all.push(sql`c.issuer_key like ${contains(nameKey(issuer))}`);
  if (year) all.push(sql`c.issued_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)`);
  if (unit !== undefined) all.push(sql`p.unit_id = any (${await subtree(db, unit, today())}::int[])`);
  return sql.join(all, sql` and `);
}

/** Of a record that was merged, the person kept. */
export const holders = sql`certificate c left join person_merge m on m.merged_id = c.person_id and m.undone_at is null join person p on p.id = coalesce(m.kept_id, c.person_id)`;
const person = sql`json_build_object('id', p.id, 'fullName', p.full_name, 'birthDate', p.birth_date, 'birthPrecision', p.birth_precision,
  'unit', json_build_object('id', p.unit_id, 'name', ${unitNameOn(sql.ref<number | null>('p.unit_id'), today())})) as person`;
/** Newest first; those without a date at the end. */
const newest = sql`coalesce(c.issued_on, date '0001-01-01')`;

export async function listCertificates(
  db: Reader,
  { after, limit, ...filter }: CertificateFilter & { after?: string | undefined; limit: number },
  scope?: Scope,
): Promise<CertificateList> {
  const where = await certificateConditions(db, filter, scope);
  const from = readCursor(after);
  const past = from ? sql`and (${newest}, c.id) < (${from.key}::date, ${from.id}::uuid)` : sql``;
  const { rows, ...page } = await onePage<CertificateRow>(
    { after: from, limit },
    sql`select c.id, ${newest} as key from ${holders} where ${where} ${past} order by ${newest} desc, c.id desc`,
    async (walked) => {
      const shown = await sql<CertificateRow & { key: string; counted: number }>`
        select ${columns}, ${person}, found.key, found.counted from ${walked} found join (${holders}) on c.id = found.id
        order by found.key desc, c.id desc`.execute(db);
      return shown.rows;
    },
  );
  return { ...page, items: rows };
}
