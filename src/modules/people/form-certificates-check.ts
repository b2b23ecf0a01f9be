import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { nameKey } from '#kit/name-index.ts';
import { fold } from '#kit/text.ts';
import type { Beside, CheckContext, Checked, FoundTable, ReadRow, Remark } from '#modules/imports';
import { unitLookUp, unitRegister } from '#modules/organisations';
import type { Reader } from '#platform/database/transaction.ts';
import { changesOf, FACTS, over } from './certificate-changes.ts';
import { describedKey, issuerKey, serialKey, type CertificateFacts } from './certificate-rules.ts';
import { questionsOf } from './form-certificates-beside.ts';
import { holdersOf, sameHolder, type Holder, type KnownHolder, type KnownHolders, type Newcomer } from './form-certificates-people.ts';
import { entryOf, type Entry, type Given } from './form-certificates-rows.ts';

export type CertificateTarget = { issuer: string | null; familyId: string | null };
/** One certificate as the file wants it; `before` null: it is not there. */
export type CertificateLine = {
  holder: { personId: string } | { newcomer: Newcomer };
  before: KeptCertificate | null;
  facts: CertificateFacts;
};
export type KeptCertificate = CertificateFacts & { id: string; rowVersion: number; recordedBy: string };
type Kept = KeptCertificate & KnownHolder;

/** Every line of a register against the people and the certificates that are there. */
export async function checkCertificates(
  db: Reader,
  context: CheckContext<CertificateTarget>,
  rows: readonly ReadRow[],
): Promise<{ lines: Checked<CertificateLine>[]; beside: Beside }> {
  const unitOf = unitLookUp(await unitRegister(db, today()), context.choices.names);
  const given = { ...(await givenBy(db, context.target)), isUnit: (name: string) => unitOf(name).found !== null };
  const entries = rows.map((row) => entryOf(row, tableOf(context.tables, row), given));
  const kept = await keptFor(db, entries);
  const holders = await holdersOf(db, context, entries, unitOf, kept);
  const lines = entries.map((entry, n) => lineOf(entry, holders[n]!, kept));
  return { lines, beside: { questions: questionsOf(entries, lines, context) } };
}

const tableOf = (tables: readonly FoundTable[], row: ReadRow) =>
  tables.findLast((one) => one.sheet === row.sheet && one.headerRow < row.row);

async function givenBy(db: Reader, { issuer, familyId }: CertificateTarget): Promise<Omit<Given, 'isUnit'>> {
  const families = await db.selectFrom('programmeFamily').select(['id', 'code', 'name']).execute();
  const versions = await db.selectFrom('programmeVersion').select(['familyId as id', 'code', 'name']).execute();
  const byName = new Map(
    [...versions, ...families].flatMap(({ id, code, name }): [string, string][] => [
      [nameKey(name), id],
      [nameKey(code), id],
    ]),
  );
  return { issuer, family: families.find(({ id }) => id === familyId) ?? null, familyOf: (title) => byName.get(nameKey(title)) ?? null };
}

type KeptIndex = KnownHolders & {
  numbered(facts: CertificateFacts): Kept | null;
  ofPerson(personId: string, facts: CertificateFacts): Kept | null;
};

