import { fork, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Ready } from './app.ts';

type Body = string | FormData | Uint8Array<ArrayBuffer>;
export type Answer = { status: number; code: string | null; body: unknown };

/** The application in a process of its own, and a signed-in administrator in front of it. */
export class RunningApp {
  readonly #child: ChildProcess;
  readonly ready: Ready;
  #cookie = '';
  died: string | null = null;

  private constructor(child: ChildProcess, ready: Ready) {
    this.#child = child;
    this.ready = ready;
    child.on('exit', (code, signal) => (this.died = String(signal ?? code)));
  }

  static async start(): Promise<RunningApp> {
    const child = fork(fileURLToPath(new URL('app.ts', import.meta.url)), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const ready = await new Promise<Ready>((resolve, reject) => {
      child.once('message', (told) => resolve(told as Ready));
      child.once('exit', (code) => reject(new Error(`the application did not start: ${code}`)));
    });
    const app = new RunningApp(child, ready);
    const signIn = await app.fetch('POST', '/api/session', JSON.stringify({ tenant: 'hanoi', name: 'quantri', password: ready.password }));
    if (!signIn.ok) throw new Error(`no sign-in: ${signIn.status} ${await signIn.text()}`);
    app.#cookie = signIn.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    return app;
  }

  fetch(method: string, path: string, body?: Body): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.ready.port}${path}`, {
      method,
      body: body ?? null,
      headers: {
        cookie: this.#cookie,
        'x-khuevan': '1',
        'idempotency-key': crypto.randomUUID(),
        'if-match': '"1"',
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      },
    });
  }

  async ask(method: string, path: string, body?: Body): Promise<Answer> {
    const response = await this.fetch(method, path, body);
    const text = await response.text();
    let read: unknown = null;
    try {
      read = JSON.parse(text);
    } catch {
      // a file, or nothing
    }
    return { status: response.status, code: (read as { error?: { code?: string } } | null)?.error?.code ?? null, body: read };
  }

  /** Longest stand-still of the application's loop since the last question, in milliseconds. */
  delay(): Promise<number> {
    return new Promise((resolve) => {
      this.#child.once('message', (told) => resolve((told as { delay: number }).delay));
      this.#child.send('delay');
    });
  }

  /** Watches the processes the application starts until `stop()`, which tells the most memory (MB) and the longest life (ms) of one. */
  watchChildren(): { stop: () => { megabytes: number; milliseconds: number } } {
    const born = new Map<number, number>();
    let megabytes = 0;
    let milliseconds = 0;
    const timer = setInterval(() => {
      for (const pid of childrenOf(this.#child.pid!)) {
        born.set(pid, born.get(pid) ?? performance.now());
        milliseconds = Math.max(milliseconds, performance.now() - born.get(pid)!);
        megabytes = Math.max(megabytes, peakOf(pid));
      }
    }, 10);
    return {
      stop: () => {
        clearInterval(timer);
        return { megabytes, milliseconds };
      },
    };
  }

  async stop(): Promise<void> {
    if (this.died !== null) return;
    await new Promise((resolve) => {
      this.#child.once('exit', resolve);
      this.#child.send('stop');
    });
  }
}

/** Node processes only: the embedded database is not meant. */
function childrenOf(pid: number): number[] {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const pids = threads.flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'latin1').trim().split(' '));
    return pids
      .filter(Boolean)
      .map(Number)
      .filter((one) => readFileSync(`/proc/${one}/cmdline`, 'latin1').includes('reader.ts'));
  } catch {
    return [];
  }
}

function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
