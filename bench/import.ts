import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { streamXlsxRows } from 'hucre';
import { newId } from '#kit/ids.ts';
import { classConstraints, classMessages, formAForm } from '#modules/classes';
import { importMessages, importRoutes } from '#modules/imports';
import { peopleConstraints, peopleMessages } from '#modules/people';
import { systemActor } from '#platform/actor.ts';
import { createTenant, migrateAll } from '#platform/database/migrate.ts';
import { openPools } from '#platform/database/pools.ts';
import { openDatabase } from '#platform/database/server.ts';
import { openDoors } from '#platform/database/transaction.ts';
import { openServer } from '#platform/http/server.ts';
import { platformMessages } from '#platform/messages.vi.ts';
import { writeTraineeFile, unitNames } from './trainee-file.ts';
import type { Figure } from './measure.ts';

const PEOPLE = 10_000;
const UNITS = 80;
const WARM_UP = 2000;

/** A list of 10,000 trainees with all its faults through the HTTP door into an embedded database: brought and checked, then applied. */
export async function bench(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kv-bench-'));
  try {
    const server = await openDatabase({
      projectFolder: folder,
      dataFolder: folder,
      keyFile: undefined,
      databaseUrl: undefined,
      databaseAppUrl: undefined,
    });
    try {
      return await measured(server);
    } finally {
      await server.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measured(server: Awaited<ReturnType<typeof openDatabase>>): Promise<Figure[]> {
  await migrateAll(server);
  await createTenant(server, { slug: 'tinh', name: 'Tỉnh' });
  const [small, large] = await worldWithClasses(server.superuserUrl!);
  const pools = openPools(server.roleUrls, { unit: 1, bloc: 1, tenant: 4 });
  const texts = { ...platformMessages, ...importMessages, ...peopleMessages, ...classMessages };
  const actor = systemActor('tinh', 'đo');
  const app = await openServer({
    gate: async () => actor,
    texts: { vi: texts, en: texts },
    constraints: { ...peopleConstraints, ...classConstraints },
    webRoot: null,
    ready: async () => true,
    log: false,
    onRoute: undefined,
  });
  try {
    importRoutes(app, { database: openDoors(pools, server.keys), keys: server.keys, forms: [formAForm], paper: texts });
    const units = unitNames(UNITS);
    // a server that has been at work, and a library that has
    const first = await writeTraineeFile(WARM_UP, units, 500_000);
    await importInto(app, small!, first);
    await streamed(first);

    const file = await writeTraineeFile(PEOPLE, units);
    const before = await streamed(file);
    const { check, apply } = await importInto(app, large!, file);
    const bare = Math.min(before, await streamed(file));
    const whole = check + apply;
    const ms = (value: number) => `${Math.round(value)} ms`;
    const work = `import ${PEOPLE.toLocaleString('vi-VN')} trainees`;
    return [
      { work, ours: `${ms(whole)} (check ${ms(check)}, apply ${ms(apply)})`, bound: '≤ 3 s', held: whole <= 3000 },
      {
        work: `${work}, beside reading the file`,
        ours: ms(whole),
        bound: '≤ 3 × bare hucre stream',
        held: whole <= 3 * bare,
        ratio: `${(whole / bare).toFixed(1)} × (${ms(bare)})`,
      },
    ];
  } finally {
    await app.close();
    await pools.close();
  }
}

async function streamed(file: Uint8Array): Promise<number> {
  const start = performance.now();
  let cells = 0;
  for await (const row of streamXlsxRows(file)) cells += row.values.length;
  return cells > 0 ? performance.now() - start : 0;
}

type App = Awaited<ReturnType<typeof openServer>>;

async function importInto(app: App, classId: string, file: Uint8Array): Promise<{ check: number; apply: number }> {
  const boundary = 'xxbenchxx';
  const field = (name: string, value: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const payload = Buffer.concat([
    Buffer.from(
      `${field('target', JSON.stringify({ classId }))}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const headers = () => ({ 'x-khuevan': '1', 'idempotency-key': newId() });
  const start = performance.now();
  const brought = await app.inject({
    method: 'POST',
    url: '/api/imports/trainees',
    headers: { ...headers(), 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  });
  const checked = performance.now();
  const run = brought.json();
  if (run.report?.canApply !== 'all') throw new Error(JSON.stringify(run.report?.groups ?? run).slice(0, 2000));
  const applied = await app.inject({
    method: 'POST',
    url: `/api/imports/trainees/${run.id}/apply`,
    headers: headers(),
    payload: { mode: 'all', input: {} },
  });
  const end = performance.now();
  if (applied.json().status !== 'applied') throw new Error(applied.body.slice(0, 2000));
  return { check: checked - start, apply: end - checked };
}

/** Units as the list names them, and two classes on their slots. */
async function worldWithClasses(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `set search_path = tinh, public; insert into bloc values (1, 'state', 'Khối chính quyền'); insert into funding_source values ('city', 'Ngân sách')`,
  );
  for (const [n, name] of ['Trường Chính trị', ...unitNames(UNITS)].entries()) {
    await client.query('insert into unit (id, uid) values ($1, $2)', [n + 1, newId()]);
    await client.query(
      `insert into unit_version (id, unit_id, name, kind, level, bloc, valid_from) values ($1, $2, $3, 'peoples_committee', 'commune', 1, '2000-01-01')`,
      [newId(), n + 1, name],
    );
  }
  const [family, version, who] = [newId(), newId(), newId()];
  await client.query(
    `insert into programme_family (id, code, name, folded, nature) values ($1, 'BD', 'Bồi dưỡng', 'bd', 'in_service_training')`,
    [family],
  );
  await client.query(
    `insert into programme_version (id, family_id, code, name, folded, valid_from) values ($1, $2, 'BD', 'Bồi dưỡng', 'bd', '2000-01-01')`,
    [version, family],
  );
  const ids: string[] = [];
  for (const code of ['NHO', 'LON']) {
    ids.push(newId());
    await client.query(
      `insert into training_class (id, code, name, folded, family_id, version_id, lead_id, lead_bloc, host_id, runner_id, funding, recorded_by) values ($1, $2, $2, $2, $3, $4, 1, 1, 1, 1, 'city', $5)`,
      [ids.at(-1), code, family, version, who],
    );
  }
  await client.end();
  return ids;
}
