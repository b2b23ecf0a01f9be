import { sql, type RawBuilder } from 'kysely';
import { today } from '#kit/dates.ts';
import { unitRegister } from '#modules/organisations';
import type { Actor, Capability } from '#platform/actor.ts';
import { onePage, readCursor } from '#platform/database/pages.ts';
import { searchFor } from '#platform/database/search.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { inText, notFound, Refusal, type Text, type Texts } from '#platform/refusal.ts';
import type { Document, DocumentDetail, DocumentPage, LinkedObject, ObjectType, Relation } from './contract.ts';
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
  sort?: 'date' | '-date' | undefined;
};

/** Newest first unless asked otherwise; those without a date as if it were still to come: they are to be completed. */
export async function listDocuments(
  db: Reader,
  { q, kind, regime, issuer, year, undated, sort }: DocumentFilter,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<DocumentPage> {
  const all: RawBuilder<unknown>[] = [sql`true`];
  const search = await searchFor(db, 'documents', q, { from: sql`document d`, words: sql`d.words` });
  if (search) all.push(search.in(sql`d.words`));
  if (kind) all.push(sql`d.kind = ${kind}`);
  if (regime) all.push(sql`d.regime = ${regime}`);
  if (issuer) all.push(sql`d.issuer_id = ${issuer}`);
  if (year) all.push(sql`d.document_date between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`);
  if (undated !== undefined) all.push(undated ? sql`d.document_date is null` : sql`d.document_date is not null`);
  const from = readCursor(after);
  const day = sql`coalesce(d.document_date, date 'infinity')`;
  const [way, beyond] = sort === 'date' ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
  const past = from ? sql`and (${day}, d.id) ${beyond} (${from.key}::date, ${from.id}::uuid)` : sql``;
  const { rows, ...page } = await onePage<Pick<Document, (typeof columns)[number]>>(
    { after: from, limit },
    sql`select d.id, ${day} as key from document d where ${sql.join(all, sql` and `)} ${past} order by ${day} ${way}, d.id ${way}`,
    (walked) =>
      db
        .selectFrom('document')
        .innerJoin(sql<{ id: string; key: string; counted: number }>`${walked}`.as('found'), 'found.id', 'document.id')
        .select([...columns.map((column) => `document.${column}` as const), 'found.key', 'found.counted'])
        .orderBy(sql`found.key ${way}`)
        .orderBy(sql`document.id ${way}`)
        .execute() as never,
  );
  return { ...page, near: search?.near ?? false, documents: rows.map(shown) };
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
  labels(db: Reader, type: ObjectType, ids: readonly string[]): Promise<Map<string, Text>>;
  /** Objects that name the document themselves, of the tables that this reader may ask. */
  uses(
    db: Reader,
    documentId: string,
    actor: Pick<Actor, 'capabilities'>,
  ): Promise<{ objectType: ObjectType; objectId: string; relation: Relation; label: Text }[]>;
};

/** Who reads a register of documents need not read what stands in it: the names of classes and people are for those who read these. */
const shownTo: Record<ObjectType, Capability> = {
  unit: 'units.read',
  succession: 'units.read',
  person: 'people.read',
  programme_family: 'programmes.read',
  programme_version: 'programmes.read',
  plan: 'plans.read',
  plan_version: 'plans.read',
  plan_line: 'plans.read',
  slot: 'plans.read',
  target: 'plans.read',
  training_class: 'classes.read',
  ledger_event: 'classes.read',
  admission_series: 'nominations.read',
  declared_class: 'classes.read',
  period_lock: 'reports.read',
  stated_figure: 'reports.read',
  eligibility_rule_version: 'programmes.read',
  delegation_version: 'delegation.read',
  coordination_duty: 'delegation.read',
  approval_request: 'approvals.read',
  approval_directed: 'approvals.read',
  approval_absence: 'approvals.read',
  approval_rule: 'approvals.read',
  day_off: 'approvals.read',
};

/** One document with everything linked to it. @throws Refusal document.unknown (404) */
export async function oneDocument(
  db: Reader,
  { capabilities }: Pick<Actor, 'capabilities'>,
  id: string,
  sources: readonly ObjectSource[],
  texts: Texts,
): Promise<DocumentDetail> {
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
    for (const link of capabilities.has(shownTo[type]) ? ofType : []) {
      const label = labels.get(link.objectId);
      if (label !== undefined)
        links.push({
          linkId: link.id,
          objectType: type,
          objectId: link.objectId,
          relation: link.relation as Relation,
          label: inText(label, texts),
          note: link.note,
        });
    }
  }
  const hiddenLinks = rows.length - links.length;
  for (const source of [organisationObjects, ...sources]) {
    for (const use of await source.uses(db, id, { capabilities })) {
      const told = links.some(
        (link) => link.objectType === use.objectType && link.objectId === use.objectId && link.relation === use.relation,
      );
      if (!told && capabilities.has(shownTo[use.objectType]))
        links.push({ ...use, label: inText(use.label, texts), linkId: null, note: null });
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
): Promise<Map<string, Text>> {
  const source = [organisationObjects, ...sources].find((one) => one.types.includes(type));
  return source ? source.labels(db, type, [...new Set(ids)]) : new Map();
}
