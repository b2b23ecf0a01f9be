import type { FastifyInstance, RouteOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Role } from '#kit/roles.ts';
import { practiceAccounts, type PracticeAccount } from '#modules/access';
import { buildApp } from '../src/app.ts';
import { madePractice, practicePassword, type PracticeSite } from './practice-place.ts';
import { visitor, type Answer } from './visitor.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const AGENCIES = 8;
/** A desk, the school, a ward. */
const CHOSEN = ['01', '03', '07'];
let site: PracticeSite;
let app: FastifyInstance;
const routes: RouteOptions[] = [];
beforeAll(async () => {
  site = await madePractice(undefined, AGENCIES);
  app = await buildApp({ pools: site.pools, keys: site.keys, webRoot: null, onRoute: (route) => void routes.push(route) });
});
afterAll(() => app?.close());

/** What the first page of each asks (web/may-open.ts). */
const firstOf = (capabilities: readonly string[]): string =>
  capabilities.includes('reports.read')
    ? '/api/home'
    : capabilities.includes('own.read')
      ? '/api/own'
      : capabilities.includes('classes.read')
        ? '/api/classes'
        : '/api/documents';

const chosen = practiceAccounts(AGENCIES).filter(({ agency }) => agency === null || CHOSEN.includes(agency));

async function as({ signInName }: Pick<PracticeAccount, 'signInName'>) {
  const browser = visitor(app);
  const { status, body } = await browser.signIn(signInName, practicePassword, 'thuchanh');
  expect([signInName, status, body]).toEqual([signInName, 200, { mustChangePassword: false, mustEnrol: false, codeNeeded: false }]);
  return browser;
}
async function unitsOf(agency: string): Promise<number[]> {
  const rows = await site.sql<{ id: number }>(`select id from thuchanh.unit where code in ($1, $2) order by 1`, [
    `CQ${agency}`,
    `CQ${agency}-P`,
  ]);
  expect(rows).toHaveLength(2);
  return rows.map(({ id }) => id);
}
/** A person and a class of some agency that are not the business of `agency`. */
async function elsewhere(agency: string) {
  const own = await unitsOf(agency);
  const [row] = await site.sql<{ person: string; class: string }>(
    `select (select id from thuchanh.person where unit_id <> all ($1::int[]) limit 1) as person,
      (select c.id from thuchanh.training_class c where array[c.runner_id, c.host_id, c.lead_id] && $1::int[] = false
        and not exists (select from thuchanh.enrolment e where e.class_id = c.id and e.sender_id = any ($1::int[])) limit 1) as class`,
    [own],
  );
  return { own, ...row! };
}

test('there is one account for each role in each agency, and one for each that is held over all', async () => {
  const rows = await site.sql<{ role: Role; n: number; wide: number }>(
    `select role, count(*) filter (where scope in ('unit', 'class', 'person'))::int as n, count(*) filter (where scope in ('tenant', 'bloc'))::int as wide
      from thuchanh.assignment group by 1`,
  );
  const held = Object.fromEntries(rows.map(({ role, n, wide }) => [role, [n, wide]]));
  const [inside, both, over] = [
    [AGENCIES, 0],
    [AGENCIES, 1],
    [0, 1],
  ];
  expect(held).toEqual({
    chief: both,
    home_affairs_officer: both,
    organisation_officer: both,
    school_office: inside,
    lecturer: inside,
    homeroom_lecturer: inside,
    political_centre: inside,
    unit_contact: inside,
    accountant: both,
    finance: over,
    planning_investment: over,
    records_clerk: both,
    leader: both,
    trainee: inside,
    inspector: both,
    reader: both,
    administrator: over,
  });
});

