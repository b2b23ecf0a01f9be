import pg from 'pg';
import { systemActor, type Actor, type Scope } from '#platform/actor.ts';
import { openPools } from '#platform/database/pools.ts';
import { buildApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';
import { openInstallation } from '../src/installation.ts';
import { scopeTable } from '../src/modules/access/scope-table.ts';
import { cityFolder } from './city.ts';
import type { Figure } from './measure.ts';

const MOST = 1.5;
const TIMES = 31;
/** As many units as one scope may have: the largest subtree that may be given. */
const UNITS = 50;

const questions = {
  'class list, two filters and a count': '/api/classes?q=ly+luan&status=closed&limit=50',
  'person search': '/api/people?q=nguyen+van+hung&limit=50',
  'lines of all plans': '/api/plan-lines?q=boi+duong&quarter=2',
  certificates: '/api/certificates?limit=50',
  'needs of a year': '/api/needs?year=2023',
  'review of a year': '/api/reports/annual?year=2023',
  'review of a year by sender': '/api/reports/annual?year=2023&by=sender',
};

/**
 * What the policies cost: the same requests of the same rows, once under the login role of the caller and once as a superuser over
 * views that say the same as plain conditions, in turn.
 */
export async function bench(): Promise<Figure[]> {
  const folder = await cityFolder();
  const installation = await openInstallation({ ...loadConfig({}), dataFolder: folder }, { sample: 'decline' });
  const { server, pools, keys } = installation;
  const superuser = server.superuserUrl!;
  const owner = new pg.Client({ connectionString: superuser });
  await owner.connect();
  const bare = openPools({ unit: superuser, bloc: superuser, tenant: superuser, person: superuser });
  let actor: Actor | null = null;
  const gate = () => Promise.resolve(actor);
  const [held, free] = [await buildApp({ pools, keys, webRoot: null, gate }), await buildApp({ pools: bare, keys, webRoot: null, gate })];
  try {
    const figures: Figure[] = [];
    for (const [name, scope] of Object.entries(await scopes(owner))) {
      const views = `bare_${name}`;
      await plainViews(owner, views, scope);
      for (const [work, url] of Object.entries(questions)) {
        const [policed, plain]: [number[], number[]] = [[], []];
        const bodies = new Set<string>();
        for (let time = 0; time < TIMES; time++) {
          actor = { ...systemActor('city', 'đo'), scope };
          policed.push(await timed(() => held.inject({ url }), bodies));
          actor = { ...actor, tenant: views };
          plain.push(await timed(() => free.inject({ url }), bodies));
        }
        if (bodies.size > 1) throw new Error(`${url}: two answers for ${name}`);
        const [ours, theirs] = [usual(policed), usual(plain)];
        const ratio = ours / theirs;
        figures.push({
          work: `${work}, ${name}: under policies`,
          ours: `${ours.toFixed(1)} ms`,
          bound: `≤ ${MOST}x of the same without`,
          ratio: `${ratio.toFixed(2)} of ${theirs.toFixed(1)} ms`,
          // two answers of a millisecond or two differ by what the machine does meanwhile
          held: ratio <= MOST || ours - theirs < 1,
        });
      }
      await owner.query(`drop schema ${views} cascade`);
    }
    return figures;
  } finally {
    await held.close();
    await free.close();
    await bare.close();
    await owner.end();
    await installation.close();
  }
}

async function scopes(owner: pg.Client): Promise<Record<string, Scope>> {
  const { rows } = await owner.query<{ units: number[] }>(
    `with recursive below (top, id) as (
       select unit_id, unit_id from city.unit_version where valid_to is null
       union select b.top, v.unit_id from below b join city.unit_version v on v.parent_id = b.id and v.valid_to is null)
     select array_agg(id order by id) as units from below group by top having count(*) <= $1 order by count(*) desc, top limit 1`,
    [UNITS],
  );
  const [school] = (
    await owner.query<{ id: number }>('select runner_id as id from city.training_class group by 1 order by count(*) desc limit 1')
  ).rows;
  return {
    school: { kind: 'unit', units: [school!.id] },
    subtree: { kind: 'unit', units: rows[0]!.units },
    bloc: { kind: 'bloc', bloc: 2 },
    tenant: { kind: 'tenant' },
  };
}

/** Views named as the tables, each with the rows that the scope sees. */
async function plainViews(owner: pg.Client, schema: string, scope: Scope): Promise<void> {
  await owner.query(`drop schema if exists ${schema} cascade; create schema ${schema}`);
  for (const [table, { unit, bloc }] of Object.entries(scopeTable)) {
    const conditions =
      scope.kind === 'unit'
        ? unit.map((column) => `${column} = any ('{${scope.units.join(',')}}'::int[])`)
        : scope.kind === 'bloc'
          ? bloc.map((column) => `${column} = ${scope.bloc}::smallint`)
          : ['true'];
    const columns = scope.kind === 'unit' ? unit : scope.kind === 'bloc' ? bloc : ['all'];
    const where = columns.includes('all') ? 'true' : conditions.join(' or ') || 'false';
    await owner.query(`create view ${schema}.${table} as select * from city.${table} where ${where}`);
  }
}

async function timed(work: () => Promise<{ statusCode: number; body: string }>, bodies: Set<string>): Promise<number> {
  const started = performance.now();
  const { statusCode, body } = await work();
  const taken = performance.now() - started;
  if (statusCode !== 200) throw new Error(`${statusCode} ${body}`);
  bodies.add(body);
  return taken;
}

/** The lower quartile: what it takes while nothing else runs in between. */
const usual = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 2]!;
