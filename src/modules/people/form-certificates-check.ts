import { sql } from 'kysely';
import { formatDate, today } from '#kit/dates.ts';
import { nameKey } from '#kit/name-index.ts';
import { fold } from '#kit/text.ts';
import type { Beside, Change, CheckContext, Checked, FoundTable, ReadRow, Remark } from '#modules/imports';
import { unitLookUp, unitRegister } from '#modules/organisations';
import type { Reader } from '#platform/database/transaction.ts';
import { certificateQuestions } from './certificate-messages.vi.ts';
import { describedKey, issuerKey, partialDateText, serialKey, type CertificateFacts } from './certificate-rules.ts';
import { categoryWords } from './export-words.ts';
import {
  ADD_PEOPLE,
  CATEGORY,
  holdersOf,
  sameHolder,
  type Holder,
  type KnownHolder,
  type KnownHolders,
  type Newcomer,
} from './form-certificates-people.ts';
import { entryOf, type Entry, type Given } from './form-certificates-rows.ts';
import { categories } from './rules.ts';

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
  const given = await givenBy(db, context.target);
  const entries = rows.map((row) => entryOf(row, tableOf(context.tables, row), given));
  const kept = await keptFor(db, entries);
  const unitOf = unitLookUp(await unitRegister(db, today()), context.choices.names);
  const holders = await holdersOf(db, context, entries, unitOf, kept);
  const lines = entries.map((entry, n) => lineOf(entry, holders[n]!, kept));
  return { lines, beside: { questions: questionsOf(entries, lines, context), figures: figuresOf(lines) } };
}

const tableOf = (tables: readonly FoundTable[], row: ReadRow) =>
  tables.findLast((one) => one.sheet === row.sheet && one.headerRow < row.row);

async function givenBy(db: Reader, { issuer, familyId }: CertificateTarget): Promise<Given> {
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

/** What the file has a column for is as the file says; number and issuer are never taken away. */
function over(before: Kept, { facts, said }: Entry): CertificateFacts {
  const after = Object.fromEntries(FACTS.map((key) => [key, said.has(key) ? facts[key] : before[key]])) as CertificateFacts;
  return {
    ...after,
    title: (said.has('title') && facts.title) || before.title,
    serial: facts.serial ?? before.serial,
    issuer: sameIssuer(before, facts),
    familyId: facts.familyId ?? before.familyId,
  };
}

const sameIssuer = (before: Kept, facts: CertificateFacts) =>
  facts.issuer === null || issuerKey(before.issuer) === issuerKey(facts.issuer) ? before.issuer : facts.issuer;

const FACTS = [
  'title',
  'familyId',
  'serial',
  'registerNo',
  'issuer',
  'issuedOn',
  'issuedPrecision',
  'courseFrom',
  'courseTo',
  'periods',
  'classification',
  'decision',
  'signer',
] as const;
const keptOnly = (row: Kept): KeptCertificate =>
  Object.fromEntries(['id', 'rowVersion', 'recordedBy', ...FACTS].map((key) => [key, row[key as keyof Kept]])) as KeptCertificate;

const TITLES: [keyof CertificateFacts, string][] = [
  ['title', 'Chương trình'],
  ['serial', 'Số hiệu'],
  ['registerNo', 'Số vào sổ'],
  ['issuer', 'Cơ sở cấp'],
  ['courseFrom', 'Từ ngày'],
  ['courseTo', 'Đến ngày'],
  ['periods', 'Số tiết'],
  ['classification', 'Xếp loại'],
  ['decision', 'Quyết định công nhận'],
  ['signer', 'Người ký'],
];

function changesOf(before: CertificateFacts, after: CertificateFacts): Change[] {
  const shown = (value: string | number | null) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value) : value;
  const issued = (facts: CertificateFacts) => partialDateText({ date: facts.issuedOn, precision: facts.issuedPrecision });
  const all = TITLES.map(([key, field]) => ({ field, before: shown(before[key]), after: shown(after[key]) }));
  const family =
    before.familyId === after.familyId
      ? []
      : [{ field: 'Chương trình trong danh mục', before: before.familyId && 'khác', after: after.familyId && 'đã gắn' }];
  return [...all, { field: 'Ngày cấp', before: issued(before), after: issued(after) }, ...family].filter((one) => one.before !== one.after);
}

// ───────── beside the rows ─────────

const asPlace = (place: string) => ({
  sheet: place.slice(0, place.lastIndexOf('!')),
  row: Number(place.slice(place.lastIndexOf('!') + 1)),
});

/** Asked once for the file; until then these rows wait and the others may go in. */
function questionsOf(
  entries: readonly Entry[],
  lines: readonly Checked<CertificateLine>[],
  { choices: { answers } }: CheckContext<unknown>,
): NonNullable<Beside['questions']> {
  const waiting = (code: string) =>
    entries.filter((_, n) => lines[n]!.remarks.some((remark) => remark.code === code)).map(({ place }) => asPlace(place));
  const [unknown, uncategorised] = [waiting('certificates.unknown_person'), waiting('certificates.category_needed')];
  const wanted = answers[ADD_PEOPLE] === 'add' || answers[ADD_PEOPLE] === 'hold' ? answers[ADD_PEOPLE] : null;
  const category = categories.find((one) => one === answers[CATEGORY]) ?? null;
  const registered = lines.filter(({ line }) => line && 'newcomer' in line.holder).length;
  const questions: NonNullable<Beside['questions']> = [];
  if (unknown.length > 0 || wanted === 'add') {
    const options = [
      { key: 'add', label: certificateQuestions.add },
      { key: 'hold', label: certificateQuestions.hold },
    ];
    questions.push({
      key: ADD_PEOPLE,
      text: certificateQuestions.people(unknown.length + uncategorised.length + registered),
      options,
      answer: wanted,
      rows: unknown.length > 0 ? unknown : uncategorised,
    });
  }
  if (uncategorised.length > 0 || (category !== null && registered > 0)) {
    const options = categories.map((key) => ({ key, label: categoryWords[key] }));
    questions.push({
      key: CATEGORY,
      text: certificateQuestions.category(uncategorised.length),
      options,
      answer: category,
      rows: uncategorised,
    });
  }
  return questions;
}

function figuresOf(lines: readonly Checked<CertificateLine>[]): NonNullable<Beside['figures']> {
  const fresh = new Set(lines.flatMap(({ line }) => (line && 'newcomer' in line.holder ? [line.holder.newcomer.key] : [])));
  return fresh.size > 0 ? [{ label: 'Người thêm mới', value: fresh.size }] : [];
}
