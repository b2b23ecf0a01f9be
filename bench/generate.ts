import { createReadStream, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writevSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { copyIn, type Copied } from '#platform/database/copy-rows.ts';
import { createTenant, migrateAll } from '#platform/database/migrate.ts';
import { openDatabase, type DatabaseServer } from '#platform/database/server.ts';
import { generateCity, type Order } from '../src/generate/generate.ts';
import { runAlone, thousands, type Figure, type Run } from './measure.ts';

/** Hanoi's year of 2023 with KHUEVAN_BENCH=full, else a tenth of it. */
const order: Order =
  process.env['KHUEVAN_BENCH'] === 'full'
    ? { classes: 56_690, enrolments: 621_466, years: 1, seed: 1 }
    : { classes: 5_670, enrolments: 62_147, years: 1, seed: 1 };
/** So that no row refers to one that comes later. */
const IN_ORDER =
  'document plan plan_version plan_line plan_line_version target slot declared_class person person_key person_post training_class chain enrolment ledger_event ledger_event_trainee ledger_entry enrolment_result certificate'.split(
    ' ',
  );
/** What the copied rows refer to, in the order of their foreign keys; a few hundred rows that nobody measures. */
const BENEATH = ['bloc', 'funding_source', 'unit', 'unit_version', 'programme_family', 'programme_version'];

/** A city made up and written, against the same rows lying ready in files and copied by a superuser into the same empty tables. */
export async function bench(): Promise<Figure[]> {
  const [files, made, bare] = Array.from({ length: 3 }, () => mkdtempSync(join(tmpdir(), 'kv-bench-city-'))) as [string, string, string];
  try {
    const ours = await withTenant(made, async (server) => {
      const run = await runAlone('./generate.ts#generated', made, files);
      await keepBeneath(server, files);
      return run;
    });
    const copying = await withTenant(bare, async (server) => {
      await restoreBeneath(server, files);
      return runAlone('./generate.ts#copied', bare, files);
    });
    const ratio = copying.milliseconds / ours.milliseconds;
    const seconds = ({ milliseconds }: Run) => `${(milliseconds / 1000).toFixed(1)} s`;
    return [
      {
        work: `generate ${thousands(order.classes)} classes, ${thousands(order.enrolments)} enrolments`,
        ours: `${seconds(ours)}, ${thousands(ours.megabytes)} MB`,
        bound: '≥ 40 % of bare COPY, ≤ 400 MB',
        held: ratio >= 0.4 && ours.megabytes <= 400,
        ratio: `${Math.round(100 * ratio)} % of bare COPY (${seconds(copying)})`,
      },
    ];
  } finally {
    for (const folder of [files, made, bare]) rmSync(folder, { recursive: true });
  }
}

const openIn = (folder: string) =>
  openDatabase({ projectFolder: folder, dataFolder: folder, keyFile: undefined, databaseUrl: undefined, databaseAppUrl: undefined });

/** A new server with one empty tenant; the measured process joins it. */
async function withTenant<T>(folder: string, work: (server: DatabaseServer) => Promise<T>): Promise<T> {
  const server = await openIn(folder);
  try {
    await migrateAll(server);
    await createTenant(server, { slug: 'city', name: 'Thành phố' });
    return await work(server);
  } finally {
    await server.close();
  }
}

/** Measured alone: making and writing, and keeping a copy of what was written. */
export async function generated(folder: string, files: string): Promise<number> {
  const server = await openIn(folder);
  const { roleUrls, ownerUrl, keys } = server;
  try {
    const place = { tenant: 'city', tenantUrl: roleUrls.tenant, ownerUrl, keys, say: () => {}, onCopied: intoFiles(files) };
    return (await generateCity(order, place)).enrolments;
  } finally {
    await server.close();
  }
}

/** Measured alone: each file in one COPY, all in one transaction. */
export async function copied(folder: string, files: string): Promise<number> {
  const server = await openIn(folder);
  const client = new pg.Client({ connectionString: server.superuserUrl });
  await client.connect();
  try {
    await client.query('begin; set local search_path = city, public');
    for (const name of readdirSync(files)
      .filter((file) => file.endsWith('.copy'))
      .sort()) {
      const [, table] = name.split('.');
      const columns = readFileSync(join(files, name.replace('.copy', '.columns')), 'utf8');
      await copyIn(client, `copy ${table} (${columns}) from stdin`, createReadStream(join(files, name), { highWaterMark: 1 << 20 }));
    }
    await client.query('commit');
    return order.enrolments;
  } finally {
    await client.end();
    await server.close();
  }
}

/** One file for each table and list of columns. */
function intoFiles(files: string): Copied {
  const open = new Map<string, number>();
  return (table, columns, text) => {
    const list = columns.map((column) => `"${column}"`).join(', ');
    let file = open.get(`${table} ${list}`);
    if (file === undefined) {
      if (!IN_ORDER.includes(table)) throw new Error(`where does ${table} stand?`);
      const place = join(files, `${String(IN_ORDER.indexOf(table)).padStart(2, '0')}.${table}.${open.size}`);
      writeFileSync(`${place}.columns`, list);
      open.set(`${table} ${list}`, (file = openSync(`${place}.copy`, 'w')));
    }
    writevSync(file, text);
  };
}

async function asSuperuser(server: DatabaseServer, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: server.superuserUrl });
  await client.connect();
  await client.query('set search_path = city, public');
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

const keepBeneath = (server: DatabaseServer, files: string) =>
  asSuperuser(server, async (client) => {
    for (const table of BENEATH) {
      const { rows } = await client.query<{ all: string }>(`select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text as all from ${table} t`);
      writeFileSync(join(files, `${table}.json`), rows[0]!.all);
    }
  });

const restoreBeneath = (server: DatabaseServer, files: string) =>
  asSuperuser(server, async (client) => {
    for (const table of BENEATH)
      await client.query(`insert into ${table} overriding system value select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
        readFileSync(join(files, `${table}.json`), 'utf8'),
      ]);
  });
