import { formatDate, isCalendarDate } from '#kit/dates.ts';
import { languages, type Language } from '#kit/language.ts';
import { formatNumber } from '#kit/numbers.ts';

/** Text of a reason code: what is wrong and what to do. `{name}` takes a parameter, `{name, row, rows}` counts: 1 row, 2 rows. */
export type Message = { what: string; todo: string };
export type Messages = Record<string, Message>;
/** Words and sentences that stand inside or beside a reason: names of fields, labels, questions. */
export type Phrases = Record<string, string>;
/** Everything that can be said, in one language. */
export type Texts = Record<string, Message | string>;
/** The same texts in another language: every code, of the same kind; one too few or too many is an error of types. */
export type SameTexts<T> = { [K in keyof T]: T[K] extends string ? string : Message };

/** A phrase by its code: kept as it is, put into words where it is shown, in the language of who looks. */
export type Saying = { say: string; params?: Params };
/** Plain text is data (a name, what somebody typed), the same in every language but for a calendar date; a list is said one after the other. */
export type Text = string | Saying | readonly Text[];
export type Params = Record<string, Text | number | null | undefined>;

export const phrase = (code: string, params?: Params): Saying => (params ? { say: code, params } : { say: code });

/** What a field holds now, told to somebody who edited what it held before. */
export const isNow = (label: Text, value: Text | number | null | undefined): Saying =>
  value === null || value === undefined || value === '' ? phrase('edit.now_empty', { label }) : phrase('edit.now', { label, value });

/** Words of a list as phrases of one family: `coded('sex', { male: 'Nam' })` is `{ 'sex.male': 'Nam' }`. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it makes the keys of the result
export const coded = <P extends string, W extends Phrases>(family: P, words: W) =>
  Object.fromEntries(Object.entries(words).map(([key, text]) => [`${family}.${key}`, text])) as {
    [K in keyof W & string as `${P}.${K}`]: string;
  };

/**
 * A decision against the caller, with a reason code that a module's messages put into words.
 * `where` names the field, cell, row or object. Several problems travel together in `parts`.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly params: Params;
  readonly where: string | Saying | null;
  readonly status: number;
  readonly parts: readonly Refusal[];

  constructor(code: string, params: Params = {}, options: { where?: string | Saying; status?: number; parts?: readonly Refusal[] } = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
    this.where = options.where ?? null;
    this.status = options.status ?? 422;
    this.parts = options.parts ?? [];
  }
}

export const notFound = (code: string, params: Params = {}) => new Refusal(code, params, { status: 404 });
/** Someone else changed it first: `changed` lists in words what is different now. */
export const stale = (params: Params) => new Refusal('edit.stale', params, { status: 412 });

/** Under which code a catalogue says what language it is in. */
export const LANGUAGE = 'language';
export const languageIn = (texts: Texts): Language => languages.find((one) => one === texts[LANGUAGE]) ?? 'vi';

/** Parameters whose numbers name something and count nothing: they are not grouped by thousands. */
const ordinal = /row|year|^(id|no|line|place|from|to|found|form)$/i;

function fill(template: string, params: Params, texts: Texts): string {
  return template.replace(/\{(\w+)(?:, ([^,{}]+), ([^{}]+))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = params[name];
    if (value === undefined || value === null) return whole;
    const text = typeof value === 'number' && !ordinal.test(name) ? formatNumber(value, 3, languageIn(texts)) : inText(value, texts);
    return one === undefined ? text : `${text} ${text === '1' ? one : many}`;
  });
}

/** A text as it is read by people; a code without a text stands for itself, and the catalogue test catches it. */
export function inText(text: Text | number, texts: Texts): string {
  if (isCalendarDate(text)) return formatDate(text, languageIn(texts));
  if (typeof text === 'number') return String(text);
  if (typeof text === 'string') return text;
  if (isList(text)) return text.map((one) => inText(one, texts)).join('; ');
  const found = texts[text.say];
  return found === undefined
    ? text.say.slice(text.say.lastIndexOf('.') + 1)
    : fill(typeof found === 'string' ? found : found.what, text.params ?? {}, texts);
}

const isList = (text: Saying | readonly Text[]): text is readonly Text[] => Array.isArray(text);

export type RefusalText = {
  code: string;
  what: string;
  where: string | null;
  todo: string;
  params: Record<string, string | number | null | undefined>;
  parts?: RefusalText[];
};

/** Puts a refusal into words; a code without a text is a programming error that the catalogue test catches. */
export function inWords(refusal: Refusal, texts: Texts): RefusalText {
  const found = texts[refusal.code];
  const { what, todo } = typeof found === 'object' ? found : { what: found ?? refusal.code, todo: '' };
  return {
    code: refusal.code,
    what: fill(what, refusal.params, texts),
    where: refusal.where === null ? null : inText(refusal.where, texts),
    todo: fill(todo, refusal.params, texts),
    params: Object.fromEntries(
      Object.entries(refusal.params).map(([key, value]) => [key, typeof value === 'object' && value ? inText(value, texts) : value]),
    ) as RefusalText['params'],
    ...(refusal.parts.length ? { parts: refusal.parts.map((part) => inWords(part, texts)) } : {}),
  };
}

/** One line for the command line. */
export function inOneLine(refusal: Refusal, texts: Texts): string {
  const text = inWords(refusal, texts);
  return [text.where, text.what, text.todo]
    .filter(Boolean)
    .join(' — ')
    .replace(/\s*\n\s*/g, ' ');
}

/** A phrase of the catalogue, where there is one. */
export const phraseIn = (texts: Texts, code: string): string | undefined => (typeof texts[code] === 'string' ? texts[code] : undefined);
