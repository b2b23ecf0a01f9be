import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import { fold, toneKey } from '#kit/text.ts';
import { type RegisteredUnit, unitRegister } from '#modules/organisations';
import type { Reader } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { newDocument, Reading } from './contract.ts';
import { type Kind, KINDS } from './kinds.ts';
import { canonicalNumber, parseDocumentNumber, type Regime, suggestNumber } from './number.ts';
import { sameNumbered } from './queries.ts';
import { doubtsAbout, issuerKey, parseTerm } from './rules.ts';

export type DocumentInput = z.output<typeof newDocument>;

/**
 * From what was typed to the row of the register: number read, issuer found, key proven free.
 * @throws Refusal document.unreadable, document.kind_mismatch, document.no_issuer, document.issuer_unknown, document.term_unreadable, document.future_date, document.exists, document.undated_exists, document.dated_exists
 */
export async function prepareDocument(db: Reader, input: DocumentInput, exceptId: string | null) {
  const parsed = parseDocumentNumber(input.number);
  const units = await unitRegister(db, input.documentDate ?? today());
  const issuer = findIssuer(units, input, parsed?.issuerCode ?? null);

  const kind = input.kind ?? parsed?.kind;
  const regime: Regime | undefined = parsed?.regime ?? input.regime ?? issuer.unit?.regime;
  if (!kind || !regime) throw new Refusal('document.unreadable', { number: input.number }, { where: 'number' });
  if (parsed && !parsed.kinds.includes(kind)) {
    throw new Refusal(
      'document.kind_mismatch',
      { number: input.number, kind: KINDS[kind], kinds: parsed.kinds.map((one) => KINDS[one]).join(', ') },
      { where: 'kind' },
    );
  }
  const term = input.term === null ? null : parseTerm(input.term);
  if (input.term !== null && term === null) throw new Refusal('document.term_unreadable', { term: input.term }, { where: 'term' });
  if (input.documentDate !== null && input.documentDate > today()) throw new Refusal('document.future_date', {}, { where: 'documentDate' });

  const row = {
    issuerId: issuer.unit?.id ?? null,
    issuerName: issuer.name,
    issuerKey: issuerKey({ id: issuer.unit?.id ?? null, name: issuer.name }),
    regime,
    kind,
    number: canonicalNumber(input.number),
    numberTyped: input.number,
    form: parsed?.form ?? 'unparsed',
    sequence: parsed?.num ?? null,
    issuerCode: parsed?.issuerCode ?? null,
    suggestion: parsed && suggestNumber(parsed, [...(issuer.unit?.symbols ?? []), ...units.flatMap((unit) => unit.symbols)]),
    documentDate: input.documentDate,
    term,
    subject: input.subject,
    subjectFolded: fold(input.subject),
    note: input.note,
    defect: input.defect,
  };
  await proveKeyFree(db, row, input.distinct, exceptId);
  return row;
}

/** The chosen unit, or the one unit that bears the printed name; else the name alone. */
function findIssuer(
  units: readonly RegisteredUnit[],
  input: DocumentInput,
  code: string | null,
): { unit: RegisteredUnit | null; name: string } {
  if (input.issuerId !== null) {
    const unit = units.find((one) => one.id === input.issuerId);
    if (!unit) throw new Refusal('document.issuer_unknown', { id: input.issuerId }, { where: 'issuerId' });
    return { unit, name: input.issuerName ?? unit.name };
  }
  if (input.issuerName !== null) {
    const key = toneKey(input.issuerName);
    const named = units.filter((unit) => unit.names.some((name) => toneKey(name) === key));
    return { unit: named.length === 1 ? named[0]! : null, name: input.issuerName };
  }
  const coded = units.filter((unit) => code !== null && unit.symbols.includes(code));
  if (coded.length !== 1) throw new Refusal('document.no_issuer', {}, { where: 'issuerName' });
  return { unit: coded[0]!, name: coded[0]!.name };
}

type Key = { issuerKey: string; kind: Kind; number: string; documentDate: string | null; term: string | null };

/** Key = issuer + kind + number + date or term. One of the same number without a date may well be the same paper: ask. */
async function proveKeyFree(db: Reader, row: Key, distinct: boolean, exceptId: string | null): Promise<void> {
  const twins = (await sameNumbered(db, row.number, exceptId)).filter(
    (other) => other.kind === row.kind && other.issuerKey === row.issuerKey,
  );
  const params = (twin: (typeof twins)[number]) => ({ id: twin.id, quote: twin.quote });
  const same = twins.find((twin) => (twin.documentDate ?? twin.term) === (row.documentDate ?? row.term));
  if (same) throw new Refusal('document.exists', params(same), { where: 'number', status: 409 });
  if (distinct) return;
  const undated = twins.find((twin) => twin.documentDate === null);
  if (row.documentDate !== null && undated)
    throw new Refusal('document.undated_exists', params(undated), { where: 'documentDate', status: 409 });
  if (row.documentDate === null && row.term === null && twins[0])
    throw new Refusal('document.dated_exists', params(twins[0]), { where: 'documentDate', status: 409 });
}

/** For the form, while somebody types: what the number says and what is doubtful about it. */
export async function readNumber(
  db: Reader,
  typed: string,
  chosen: { issuerId?: number | undefined; documentDate?: string | undefined },
): Promise<Reading> {
  const parsed = parseDocumentNumber(typed);
  const units = await unitRegister(db, chosen.documentDate ?? today());
  const issuer = units.find((unit) => unit.id === chosen.issuerId) ?? null;
  const number = canonicalNumber(typed);
  const suggestion = parsed && suggestNumber(parsed, [...(issuer?.symbols ?? []), ...units.flatMap((unit) => unit.symbols)]);
  return {
    readable: parsed !== null,
    number,
    regime: parsed?.regime ?? null,
    kinds: [...(parsed?.kinds ?? [])],
    issuerCode: parsed?.issuerCode ?? null,
    suggestion,
    doubts: doubtsAbout({ parsed, suggestion, issuerSymbols: issuer?.symbols ?? null, documentDate: chosen.documentDate ?? null }),
    issuers: units.filter((unit) => parsed && unit.symbols.includes(parsed.issuerCode)).map(({ id, name }) => ({ id, name })),
    sameNumber: number ? (await sameNumbered(db, number, null)).map(({ issuerKey: _, ...document }) => document) : [],
  };
}