/** Certificates that have a serial or a holder's name in common with the file, in one statement. */
async function keptFor(db: Reader, entries: readonly Entry[]): Promise<KeptIndex> {
  const serials = [...new Set(entries.flatMap(({ facts }) => facts.serial ?? []))];
  const names = [...new Set(entries.map(({ fullName }) => fold(fullName)))];
  const { rows } = await sql<Kept>`
    select c.id, c.person_id, c.title, c.family_id, c.serial, c.register_no, c.issuer, c.issued_on, c.issued_precision, c.course_from, c.course_to, c.periods,
      c.classification, c.decision, c.signer, c.row_version, c.recorded_by, p.full_name, p.birth_date, p.birth_precision, p.unit_id
    from certificate c join person p on p.id = c.person_id
    where c.serial = any (${serials}::text[]) or p.folded_name = any (${names}::text[]) order by c.id`.execute(db);
  const bySerial = new Map(
    rows.flatMap((row): [string, Kept][] => (row.serial === null ? [] : [[serialKey(row.issuer, row.serial), row]])),
  );
  const byPerson = Map.groupBy(rows, (row) => describedKey(row.personId, row));
  const byName = Map.groupBy(rows, (row) => describedKey(fold(row.fullName), row));
  const serialOf = ({ issuer, serial }: CertificateFacts) => (serial === null ? null : (bySerial.get(serialKey(issuer, serial)) ?? null));
  return {
    numbered: serialOf,
    // what one of the two does not say cannot tell them apart
    ofPerson: (personId, facts) => {
      const alike = (byPerson.get(describedKey(personId, facts)) ?? []).filter((row) => row.serial === null || facts.serial === null);
      const issuer = issuerKey(facts.issuer);
      return (
        alike.find((row) => issuerKey(row.issuer) === issuer) ??
        (alike.length === 1 && (issuer === '' || alike[0]!.issuer === null) ? alike[0]! : null)
      );
    },
    bySerial: (entry) => {
      const row = serialOf(entry.facts);
      return row && sameHolder(entry, row) ? row : null;
    },
    byDescription: (entry, unitId) => {
      const alike = (byName.get(describedKey(fold(entry.fullName), entry.facts)) ?? []).filter(
        (row) =>
          sameHolder(entry, row) && (row.unitId === unitId || (row.birthPrecision === 'day' && entry.birth.birthPrecision === 'day')),
      );
      return new Set(alike.map(({ personId }) => personId)).size === 1 ? alike[0]! : null;
    },
  };
}

function lineOf(entry: Entry, holder: Holder, kept: KeptIndex): Checked<CertificateLine> {
  const { facts, place } = entry;
  const label = [entry.fullName, facts.title].filter(Boolean).join(' – ');
  const who = holder.kind === 'person' ? holder.personId : holder.kind === 'new' ? holder.newcomer.key : null;
  const identity =
    facts.serial !== null
      ? serialKey(facts.issuer, facts.serial)
      : who === null
        ? ''
        : `${describedKey(who, facts)}|${issuerKey(facts.issuer)}`;
  const numbered = kept.numbered(facts);
  const taken: Remark[] =
    numbered && (holder.kind === 'person' ? holder.personId !== numbered.personId : !sameHolder(entry, numbered))
      ? [
          {
            severity: 'error',
            code: 'certificates.serial_taken',
            column: 'serial',
            params: { serial: facts.serial!, issuer: numbered.issuer ?? '…', name: numbered.fullName },
          },
        ]
      : [];
  const said = { label, identity };
  if (taken.length > 0) return { ...said, outcome: 'held', remarks: [...entry.remarks, ...taken], line: null };
  if (holder.kind === 'held') return { ...said, outcome: 'held', remarks: [...entry.remarks, ...holder.remarks], line: null };
  const before = numbered ?? (holder.kind === 'person' ? kept.ofPerson(holder.personId, facts) : null);
  if (before === null && facts.title === '')
    return {
      ...said,
      outcome: 'held',
      remarks: [...entry.remarks, { severity: 'error', code: 'certificates.no_title', column: 'title' }],
      line: null,
    };
  const after = before ? over(before, entry) : facts;
  const changes = before ? changesOf(before, after) : [];
  return {
    ...said,
    // a certificate found by name alone keeps its own number: two rows must not both be it
    identity: before && facts.serial === null ? `id ${before.id}` : identity || place,
    outcome: before ? (changes.length > 0 ? 'changed' : 'same') : 'added',
    remarks: entry.remarks,
    changes,
    line: {
      holder: holder.kind === 'person' ? { personId: holder.personId } : { newcomer: holder.newcomer },
      before: before && keptOnly(before),
      facts: after,
    },
  };
}

const keptOnly = (row: Kept): KeptCertificate =>
  Object.fromEntries(['id', 'rowVersion', 'recordedBy', ...FACTS].map((key) => [key, row[key as keyof Kept]])) as KeptCertificate;
