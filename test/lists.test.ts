import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { nameSortKey } from '#kit/text.ts';
import { rememberNames } from '#modules/people';
import type { Actor, Scope } from '#platform/actor.ts';
import { rememberWords } from '#platform/database/search.ts';
import { generateCity } from '../src/generate/generate.ts';
import { classFilter } from '../src/modules/classes/contract.ts';
import { listClasses } from '../src/modules/classes/queries.ts';
import { listDocuments } from '../src/modules/documents/queries.ts';
import { lineListQuery } from '../src/modules/plans/lines-contract.ts';
import { listLines } from '../src/modules/plans/lines-queries.ts';
import { personListQuery } from '../src/modules/people/contract.ts';
import { listPeople } from '../src/modules/people/queries.ts';
import { filledDatabase, type FreshDatabase } from './database.ts';

const NAMES = ['Nguyễn Văn Hùng', 'Đặng Thị Ngọc Ánh', 'Hoàng Đức Thịnh', 'Lò Seo Chẩn'];
const KNOWN = 'Nguyễn Văn Hùng';

let city: FreshDatabase;
let bloc: Actor;
let unit: Actor;
beforeAll(async () => {
  city = await filledDatabase('lists_city', async (fresh) => {
    const { tenant, roleUrls, ownerUrl, keys } = fresh;
    await generateCity(
      { classes: 200, enrolments: 2_400, years: 1, seed: 5 },
      { tenant, tenantUrl: roleUrls.tenant, ownerUrl, keys, say: () => {} },
    );
    // many of one name, in every bloc; and one of each rare name
    const people = await fresh.sql<{ id: string; bloc: number }>('select id, bloc from person order by id');
    const renamed = people.slice(0, 60 + NAMES.length).map(({ id, bloc }, at) => ({ id, bloc, fullName: NAMES[at - 60] ?? KNOWN }));
    await fresh.database.write(fresh.admin, { command: 'test' }, async (tx) => {
      for (const { id, fullName } of renamed)
        await sql`update person set full_name = ${fullName}, folded_name = ${plain(fullName)}, sort_name = ${nameSortKey(fullName)} where id = ${id}`.execute(
          tx,
        );
      await rememberNames(tx, renamed);
      await sql`update training_class set code = 'TCLLCT-K77', name = 'Trung cấp lý luận chính trị', folded = 'tcllct-k77 trung cap ly luan chinh tri'
        where id = (select id from training_class order by id limit 1)`.execute(tx);
      await rememberWords(tx, 'classes', ['tcllct-k77 trung cap ly luan chinh tri']);
      await sql`update document set number = '171/KH-UBND', number_typed = '171/KH-UBND' where id = (select id from document order by id limit 1)`.execute(
        tx,
      );
      await rememberWords(tx, 'documents', ['171/KH-UBND']);
      return { result: undefined, audit: { type: 'test', id: 'x' } };
    });
  });
  const [of] = await city.sql<{ unit_id: number; bloc: number }>(
    `select unit_id, bloc from person where full_name = '${KNOWN}' group by 1, 2 order by count(*) desc, 1 limit 1`,
  );
  bloc = { ...city.admin, scope: { kind: 'bloc', bloc: of!.bloc } };
  unit = { ...city.admin, scope: { kind: 'unit', units: [of!.unit_id] } };
}, 120_000);

const plain = (name: string) => name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
const people = (query: object, actor = city.admin) =>
  city.database.read(actor, (db) => listPeople(db, city.keys, actor.scope, personListQuery.parse(query)));
const classes = (query: object, actor = city.admin) => city.database.read(actor, (db) => listClasses(db, classFilter.parse(query)));
const documents = (query: { sort?: 'date' | '-date'; q?: string; limit: number; after?: string }, actor = city.admin) =>
  city.database.read(actor, (db) => listDocuments(db, query, query));
