import { hash, verify } from '@node-rs/argon2';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Secret, TOTP } from 'otpauth';
import pg from 'pg';
import { newId } from '#kit/ids.ts';
import { createTenant } from '#platform/database/migrate.ts';
import { openDatabase } from '#platform/database/server.ts';
import { encrypt, type Keys } from '#platform/secrets.ts';
import { startApp } from './city.ts';
import { thousands, type Figure } from './measure.ts';

const RATE = 25;
const PEOPLE = 400;
/** A Monday morning: this many at the door at once. */
const AT_ONCE = 16;
const STORM = 1_200;
const PASSWORD = 'cá rô gánh nước mưa';
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Signing in at the HTTP door of `npm start`, where a code is demanded: the hash alone, both steps, and a storm of more than fit. */
export async function bench(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kv-bench-sign-in-'));
  chmodSync(folder, 0o755);
  const app = await startApp(folder);
  const server = await openDatabase({
    projectFolder: folder,
    dataFolder: folder,
    keyFile: undefined,
    databaseUrl: undefined,
    databaseAppUrl: undefined,
  });
  const secret = new Secret({ size: 20 });
  try {
    await createTenant(server, { slug: 'city', name: 'Thành phố' });
    await fill(server.superuserUrl!, server.keys, secret.base32);
    const bare = await bareRate();
    // a machine that is busy with something else hashes less than this, whatever we do
    const one = door(app.port);
    await one.password(0);
    const first = await each(PEOPLE, (n) => one.password(n));
    const both = await each(PEOPLE, async (n) => one.code(await one.password(n), TOTP.generate({ secret })));
    const reader = watch(one, both.cookie);
    const storm = await each(STORM, (n) => one.stormed(n), STORM);
    const seen = await reader();
    one.close();
    return [
      {
        work: `password at the HTTP door, ${AT_ONCE} at once: per second`,
        ours: thousands(first.perSecond),
        bound: `≥ ${RATE} a second`,
        held: first.perSecond >= RATE,
        ratio: `${(first.perSecond / bare).toFixed(2)} of bare argon2id, ${availableParallelism()} at once (${thousands(bare)})`,
      },
      {
        work: 'password, then code: whole sign-ins per second',
        ours: thousands(both.perSecond),
        bound: `≥ ${RATE} a second`,
        held: both.perSecond >= RATE,
        ratio: `${(both.perSecond / bare).toFixed(2)} of bare argon2id`,
      },
      {
        work: `${thousands(STORM)} at the same moment: in, told to wait, slowest answer s`,
        ours: `${storm.done.get(200) ?? 0}, ${storm.done.get(503) ?? 0}, ${(storm.slowest / 1000).toFixed(1)}`,
        bound: 'nothing but 200 and 503, ≤ 30 s',
        held: [...storm.done.keys()].every((status) => status === 200 || status === 503) && storm.slowest <= 30_000,
        ratio: `a session read meanwhile: p95 ${seen.toFixed(0)} ms`,
      },
      { work: 'memory of the app under these', ours: `${Math.round(app.megabytes())} MB`, bound: '≤ 400 MB', held: app.megabytes() <= 400 },
    ];
  } finally {
    await app.stop();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** People who may sign in with one password and one app; every one has a secret of its own row. */
async function fill(url: string, keys: Keys, secret: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=city,public' });
  await client.connect();
  const passwordHash = await hash(PASSWORD.normalize('NFC'), COST);
  for (let n = 0; n < PEOPLE; n++) {
    const id = newId();
    const sealed = encrypt(keys, secret, `${id} one-time secret`);
    await client.query('insert into account (id, sign_in_name, name, password_hash) values ($1, $2, $2, $3)', [id, `p${n}`, passwordHash]);
    await client.query(
      "insert into assignment (id, account_id, role, scope, valid_from) values ($1, $2, 'reader', 'tenant', '2020-01-01')",
      [newId(), id],
    );
    await client.query("insert into one_time_secret (account_id, state, key_id, secret) values ($1, 'in_use', $2, $3)", [
      id,
      sealed.keyId,
      sealed.bytes,
    ]);
  }
  await client.end();
}

/** As many hashes as there are cores, without a door, a database or a queue. */
async function bareRate(): Promise<number> {
  const stored = await hash(PASSWORD, COST);
  const wanted = 200;
  let left = wanted;
  const start = performance.now();
  const line = async () => {
    while (left-- > 0) await verify(stored, PASSWORD);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, line));
  return wanted / ((performance.now() - start) / 1000);
}

function door(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: STORM + AT_ONCE });
  const send = (method: 'GET' | 'POST', path: string, n: number, body: object | null, cookie = '') =>
    new Promise<{ status: number; cookies: string[] }>((resolve, reject) => {
      const asked = request(
        {
          agent,
          port,
          host: '127.0.0.1',
          method,
          path,
          // everybody at a computer of their own
          headers: {
            'x-forwarded-for': `10.1.${n >> 8}.${n & 255}`,
            'x-khuevan': '1',
            ...(body ? { 'content-type': 'application/json' } : {}),
            cookie,
          },
        },
        (answer) => {
          answer.resume();
          answer.once('end', () => resolve({ status: answer.statusCode!, cookies: answer.headers['set-cookie'] ?? [] }));
        },
      );
      asked.once('error', reject);
      asked.end(body ? JSON.stringify(body) : undefined);
    });
  const expected = ({ status, cookies }: { status: number; cookies: string[] }, name: string) => {
    const cookie = cookies.find((one) => one.startsWith(`${name}=`));
    if (status !== 200 || !cookie) throw new Error(`${status} without ${name}`);
    return cookie.split(';')[0]!;
  };
  const credentials = (n: number) => ({ tenant: 'city', name: `p${n % PEOPLE}`, password: PASSWORD });
  return {
    password: async (n: number) => expected(await send('POST', '/api/session', n, credentials(n)), 'step'),
    code: async (step: string, code: string) => expected(await send('POST', '/api/session/code', 1, { code }, step), 'sid'),
    stormed: async (n: number) => (await send('POST', '/api/session', n, credentials(n))).status,
    read: async (cookie: string) => (await send('GET', '/api/session', 0, null, cookie)).status,
    close: () => agent.destroy(),
  };
}

async function each<T>(count: number, work: (n: number) => Promise<T>, atOnce = AT_ONCE) {
  const done = new Map<T, number>();
  let [next, slowest, last] = [0, 0, undefined as T | undefined];
  const start = performance.now();
  const line = async () => {
    while (next < count) {
      const asked = performance.now();
      last = await work(next++);
      slowest = Math.max(slowest, performance.now() - asked);
      done.set(last, (done.get(last) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, line));
  return { perSecond: count / ((performance.now() - start) / 1000), slowest, done, cookie: String(last) };
}

/** Somebody who is in already, reading all the while; answers the p95 of that in ms. */
function watch({ read }: ReturnType<typeof door>, cookie: string): () => Promise<number> {
  const times: number[] = [];
  const over = new AbortController();
  const reading = (async () => {
    while (!over.signal.aborted) {
      const asked = performance.now();
      if ((await read(cookie)) !== 200) throw new Error('a session was refused');
      times.push(performance.now() - asked);
      await sleep(20);
    }
  })();
  return async () => {
    over.abort();
    await reading;
    times.sort((a, b) => a - b);
    return times[Math.floor(times.length * 0.95)] ?? 0;
  };
}
