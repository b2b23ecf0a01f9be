import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { sameContentFor } from '#modules/classes';
import { systemActor } from '#platform/actor.ts';
import { createTenant, migrateAll } from '#platform/database/migrate.ts';
import { openPools } from '#platform/database/pools.ts';
import { openDatabase } from '#platform/database/server.ts';
import { openDoors } from '#platform/database/transaction.ts';
import { readKeys } from '#platform/secrets.ts';
import { nearPairs, titleKey } from '../src/modules/programmes/overlap-likeness.ts';
import { listTwins } from '../src/modules/programmes/overlap-queries.ts';
import { thousands, type Figure } from './measure.ts';

const NEAR_MS = 2_000;
const LIST_MS = 1_000;
const NOMINEES = 500;
/** Of ten classes each; with KHUEVAN_BENCH=full as many as the city has. */
const people = process.env['KHUEVAN_BENCH'] === 'full' ? 600_000 : 60_000;

const words =
  'quản lý nhà nước kinh tế văn hóa xã hội đất đai tài chính ngân sách cán bộ công chức lãnh đạo kỹ năng giao tiếp công sở tư tưởng xây dựng tổ chức chính quyền địa phương cải cách hành chính chuyển đổi số an ninh quốc phòng dân tộc tôn giáo môi trường nông thôn đô thị thanh tra giám sát khiếu nại tố cáo phòng chống tham nhũng pháp luật bình đẳng giới thanh niên công đoàn mặt trận tuyên giáo lịch sử triết học'.split(
    ' ',
  );
let seed = 7;
const draw = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) % below;

/** Titles of four to eleven pairs of words; every fourth is an earlier one with a word left out. */
function titles(count: number): string[] {
  const made: string[] = [];
  for (let n = 0; n < count; n++) {
    const pairs = Array.from({ length: 4 + draw(8) }, () =>
      words
        .slice(draw(words.length - 1))
        .slice(0, 2)
        .join(' '),
    );
    const again = n % 4 === 3 ? made[draw(made.length)]!.split(' ') : null;
    again?.splice(draw(again.length), 1);
    made.push((again ?? pairs).join(' '));
  }
  return made;
}

/** Near titles of a whole catalogue; and a list of nominees against the training history of a city. */
export async function bench(): Promise<Figure[]> {
  const took = [1_250, 5_000].map((count) => {
    const topics = titles(count).map((title) => ({ key: titleKey(title), description: null }));
    const start = performance.now();
    nearPairs(topics, 0.8);
    return performance.now() - start;
  });
  return [
    {
      work: 'near titles among 5,000 topics',
      ours: `${thousands(took[1]!)} ms`,
      bound: `≤ ${thousands(NEAR_MS)} ms`,
      ratio: `${(took[1]! / took[0]!).toFixed(1)} × 1,250 topics`,
      held: took[1]! <= NEAR_MS,
    },
    ...(await nominees()),
  ];
}

