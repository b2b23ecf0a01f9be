import { type Expression, sql, type SqlBool } from 'kysely';
import { today } from '#kit/dates.ts';
import { fold } from '#kit/text.ts';
import { unitRegister } from '#modules/organisations';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { Document, DocumentDetail, LinkedObject, ObjectType, Relation } from './contract.ts';
import { organisationObjects } from './linked-units.ts';
import { parseDocumentNumber, type Regime } from './number.ts';
import type { Kind } from './kinds.ts';
import { doubtsAbout, quote } from './rules.ts';

const columns = [
  'id',
  'number',
  'kind',
  'regime',
  'issuerId',
  'issuerName',
  'documentDate',
  'term',
  'subject',
  'suggestion',
  'defect',
] as const;

type Row = { kind: string; regime: string; number: string; documentDate: string | null };
const shown = <R extends Row>(row: R) => {
  const known = { ...row, kind: row.kind as Kind, regime: row.regime as Regime };
  return { ...known, quote: quote(known) };
};

export type DocumentFilter = {
  q?: string | undefined;
  kind?: string | undefined;
  regime?: string | undefined;
  issuer?: number | undefined;
  year?: number | undefined;
  undated?: boolean | undefined;
};

/** Newest first, those without a date before all: they are to be completed. `after` is `next` of the page before. */
export async function listDocuments(
  db: Reader,
  filter: DocumentFilter,
  page: { after?: string | undefined; limit: number },
): Promise<{ documents: Document[]; total: number; next: string | null }> {
  let found = db.selectFrom('document');
  if (filter.kind) found = found.where('kind', '=', filter.kind);
  if (filter.regime) found = found.where('regime', '=', filter.regime);
  if (filter.issuer) found = found.where('issuerId', '=', filter.issuer);
  if (filter.year) found = found.where('documentDate', '>=', `${filter.year}-01-01`).where('documentDate', '<=', `${filter.year}-12-31`);
  if (filter.undated !== undefined) found = found.where('documentDate', filter.undated ? 'is' : 'is not', null);
  for (const word of fold(filter.q ?? '')
    .split(' ')
    .filter(Boolean)) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    const plain = (column: string): Expression<SqlBool> =>
      sql<SqlBool>`translate(lower(${sql.ref(column)}), 'ĐđÂâĂăÊêÔôƠơƯư', 'ddaaaaeeoooouu') like ${like}`;
    found = found.where((e) => e.or([e('subjectFolded', 'like', like), plain('number'), plain('numberTyped')]));
  }
  const { total } = await found.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  if (page.after) {
    const [date, id] = page.after.split('_') as [string, string];
    found = found.where((e) =>
      date
        ? e.or([e('documentDate', '<', date), e.and([e('documentDate', '=', date), e('id', '>', id)])])
        : e.or([e('documentDate', 'is not', null), e('id', '>', id)]),
    );
  }
  const rows = await found
    .select(columns)
    .orderBy('documentDate', 'desc')
    .orderBy('id')
    .limit(page.limit + 1)
    .execute();
  const documents = rows.slice(0, page.limit).map(shown);
  const last = documents.at(-1);
  return { documents, total, next: rows.length > page.limit && last ? `${last.documentDate ?? ''}_${last.id}` : null };
}

/** Documents that carry a number, in its canonical form: a number alone is no key. */
export async function sameNumbered(db: Reader, number: string, exceptId: string | null): Promise<(Document & { issuerKey: string })[]> {
  let rows = db
    .selectFrom('document')
    .select([...columns, 'issuerKey'])
    .where('number', '=', number);
  if (exceptId) rows = rows.where('id', '!=', exceptId);
  return (await rows.orderBy('documentDate', 'desc').orderBy('id').execute()).map(shown);
}