const lines = (query: object, actor = city.admin) => city.database.read(actor, (db) => listLines(db, lineListQuery.parse(query)));
type Wide = Exclude<Scope['kind'], 'class' | 'person'>;
const actorOf = (kind: Wide) => ({ tenant: city.admin, bloc, unit })[kind];
const within: Record<Wide, (column: 'person' | 'class') => string> = {
  tenant: () => 'true',
  bloc: (table) => `${table === 'person' ? 'bloc' : 'lead_bloc'} = ${(bloc.scope as { bloc: number }).bloc}`,
  unit: (table) => {
    const [id] = (unit.scope as { units: readonly number[] }).units;
    return table === 'person' ? `unit_id = ${id}` : `${id} in (lead_id, runner_id, host_id)`;
  },
};

type Turned = { ids: string[]; totals: number[]; next: string | null };
/** Page by page to the end, or to `most` rows. */
async function all(page: (after: string | undefined) => Promise<Turned>, most = 400): Promise<Turned> {
  let after: string | undefined;
  const [ids, totals]: [string[], number[]] = [[], []];
  for (;;) {
    const turned = await page(after);
    ids.push(...turned.ids);
    totals.push(...turned.totals);
    if (turned.next === null || ids.length >= most) return { ids, totals, next: turned.next };
    after = turned.next;
  }
}

describe('pages over ties are complete and repeat nothing', () => {
  const kinds = fc.constantFrom<Wide>('tenant', 'bloc', 'unit');
  const down = (sort: string) => (sort.startsWith('-') ? 'desc' : 'asc');

  it('classes, of which many open on one day', async () => {
    await fc.assert(
      fc.asyncProperty(
        kinds,
        fc.constantFrom('day', '-day', 'code', '-code'),
        fc.integer({ min: 1, max: 70 }),
        async (kind, sort, limit) => {
          const key = sort.endsWith('day') ? 'list_day' : 'code';
          const there = await city.sql<{ id: string }>(
            `select id from training_class where ${within[kind]('class')} order by ${key} ${down(sort)}, id ${down(sort)}`,
          );
          const turned = await all(async (after) => {
            const { rows, total, next } = await classes({ sort, limit, after }, actorOf(kind));
            return { ids: rows.map(({ id }) => id), totals: [total], next };
          });
          expect(turned.ids).toEqual(there.map(({ id }) => id));
          expect(new Set(turned.totals)).toEqual(new Set([there.length]));
        },
      ),
      { numRuns: 12 },
    );
  });

  it.each(['', 'nguyen van hung', 'nguyen', 'hung van'])('people who are looked for as “%s”', async (q) => {
    await fc.assert(
      fc.asyncProperty(kinds, fc.constantFrom('name', '-name'), fc.integer({ min: 7, max: 90 }), async (kind, sort, limit) => {
        const words = q.split(' ').filter(Boolean);
        const there = await city.sql<{ id: string }>(
          `select id from person where ${within[kind]('person')} ${words.map((word) => `and ' ' || folded_name like '% ${word}%'`).join(' ')}
          order by sort_name collate "vi-VN-x-icu" ${down(sort)}, id ${down(sort)}`,
        );
        const turned = await all(async (after) => {
          const { items, total, near, next } = await people({ q, sort, limit, after }, actorOf(kind));
          expect(near).toBe(false);
          return { ids: items.map(({ id }) => id), totals: [total], next };
        });
        expect(turned.ids).toEqual(there.slice(0, turned.ids.length).map(({ id }) => id));
        if (turned.next === null) expect(turned.ids).toHaveLength(there.length);
        expect(new Set(turned.totals)).toEqual(new Set([Math.min(1_000, there.length)]));
      }),
      { numRuns: 8 },
    );
  });

  it('lines of plans, of which many stand in one quarter', async () => {
    await fc.assert(
      fc.asyncProperty(
        kinds,
        fc.constantFrom('time', '-time', 'seats', '-seats'),
        fc.integer({ min: 3, max: 60 }),
        async (kind, sort, limit) => {
          const key = sort.endsWith('time') ? 'l.year * 10 + coalesce(l.quarter, 5)' : 'v.seats';
          const there = await city.sql<{ id: string }>(
            `select l.id from plan_line l join plan_line_version v on v.line_id = l.id where ${within[kind]('class')}
            and v.plan_version_id = (select s.id from plan_version s where s.plan_id = l.plan_id order by (s.status = 'approved') desc, s.no desc limit 1)
          order by ${key} ${down(sort)}, l.id ${down(sort)}`,
          );
          const turned = await all(async (after) => {
            const { rows, total, next } = await lines({ sort, limit, after }, actorOf(kind));
            return { ids: rows.map(({ id }) => id), totals: [total], next };
          });
          expect(turned.ids).toEqual(there.slice(0, turned.ids.length).map(({ id }) => id));
          if (turned.next === null) expect(turned.ids).toHaveLength(there.length);
          expect(new Set(turned.totals)).toEqual(new Set([Math.min(1_000, there.length)]));
        },
      ),
      { numRuns: 8 },
    );
  });

  it('documents, of which many are of one day', async () => {
    for (const sort of ['date', '-date'] as const) {
      const there = await city.sql<{ id: string }>(
        `select id from document order by coalesce(document_date, 'infinity') ${down(sort)}, id ${down(sort)}`,
      );
      const turned = await all(async (after) => {
        const page = await documents({ sort, limit: 17, ...(after ? { after } : {}) });
        return { ids: page.documents.map(({ id }) => id), totals: [page.total], next: page.next };
      }, Infinity);
      expect(turned.ids).toEqual(there.map(({ id }) => id));
    }
  });
});

