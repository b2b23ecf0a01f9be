import { t } from '@lingui/core/macro';
import { askedAhead } from './ahead.ts';
import { language } from '#ui/language.ts';

/** Why the server did not do it, in words for the screen: what, where in the input, what to do. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly what: string;
  readonly where: string | undefined;
  readonly todo: string | undefined;
  readonly params: Record<string, unknown>;
  /** Several problems at once, such as the rows of a list at fault. */
  readonly parts: { what: string; where?: string; todo?: string; params?: Record<string, unknown> }[];

  constructor(status: number, refusal: Partial<ApiRefusal>) {
    super(refusal.what ?? refusal.code ?? String(status));
    this.name = 'ApiRefusal';
    this.status = status;
    this.code = refusal.code ?? 'unknown';
    this.what = refusal.what ?? t`Máy chủ trả lời không rõ (${status}).`;
    this.where = refusal.where ?? undefined;
    this.todo = refusal.todo ?? undefined;
    this.params = refusal.params ?? {};
    this.parts = refusal.parts ?? [];
  }
}

export type Query = Record<string, string | number | boolean | null | undefined>;
export type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface SendOptions {
  /** `rowVersion` of the record as it was shown; a stale edit is refused with what changed. */
  ifMatch?: number;
  /** Idempotency key. Pass the same one when the same submit is sent again; default a new one. */
  key?: string;
}

/** `/api/x?year=2020`; empty, null and undefined values are left out. Also for plain download links. */
export function apiUrl(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

/** What the server says is in the language of the page. */
const reading = { Accept: 'application/json', 'Accept-Language': language };

export async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return answer<T>(await reach(apiUrl(path, query), { signal, headers: { ...reading } }), 'GET');
}

export async function send<T = void>(method: Method, path: string, body?: unknown, options: SendOptions = {}): Promise<T> {
  const headers = writeHeaders(options);
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const init = { method, headers, body: body === undefined ? undefined : JSON.stringify(body) };
  return answer<T>(await reachTwice(path, init), method);
}

/** Sends a form with files; the browser sets the multipart boundary. */
export async function upload<T>(path: string, form: FormData, options: SendOptions = {}): Promise<T> {
  return answer<T>(await reachTwice(path, { method: 'POST', headers: writeHeaders(options), body: form }), 'POST');
}

function writeHeaders({ ifMatch, key = crypto.randomUUID() }: SendOptions): Record<string, string> {
  return {
    ...reading,
    'X-Khuevan': '1',
    'Idempotency-Key': key,
    ...(ifMatch === undefined ? {} : { 'If-Match': `"${ifMatch}"` }),
  };
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    const ahead = init.method === undefined ? askedAhead(url) : undefined;
    return await (ahead ?? fetch(url, { credentials: 'same-origin', ...init }));
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiRefusal(0, {
      code: 'unreachable',
      what: t`Không kết nối được với máy chủ.`,
      todo: t`Kiểm tra mạng rồi thử lại. Những gì đã nhập vẫn còn trên trang.`,
    });
  }
}

/** A broken connection is tried once more; the same key makes that safe. */
async function reachTwice(url: string, init: RequestInit): Promise<Response> {
  try {
    return await reach(url, init);
  } catch {
    return reach(url, init);
  }
}

async function answer<T>(response: Response, method: Method | 'GET'): Promise<T> {
  if (response.status === 401 && !/\/api\/session(\/code)?$/.test(response.url)) signedOut(method);
  const text = await response.text();
  const body: unknown = text === '' ? undefined : parsed(text);
  if (response.ok) return body as T;
  throw new ApiRefusal(response.status, (body as { error?: Partial<ApiRefusal> } | undefined)?.error ?? {});
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A read goes to sign-in and comes back here; a write stays, so that nothing typed is lost. */
function signedOut(method: Method | 'GET'): void {
  if (method === 'GET') {
    const here = location.pathname + location.search;
    location.assign(apiUrl('/dang-nhap', { next: here }));
    return;
  }
  throw new ApiRefusal(401, {
    code: 'signed_out',
    what: t`Phiên làm việc đã hết.`,
    todo: t`Mở trang đăng nhập ở một thẻ khác, đăng nhập, rồi quay lại đây gửi lần nữa.`,
  });
}