/** @throws Refusal document.unknown; 404 unless `where` names the field that referred to it */
export async function requireDocument(db: Reader, id: string, where?: string): Promise<Document> {
  const row = await db.selectFrom('document').select(columns).where('id', '=', id).executeTakeFirst();
  if (!row) throw where ? new Refusal('document.unknown', {}, { where }) : notFound('document.unknown');
  return shown(row);
}

/** Documents linked to an object. */
export async function documentsOf(
  db: Reader,
  objectType: ObjectType,
  objectId: string,
): Promise<(Document & { linkId: string; relation: Relation })[]> {
  const rows = await db
    .selectFrom('documentLink')
    .innerJoin('document', 'document.id', 'documentLink.documentId')
    .select([...columns.map((column) => `document.${column}` as const), 'documentLink.id as linkId', 'documentLink.relation'])
    .where('objectType', '=', objectType)
    .where('objectId', '=', objectId)
    .orderBy('documentDate')
    .orderBy('document.id')
    .execute();
  return rows.map((row) => ({ ...shown(row), relation: row.relation as Relation }));
}

/** What a module tells the register about its objects; handed over in app.ts, so that this module need not know those above it. */
export type ObjectSource = {
  types: readonly ObjectType[];
  /** Names of the objects this reader may see; an id that is missing is unknown or out of sight. */
  labels(db: Reader, type: ObjectType, ids: readonly string[]): Promise<Map<string, string>>;
  /** Objects that name the document themselves. */
  uses(db: Reader, documentId: string): Promise<{ objectType: ObjectType; objectId: string; relation: Relation; label: string }[]>;
};

/** One document with everything linked to it. @throws Refusal document.unknown (404) */
export async function oneDocument(db: Reader, id: string, sources: readonly ObjectSource[]): Promise<DocumentDetail> {
  const row = await db
    .selectFrom('document')
    .select([...columns, 'numberTyped', 'issuerCode', 'note', 'recordedAt', 'rowVersion'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound('document.unknown');
  const rows = await db
    .selectFrom('documentLink')
    .select(['id', 'objectType', 'objectId', 'relation', 'note'])
    .where('documentId', '=', id)
    .orderBy('recordedAt')
    .orderBy('id')
    .execute();
  const links: LinkedObject[] = [];
  for (const [type, ofType] of Map.groupBy(rows, (link) => link.objectType as ObjectType)) {
    const labels = await labelsOf(
      db,
      type,
      ofType.map((link) => link.objectId),
      sources,
    );
    for (const link of ofType) {
      const label = labels.get(link.objectId);
      if (label !== undefined)
        links.push({
          linkId: link.id,
          objectType: type,
          objectId: link.objectId,
          relation: link.relation as Relation,
          label,
          note: link.note,
        });
    }
  }
  const hiddenLinks = rows.length - links.length;
  for (const source of [organisationObjects, ...sources]) {
    for (const use of await source.uses(db, id)) {
      const told = links.some(
        (link) => link.objectType === use.objectType && link.objectId === use.objectId && link.relation === use.relation,
      );
      if (!told) links.push({ ...use, linkId: null, note: null });
    }
  }
  const issuer =
    row.issuerId === null ? null : (await unitRegister(db, row.documentDate ?? today())).find((unit) => unit.id === row.issuerId);
  return {
    ...shown(row),
    doubts: doubtsAbout({
      parsed: parseDocumentNumber(row.number),
      suggestion: row.suggestion,
      issuerSymbols: issuer?.symbols ?? null,
      documentDate: row.documentDate,
    }),
    links,
    hiddenLinks,
    sameNumber: row.number ? (await sameNumbered(db, row.number, id)).map(({ issuerKey: _, ...other }) => other) : [],
  };
}

export async function labelsOf(
  db: Reader,
  type: ObjectType,
  ids: readonly string[],
  sources: readonly ObjectSource[],
): Promise<Map<string, string>> {
  const source = [organisationObjects, ...sources].find((one) => one.types.includes(type));
  return source ? source.labels(db, type, [...new Set(ids)]) : new Map();
}
