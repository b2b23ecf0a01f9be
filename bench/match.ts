import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { addDays } from '#kit/dates.ts';
import { fold, nameSortKey } from '#kit/text.ts';
import { factsForEligibility, learnWeights, recognisePeople, sweepPeople, type ToMatch } from '#modules/people';
import { systemActor } from '#platform/actor.ts';
import { createTenant, migrateAll } from '#platform/database/migrate.ts';
import { openPools } from '#platform/database/pools.ts';
import { openDatabase } from '#platform/database/server.ts';
import { openDoors } from '#platform/database/transaction.ts';
import { nameOf } from '../src/generate/names.ts';
import { chance } from '../src/sample/chance.ts';
import { thousands, type Figure } from './measure.ts';

const ROWS_MS = 1_000;
const ROWS = 500;
const UNITS = 1_500;
/** Officials of a city with KHUEVAN_BENCH=full, else a tenth of them; every twelfth of the rows is damaged as lists damage names. */
const people = process.env['KHUEVAN_BENCH'] === 'full' ? 600_000 : 60_000;

type Made = ToMatch & { birthDate: string; sex: 'male' | 'female' };

/** Who the rows of a list are, against a whole registry; and what learning its weights and sweeping it take. */
export async function bench(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kv-bench-match-'));
  chmodSync(folder, 0o755);
  const server = await openDatabase({
    projectFolder: folder,
    dataFolder: folder,
    keyFile: undefined,
    databaseUrl: undefined,
    databaseAppUrl: undefined,
  });
  const pools = openPools(server.roleUrls, { unit: 1, bloc: 1, tenant: 4 });
  try {
    await migrateAll(server);
    await createTenant(server, { slug: 'tinh', name: 'Tỉnh' });
    const made = await fill(server.superuserUrl!);
    const actor = systemActor('tinh', 'đo');
    const database = openDoors(pools, server.keys);
    const rows = Array.from({ length: ROWS }, (_, n) => ({ ...damaged(made[(n * 997) % made.length]!, n), hash: null }));
    const recognise = () => database.read(actor, (db) => recognisePeople(db, rows));
    await recognise();
    const [recognised, took] = await timed(recognise);
    const kinds = Map.groupBy(recognised, ({ kind }) => kind);
    const told = [...kinds].map(([kind, list]) => `${kind} ${list.length}`).join(', ');
    const ids = (await database.read(actor, (db) => db.selectFrom('person').select('id').limit(ROWS).execute())).map(({ id }) => id);
    const [, facts] = await timed(() => database.read(actor, (db) => factsForEligibility(db, server.keys, ids)));
    const [learnt, learning] = await timed(() => database.write(actor, { command: 'match.estimate' }, (tx) => learnWeights(tx, actor)));
    const [swept, sweeping] = await timed(() => database.write(actor, { command: 'match.sweep' }, (tx) => sweepPeople(tx, actor)));
    const ms = (value: number) => `${thousands(value)} ms`;
    const among = `${thousands(people)} people`;
    return [
      { work: `${ROWS} rows recognised among ${among} (${told})`, ours: ms(took), bound: `≤ ${ms(ROWS_MS)}`, held: took <= ROWS_MS },
      { work: `facts for eligibility of ${ROWS} among ${among}`, ours: ms(facts), bound: `≤ ${ms(300)}`, held: facts <= 300 },
      { work: `weights learnt from ${among}, ${thousands(learnt.pairs)} pairs`, ours: ms(learning), bound: '–', held: true },
      {
        work: `${among} swept, ${thousands(swept.compared)} pairs, ${thousands(swept.found)} listed`,
        ours: ms(sweeping),
        bound: '–',
        held: true,
      },
    ];
  } finally {
    await pools.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const from = performance.now();
  const result = await work();
  return [result, performance.now() - from];
}

async function fill(superuserUrl: string): Promise<Made[]> {
  const client = new pg.Client({ connectionString: superuserUrl, options: '-c search_path=tinh,public' });
  await client.connect();
  await client.query("insert into bloc (id, code, name) values (1, 'CQ', 'Khối')");
  await client.query(`insert into unit (id, uid, code) select n, gen_random_uuid(), 'U' || n from generate_series(1, ${UNITS}) n`);
  await client.query(
    `insert into unit_version (id, unit_id, name, kind, level, bloc, valid_from) select gen_random_uuid(), n, 'Đơn vị ' || n, 'other', 'province', 1, '2000-01-01' from generate_series(1, ${UNITS}) n`,
  );
  const by = chance(11);
  const made: Made[] = [];
  for (let at = 0; at < people; at += 5_000) {
    const some = Array.from({ length: Math.min(5_000, people - at) }, (): Made => {
      const sex = by.next() < 0.5 ? 'female' : 'male';
      const birthDate = addDays('1962-01-01', by.below(14_000));
      return {
        fullName: nameOf(sex, Number(birthDate.slice(0, 4)), by),
        sex,
        birthDate,
        birthPrecision: 'day',
        unitId: 1 + by.below(UNITS),
        hasNumber: false,
        phone: by.next() < 0.8 ? `09${String(by.below(100_000_000)).padStart(8, '0')}` : null,
      };
    });
    made.push(...some);
    await client.query(
      `insert into person (id, full_name, folded_name, sort_name, sex, birth_date, category, unit_id, bloc, phone, recorded_by)
       select gen_random_uuid(), n, f, s, x, b, 'civil_servant', u, 1, p, gen_random_uuid()
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::int[], $7::text[]) t(n, f, s, x, b, u, p)`,
      [
        some.map((one) => one.fullName),
        some.map((one) => fold(one.fullName)),
        some.map((one) => nameSortKey(one.fullName)),
        some.map((one) => one.sex),
        some.map((one) => one.birthDate),
        some.map((one) => one.unitId),
        some.map((one) => one.phone),
      ],
    );
  }
  await client.query(
    `insert into person_block (person_id, key) select id, ('x' || left(md5(name_key || ' ' || birth_date), 16))::bit(64)::bigint from person`,
  );
  // every second holds a certificate, of classes of fifty at a hundred schools, each with its own register
  await client.query(
    `insert into certificate (id, person_id, unit_id, bloc, title, title_key, serial, register_no, issuer, issuer_key, issued_on, recorded_by)
     select gen_random_uuid(), id, unit_id, 1, 'QLNN', 'qlnn', 'CV ' || lpad(n::text, 7, '0'), n % 50 || '/' || c, 'Trường ' || c % 100, 'truong ' || c % 100,
       date '2010-01-01' + c % 5000, gen_random_uuid()
     from (select id, unit_id, n, (n / 100)::int as c from (select id, unit_id, row_number() over (order by id) as n from person) p) p where n % 2 = 0`,
  );
  await client.query('vacuum analyze');
  await client.end();
  return made;
}

function damaged(one: Made, n: number): ToMatch {
  const words = one.fullName.split(' ');
  switch (n % 12) {
    case 0:
      return { ...one, fullName: one.fullName.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D') };
    case 1:
      return { ...one, fullName: [words[0], words.at(-1)].join(' '), phone: null };
    case 2:
      return { ...one, fullName: [words.at(-1), ...words.slice(0, -1)].join(' ') };
    case 3:
      return { ...one, birthDate: `${one.birthDate.slice(0, 4)}-01-01`, birthPrecision: 'year' };
    case 4:
      return { ...one, unitId: 1 + ((one.unitId + 7) % UNITS), phone: null };
    case 5:
      return { ...one, fullName: `${one.fullName} Xyz`, birthDate: '1999-09-09', phone: null };
    default:
      return one;
  }
}