it('counts to a thousand and says that there are more', async () => {
  const { total, capped, next } = await people({});
  expect([total, capped]).toEqual([1_000, true]);
  expect(await people({ after: next! })).toMatchObject({ total: 1_000, capped: true });
  const [of] = await city.sql<{ count: number }>(`select count(*)::int from person where folded_name = 'nguyen van hung'`);
  expect(await people({ q: KNOWN })).toMatchObject({ total: of!.count, capped: false });
});

it.each(['rubbish', Buffer.from('[1]').toString('base64url')])('a page that begins at %s is refused', async (after) => {
  await expect(people({ after })).rejects.toMatchObject({ code: 'request.cursor', status: 400 });
  await expect(classes({ after })).rejects.toMatchObject({ code: 'request.cursor', status: 400 });
});

describe('a search', () => {
  it.each([
    ['nguyễn văn hùng', 'Nguyễn Văn Hùng', false],
    ['NGUYEN VAN HUNG', 'Nguyễn Văn Hùng', false],
    ['hung nguyen', 'Nguyễn Văn Hùng', false],
    ['nguyen van hng', 'Nguyễn Văn Hùng', true],
    ['nguyne van hung', 'Nguyễn Văn Hùng', true],
    ['seo chan', 'Lò Seo Chẩn', false],
    ['lo seo chna', 'Lò Seo Chẩn', true],
    ['lo sseo chan', 'Lò Seo Chẩn', true],
    ['hoang duc thihn', 'Hoàng Đức Thịnh', true],
    ['dang thi ngoc anhh', 'Đặng Thị Ngọc Ánh', true],
    ['dang thi ngoc a', 'Đặng Thị Ngọc Ánh', false],
  ])('for “%s” finds %s', async (q, name, near) => {
    const found = await people({ q });
    expect(found.items.map(({ fullName }) => fullName)).toContain(name);
    expect(found.near).toBe(near);
  });

  it.each(['tcllct-k77', 'K77 ly luan', 'tclclt-k77', 'trung cap li luan', 'tcllct k77 chinh trri'])(
    'for a class “%s” finds it',
    async (q) => {
      expect((await classes({ q })).rows.map(({ code }) => code)).toContain('TCLLCT-K77');
    },
  );

  it.each(['171/kh-ubnd', '171 ubnd', '171/KH-UBDN'])('for a document “%s” finds it', async (q) => {
    expect((await documents({ q, limit: 50 })).documents.map(({ number }) => number)).toContain('171/KH-UBND');
  });

  it('takes a number for what it says', async () => {
    expect(await documents({ q: '99171/KH-UBND', limit: 50 })).toMatchObject({ total: 0, near: false });
    expect(await classes({ q: 'tcllct-k77 98765' })).toMatchObject({ total: 0, near: false });
  });

  it('finds nobody where nothing comes close', async () => {
    expect(await people({ q: 'zzzzzz qqqqqq' })).toMatchObject({ items: [], total: 0, near: false, next: null });
  });
});

