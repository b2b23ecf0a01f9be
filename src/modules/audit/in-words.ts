import { isCalendarDate, formatDate } from '#kit/dates.ts';
import { STRANGER_ACCOUNT } from '#platform/audit/rows.ts';
import { phraseIn, type Texts } from '#platform/refusal.ts';
import type { ExportedFile, TrailRow } from './contract.ts';
import { objectOf, type Act } from './queries.ts';

type Detail = { label: string; value: string };

/** An act as an inspector reads it, in the language asked for. */
export function actIn(texts: Texts, act: Act, names: ReadonlyMap<string, string>): TrailRow {
  const object = objectOf(act);
  return {
    id: act.id,
    at: act.at,
    kind: act.kind,
    account: { id: act.accountId, name: act.accountId === STRANGER_ACCOUNT ? strangerIn(texts) : act.accountName },
    role: act.role,
    what: whatIn(texts, act),
    object: object && { ...object, typeName: typeNameIn(texts, object.type), name: names.get(`${object.type} ${object.id}`) ?? null },
    details: detailsIn(texts, act.summary),
  };
}

/** Whoever tried to come in and failed has no account. */
export const strangerIn = (texts: Texts): string => phraseIn(texts, 'act_by_stranger')!;

/** Reading has no command: what was denied is told by its address, among the details. */
export const whatIn = (texts: Texts, { command, kind }: Pick<Act, 'command' | 'kind'>): string =>
  phraseIn(texts, `command.${command}`) ?? (kind === 'denied' ? phraseIn(texts, 'act_denied') : undefined) ?? command;
const typeNameIn = (texts: Texts, type: string): string => phraseIn(texts, `thing.${type}`) ?? type;

/** What an export keeps of itself (platform/http/export-note.ts). */
type Exported = { list: string; as: string; rows: number | null; numbers: string; filter: Record<string, unknown>; reason: string };

/** A line of the register of exports. */
export function exportIn(texts: Texts, act: Act): ExportedFile {
  const { list, as, rows, numbers, filter, reason } = (act.summary ?? {}) as Partial<Exported>;
  return {
    id: act.id,
    at: act.at,
    account: { id: act.accountId, name: act.accountName },
    code: act.objectId ?? '',
    list: list ?? '',
    as: phraseIn(texts, `exported_as.${as}`) ?? as ?? '',
    rows: rows ?? null,
    numbers: phraseIn(texts, `exported_numbers.${numbers}`) ?? numbers ?? '',
    filter: detailsIn(texts, filter),
    reason: reason ?? null,
  };
}

/** What was kept of an act: known fields by their names, the others as they are called. */
export const detailsIn = (texts: Texts, summary: Record<string, unknown> | null | undefined): Detail[] =>
  Object.entries(summary ?? {})
    .flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [{ label: labelIn(texts, name), value: valueIn(texts, name, value) }],
    )
    .filter(({ value }) => value !== '');

const labelIn = (texts: Texts, name: string): string => phraseIn(texts, `kept.${name}`) ?? phraseIn(texts, `field.${name}`) ?? name;

function valueIn(texts: Texts, name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => valueIn(texts, name, one)).join(', ');
  if (typeof value === 'object' && value !== null)
    return detailsIn(texts, value as Record<string, unknown>)
      .map((one) => `${one.label}: ${one.value}`)
      .join('; ');
  if (typeof value === 'boolean') return phraseIn(texts, value ? 'kept_value.yes' : 'kept_value.no')!;
  if (typeof value !== 'string') return String(value as number);
  if (name === 'numbers') return phraseIn(texts, `exported_numbers.${value}`) ?? value;
  if (name === 'as') return phraseIn(texts, `exported_as.${value}`) ?? value;
  const refusal = name === 'code' ? texts[value] : undefined;
  if (typeof refusal === 'object') return refusal.what;
  const day: string = value;
  return isCalendarDate(day) ? formatDate(day) : value;
}