async function nominees(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kv-bench-same-'));
  chmodSync(folder, 0o755);
  const server = await openDatabase({
    projectFolder: folder,
    dataFolder: folder,
    keyFile: undefined,
    databaseUrl: undefined,
    databaseAppUrl: undefined,
  });
  await migrateAll(server);
  await createTenant(server, { slug: 'city', name: 'Thành phố' });
  const pools = openPools(server.roleUrls);
  const filling = new pg.Client({ connectionString: server.superuserUrl, options: '-c search_path=city,public' });
  await filling.connect();
  try {
    await fill(filling);
    const database = openDoors(pools, readKeys(server.keyFile));
    const actor = systemActor('city', 'đo');
    const { rows } = await filling.query<{ id: string }>(`select id from person order by md5(id::text) limit ${NOMINEES}`);
    const version = (
      await filling.query<{ id: string; family_id: string }>(`select id, family_id from programme_version order by code limit 1`)
    ).rows[0]!;
    const question = {
      personIds: rows.map(({ id }) => id),
      familyId: version.family_id,
      versionId: version.id,
      on: '2026-06-01',
      from: '2026-09-01',
      to: '2026-10-01',
    };
    let warned = 0;
    const list = await usual(async () => void (warned = (await database.read(actor, (db) => sameContentFor(db, question))).size));
    const queue = await usual(async () => void (await database.read(actor, (db) => listTwins(db, { view: 'open' }))));
    return [
      {
        work: `${NOMINEES} nominees against ${thousands(people * 10)} enrolments (${warned} warned)`,
        ours: `${thousands(list)} ms`,
        bound: `≤ ${thousands(LIST_MS)} ms`,
        held: list <= LIST_MS,
      },
      {
        work: 'the queue of titles that may be the same, 5,000 topics',
        ours: `${thousands(queue)} ms`,
        bound: `≤ ${thousands(NEAR_MS)} ms`,
        held: queue <= NEAR_MS,
      },
    ];
  } finally {
    await filling.end();
    await pools.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The middle of seven. */
async function usual(work: () => Promise<void>): Promise<number> {
  const took: number[] = [];
  for (let time = 0; time < 7; time++) {
    const start = performance.now();
    await work();
    took.push(performance.now() - start);
  }
  return took.sort((a, b) => a - b)[3]!;
}

/** 250 programmes of 20 topics, classes over ten years, ten of them for each person; past every key, for the sake of time. */
async function fill(db: pg.Client): Promise<void> {
  const by = `'00000000-0000-7000-8000-000000000000'`;
  await db.query(`set session_replication_role = replica`);
  await db.query(`insert into bloc values (1, 'party', 'Khối Đảng')`);
  await db.query(`insert into unit (uid, code) select gen_random_uuid(), 'U' || n from generate_series(1, 100) n`);
  await db.query(`insert into programme_family (id, code, name, folded, nature)
    select gen_random_uuid(), 'CT' || lpad(n::text, 3, '0'), 'CT' || n, 'ct' || n, 'in_service_training' from generate_series(1, 250) n`);
  await db.query(
    `insert into programme_version (id, family_id, code, name, folded, valid_from) select gen_random_uuid(), id, code, name, folded, '2010-01-01' from programme_family`,
  );
  await db.query(
    `insert into programme_topic (id, version_id, module_id, ordinal, title, content_key, lecture)
      select gen_random_uuid(), v.id, v.id, t.n, t.title, '', 4 + t.n % 9
      from unnest($1::text[]) with ordinality t(title, n) join (select id, row_number() over (order by code) as n from programme_version) v on v.n = (t.n - 1) / 20 + 1`,
    [titles(5_000)],
  );
  const classes = Math.ceil(people / 10);
  await db.query(`insert into training_class (id, code, name, folded, family_id, version_id, lead_id, lead_bloc, host_id, runner_id, funding, status, opened_on, ended_on, recorded_by)
    select gen_random_uuid(), 'L' || g.n, 'L', 'l', v.family_id, v.id, g.n % 100 + 1, 1, g.n % 100 + 1, g.n % 100 + 1, 'x', 'closed',
      date '2016-01-01' + (g.n % 3700)::int, date '2016-02-01' + (g.n % 3700)::int, ${by}
    from generate_series(1, ${classes}) g(n) join (select id, family_id, row_number() over (order by code) as n from programme_version) v on v.n = g.n % 250 + 1`);
  await db.query(`insert into person (id, full_name, folded_name, sort_name, birth_precision, category, unit_id, bloc, recorded_by)
    select gen_random_uuid(), 'Nguyễn ' || n, 'nguyen ' || n, n, 'none', 'cadre', n % 100 + 1, 1, ${by} from generate_series(1, ${people}) n`);
  await db.query(
    `create temp table of_class as select id, opened_on, ended_on, runner_id, row_number() over (order by code) - 1 as n from training_class`,
  );
  await db.query(`create unique index on of_class (n)`);
  await db.query(`insert into enrolment (id, class_id, person_id, full_name, sort_name, sender_id, sender_bloc, runner_id, host_id, lead_bloc, status, joined_on, ended_on, recorded_by)
    select gen_random_uuid(), c.id, p.id, p.full_name, p.sort_name, p.unit_id, 1, c.runner_id, c.runner_id, 1, 'finished', c.opened_on, c.ended_on, ${by}
    from (select *, row_number() over () as n from person) p cross join generate_series(0, 9) k join of_class c on c.n = (p.n * 7 + k * 1009) % ${classes}`);
  await db.query('vacuum analyze');
}