describe('filters', () => {
  it('narrow a list of classes together, and the count with it', async () => {
    const [of] = await city.sql<{ code: string; runner_id: number; family_id: string; count: number }>(
      `select f.code, c.runner_id, c.family_id, count(*)::int from training_class c join programme_family f on f.id = c.family_id
      where c.status = 'closed' group by 1, 2, 3 order by 4 desc limit 1`,
    );
    const found = await classes({ family: of!.code, runner: of!.runner_id, status: 'closed', limit: 200 });
    expect([found.rows.length, found.total]).toEqual([of!.count, of!.count]);
    for (const row of found.rows) expect([row.familyCode, row.runner.id, row.status]).toEqual([of!.code, of!.runner_id, 'closed']);
  });

  it('narrow the lines of plans to a programme, a year and what is still to be opened', async () => {
    const [of] = await city.sql<{ code: string; year: number; name: string }>(
      `select f.code, l.year, f.name from plan_line l join programme_family f on f.id = l.family_id group by 1, 2, 3 order by count(*) desc limit 1`,
    );
    const found = await lines({ family: of!.code, year: of!.year });
    expect(found.total).toBeGreaterThan(0);
    for (const row of found.rows) expect([row.family.code, row.year]).toEqual([of!.code, of!.year]);
    expect((await lines({ q: plain(of!.name), family: of!.code })).total).toBeGreaterThan(0);
    for (const row of (await lines({ pending: 'true' })).rows) expect(row.pending).toBeGreaterThan(0);
  });

  it('narrow a search for people by unit and category', async () => {
    const [of] = await city.sql<{ unit_id: number; category: string; count: number }>(
      `select unit_id, category, count(*)::int from person where full_name = '${KNOWN}' group by 1, 2 order by 3 desc, 1 limit 1`,
    );
    expect((await people({ q: KNOWN, unit: of!.unit_id, category: of!.category })).total).toBeGreaterThanOrEqual(of!.count);
    expect((await people({ q: KNOWN, unit: of!.unit_id, category: 'armed_forces' })).total).toBe(0);
  });
});

describe('who sees what', () => {
  it.each(['bloc', 'unit'] as const)('a %s finds its own people by name, and of the others not even a near one', async (kind) => {
    const [own] = await city.sql<{ count: number }>(
      `select count(*)::int from person where full_name = '${KNOWN}' and ${within[kind]('person')}`,
    );
    expect(own!.count).toBeGreaterThan(0);
    for (const [q, near] of [
      [KNOWN, false],
      ['nguyen van hng', true],
    ] as const) {
      const found = await people({ q, limit: 200 }, actorOf(kind));
      expect([q, found.items.filter(({ fullName }) => fullName === KNOWN).length, found.near]).toEqual([q, own!.count, near]);
      const seen = await city.sql<{ count: number }>(
        `select count(*)::int from person where id = any ($1) and not (${within[kind]('person')})`,
        [found.items.map(({ id }) => id)],
      );
      expect(seen[0]!.count).toBe(0);
    }
    const [other] = await city.sql<{ full_name: string }>(
      `select full_name from person p where not (${within[kind]('person')}) and not exists (
        select from person q where q.folded_name = p.folded_name and ${within[kind]('person').replace(/\b(bloc|unit_id)\b/, 'q.$1')}) order by id limit 1`,
    );
    expect((await people({ q: other!.full_name }, actorOf(kind))).items.map(({ fullName }) => fullName)).not.toContain(other!.full_name);
  });

  it('the names of a bloc are all that its desk could read of names; a unit reads none', async () => {
    const names = (actor: Actor) =>
      city.database.read(actor, async (db) => (await sql<{ bloc: number }>`select distinct bloc from person_name`.execute(db)).rows);
    expect(await names(bloc)).toEqual([{ bloc: (bloc.scope as { bloc: number }).bloc }]);
    await expect(names(unit)).rejects.toThrow(/permission denied/);
  });
});