describe.each(chosen)('$signInName', (account) => {
  const { agency, role } = account;
  let browser: Awaited<ReturnType<typeof as>>;
  let capabilities: string[];
  test('signs in, as what it is', async () => {
    browser = await as(account);
    const { body } = await browser.get('/api/session');
    capabilities = body.capabilities;
    expect(body).toMatchObject({ role, tenant: { slug: 'thuchanh', demandsCode: false, isSample: false, practice: { resetAt: '00:30' } } });
    expect(body.scope).toEqual(
      agency === null
        ? role === 'organisation_officer'
          ? { kind: 'bloc', bloc: 1 }
          : { kind: 'tenant' }
        : role === 'homeroom_lecturer'
          ? { kind: 'class', classes: [expect.any(String)] }
          : role === 'trainee'
            ? { kind: 'person', person: expect.any(String) as string, classes: expect.any(Array) as string[] }
            : { kind: 'unit', units: await unitsOf(agency) },
    );
  });

  test('finds its first page', async () => {
    const { status, body } = await browser.get(firstOf(capabilities));
    expect([status, body]).toEqual([200, expect.any(Object)]);
  });

  test('reads what its capabilities say, and is refused the rest', async () => {
    const wrong: string[] = [];
    const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const lists = routes.filter(({ method, url }) => method === 'GET' && url.startsWith('/api') && !/[:*]|\/export$/.test(url));
    expect(lists.length).toBeGreaterThan(30);
    for (const { url, config } of lists) {
      const needed = config!.capability!;
      if (needed === 'public') continue;
      // some answer with a file
      const { statusCode: status } = await app.inject({ url, headers: { cookie } });
      const may = needed === 'signed_in' || capabilities.includes(needed);
      // open to whoever is signed in, and then asking for one of several rights
      const refused = status === 403 && needed !== 'signed_in';
      if (may ? refused || status === 401 || status >= 500 : status !== 403) wrong.push(`${url} → ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  if (agency === null) return;

  test('sees people and classes of its own agency alone', async () => {
    const other = await elsewhere(agency);
    if (capabilities.includes('people.read')) {
      const { body } = await browser.get('/api/people?limit=200');
      expect(body.items.length).toBeGreaterThan(10);
      expect(body.items.filter(({ unit }: { unit: { id: number } }) => !other.own.includes(unit.id))).toEqual([]);
      expect((await browser.get(`/api/people/${other.person}`)).status).toBe(404);
    }
    if (capabilities.includes('classes.read')) {
      const { body }: Answer = await browser.get('/api/classes?limit=200');
      const rows = body.rows as Record<'runner' | 'host' | 'lead', { id: number }>[];
      expect(role === 'homeroom_lecturer' ? rows.length === 1 : rows.length >= 3).toBe(true);
      expect(rows.filter((one) => ![one.runner.id, one.host.id, one.lead.id].some((id) => other.own.includes(id)))).toEqual([]);
      expect((await browser.get(`/api/classes/${other.class}`)).status).toBe(404);
    }
    if (role === 'trainee') {
      const { body } = await browser.get('/api/own');
      expect(body).toMatchObject({
        fullName: expect.any(String) as string,
        classes: [{ code: expect.stringMatching(new RegExp(`-${agency}$`)) as string }],
      });
    }
  });
});

describe('what there is to practise', () => {
  const states = async (agency: string) =>
    Object.fromEntries(
      (
        await site.sql<{ status: string; n: number }>(
          `select c.status, count(*)::int as n from thuchanh.training_class c join thuchanh.unit u on u.id = c.runner_id where u.code = $1 and c.code !~ '^(LLCT|QLS)' group by 1`,
          [`CQ${agency}`],
        )
      ).map(({ status, n }) => [status, n]),
    );
  test.each(['01', '03', '05', '08'])('agency %s has a class in preparation, one that runs, one that closed', async (agency) =>
    expect(await states(agency)).toEqual({ preparing: 1, running: 1, closed: 1 }),
  );
  test('each also has a slot nobody has begun, needs for the coming year, people who study nowhere', async () => {
    const [row] = await site.sql(
      `select count(*) filter (where exists (select from thuchanh.slot s where s.runner_id = u.id and s.state = 'pending' and s.class_id is null
            and not exists (select from thuchanh.training_class c where c.slot_id = s.id)))::int as slots,
          count(*) filter (where exists (select from thuchanh.training_need n where n.unit_id = u.id))::int as needs,
          count(*) filter (where exists (select from thuchanh.person p where p.unit_id = u.id and not exists (select from thuchanh.enrolment e where e.person_id = p.id)))::int as people
        from thuchanh.unit u where u.code ~ '^CQ\\d+$'`,
    );
    expect(row).toEqual({ slots: AGENCIES, needs: AGENCIES, people: AGENCIES });
  });
  test('who finished has marks and a certificate', async () => {
    const [row] = await site.sql<{ finished: number; marked: number; given: number }>(
      `select count(*)::int as finished, count(r.enrolment_id)::int as marked, (select count(*)::int from thuchanh.certificate) as given
        from thuchanh.enrolment e left join thuchanh.enrolment_result r on r.enrolment_id = e.id where e.status = 'finished'`,
    );
    expect(row!.finished).toBeGreaterThan(AGENCIES * 10);
    expect([row!.marked, row!.given]).toEqual([row!.finished, row!.finished]);
  });
  test('classes lie before the desks, and the desk finds them', async () => {
    const desk = await as({ signInName: 'noivu-01' });
    const { body } = await desk.get('/api/approvals?view=waiting');
    expect(body.rows ?? body.items ?? body).not.toHaveLength(0);
    expect(
      await site.sql(`select distinct u.code from thuchanh.approval_request r join thuchanh.unit u on u.id = r.desk_id order by 1`),
    ).toEqual([{ code: 'CQ01' }, { code: 'CQ02' }]);
  });
  test('a restricted class is seen by those whose decision says so, and by nobody else of the same school', async () => {
    const [row] = await site.sql<{ id: string }>(`select id from thuchanh.training_class where restricted`);
    const seen = async (signInName: string) => (await (await as({ signInName })).get(`/api/classes/${row!.id}`)).status;
    expect([await seen('truong-03'), await seen('phutrach')]).toEqual([200, 200]);
    expect([await seen('noivu-03'), await seen('giangvien-03'), await seen('xem')]).toEqual([404, 404, 404]);
  });
  test('whoever pays finds accounts, masked', async () => {
    const [row] = await site.sql(
      `select count(*)::int as n, count(distinct unit_id)::int > 8 as everywhere from thuchanh.person_sensitive where field = 'bank_account'`,
    );
    expect(row).toEqual({ n: 12 * AGENCIES, everywhere: true });
  });
  test('sums beside the ledger agree with it', async () => {
    const admin = await as({ signInName: 'phutrach' });
    const { status } = await admin.get(`/api/reports/annual?year=${new Date().getFullYear()}`);
    expect(status).toBe(200);
  });
});

describe('at the door', () => {
  test('whom one may be, in words to choose from', async () => {
    const { status, body } = await visitor(app).get('/api/practice/thuchanh/accounts');
    expect(status).toBe(200);
    expect(body.agencies).toHaveLength(AGENCIES);
    expect(body.agencies[6]).toEqual({ number: '07', name: 'Cơ quan 07 – Ủy ban nhân dân phường Số Một' });
    expect(body.accounts).toContainEqual({ signInName: 'daumoi-07', role: 'unit_contact', agency: '07' });
    expect(body.accounts).toContainEqual({ signInName: 'taichinh', role: 'finance', agency: null });
  });
  test('of a real tenant nothing is told, nor whether there is one', async () => {
    const [real, none] = [await visitor(app).get('/api/practice/tinh/accounts'), await visitor(app).get('/api/practice/khong/accounts')];
    expect([real.status, none.status]).toEqual([404, 404]);
    expect(JSON.stringify(real.body).replaceAll('tinh', 'khong')).toBe(JSON.stringify(none.body));
  });
  test('what a learner adds by day is not shown to the next', async () => {
    await site.sql(`update thuchanh.account set name = 'Tên ai đó đặt' where sign_in_name = 'daumoi-07'`);
    await site.sql(
      `insert into thuchanh.account (id, sign_in_name, name, password_hash) select gen_random_uuid(), 'moi.lap', 'Mới lập', password_hash from thuchanh.account limit 1`,
    );
    const { body } = await visitor(app).get('/api/practice/thuchanh/accounts');
    expect(JSON.stringify(body)).not.toMatch(/Tên ai đó đặt|moi\.lap/);
  });
});
