export type Params = Record<string, string | number | null | undefined>;
/** Vietnamese text of a reason code: what is wrong and what to do. `{name}` takes a parameter. */
export type Message = { what: string; todo: string };
export type Messages = Record<string, Message>;

/**
 * A decision against the caller, with a reason code that a module's messages.vi.ts puts into words.
 * `where` names the field, cell, row or object. Several problems travel together in `parts`.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly params: Params;
  readonly where: string | null;
  readonly status: number;
  readonly parts: readonly Refusal[];

  constructor(code: string, params: Params = {}, options: { where?: string; status?: number; parts?: readonly Refusal[] } = {}) {
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

function fill(template: string, params: Params): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    params[name] === undefined || params[name] === null ? whole : String(params[name]),
  );
}

export type RefusalText = { code: string; what: string; where: string | null; todo: string; params: Params; parts?: RefusalText[] };

/** Puts a refusal into words; a code without a text is a programming error that the catalogue test catches. */
export function inWords(refusal: Refusal, messages: Messages): RefusalText {
  const message = messages[refusal.code];
  return {
    code: refusal.code,
    what: message ? fill(message.what, refusal.params) : refusal.code,
    where: refusal.where,
    todo: message ? fill(message.todo, refusal.params) : '',
    params: refusal.params,
    ...(refusal.parts.length ? { parts: refusal.parts.map((part) => inWords(part, messages)) } : {}),
  };
}

/** One line for the command line. */
export function inOneLine(refusal: Refusal, messages: Messages): string {
  const text = inWords(refusal, messages);
  return [text.where, text.what, text.todo]
    .filter(Boolean)
    .join(' — ')
    .replace(/\s*\n\s*/g, ' ');
}
