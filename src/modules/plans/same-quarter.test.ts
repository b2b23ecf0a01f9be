import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import { fold } from '#kit/text.ts';
import { overlapOf, titlesAlike } from '#modules/programmes';
import type { Actor } from '#platform/actor.ts';
import { makeWorld, type World } from '#test/plan-world.ts';
import { listSameQuarter } from './same-quarter.ts';
import { sameQuarter, type QuarterLine } from './same-quarter-rules.ts';

const line = (id: string, more: Partial<QuarterLine> & { audience?: string } = {}): QuarterLine => {
  const audience = more.audience ?? 'Cán bộ nguồn';
  return { id, year: 2027, quarter: 2, versionId: 'v', familyId: 'f', leadId: Number(id), ...more, audience, audienceKey: fold(audience) };
};
const find = (lines: QuarterLine[]) =>
  sameQuarter(
    lines,
    (a, b) =>
      overlapOf(
        { versionId: a.versionId ?? a.id, familyId: a.familyId, topics: [] },
        { versionId: b.versionId ?? b.id, familyId: b.familyId, topics: [] },
      ),
    { quarterShare: 80, nearSimilarity: 80 },
    titlesAlike,
  ).map(({ a, b, sure, why }) => `${a.id}${b.id} ${sure} ${why.audience}`);

describe('no pair', () => {
  test.each<[string, Partial<QuarterLine>]>([
    ['of one lead', { leadId: 1 }],
    ['of another quarter', { quarter: 3 }],
    ['of another year', { year: 2026 }],
    ['for other people', { audience: 'Đại biểu hội đồng nhân dân' }],
    ['of another programme, without topics', { versionId: 'w', familyId: 'g' }],
  ])('%s', (_, more) => expect(find([line('1'), line('2', more)])).toEqual([]));
  test('a line with itself', () => expect(find([line('1'), line('1', { leadId: 9 })])).toEqual([]));
});

test.each<[string, Partial<QuarterLine>, string]>([
  ['the same for the same people', {}, '12 true same'],
  ['of another version of the programme, without topics', { versionId: 'w' }, '12 true same'],
  ['for people called the same by half', { audience: 'Cán bộ, công chức cấp xã' }, ''],
  ['for people called the same but for a word', { audience: 'Các cán bộ nguồn' }, '12 false alike'],
  ['for nobody in particular', { audience: '' }, '12 false open'],
])('%s', (_, more, pair) => expect(find([line('1'), line('2', more)])).toEqual(pair ? [pair] : []));

test('pairs do not hang on the order of the lines, each is there once', () => {
  const any = fc.record({
    lead: fc.integer({ min: 1, max: 3 }),
    quarter: fc.integer({ min: 1, max: 2 }),
    audience: fc.constantFrom('', 'Cán bộ', 'Công chức'),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 8 }), (all) => {
      const lines = all.map(({ lead, ...more }, at) => line(String(at), { leadId: lead, ...more }));
      const found = find(lines);
      expect(find(lines.toReversed())).toEqual(found);
      expect(new Set(found).size).toBe(found.length);
      const expected = lines.flatMap((a, i) =>
        lines
          .slice(i + 1)
          .filter((b) => a.leadId !== b.leadId && a.quarter === b.quarter && (a.audience === b.audience || !a.audience || !b.audience)),
      );
      expect(found).toHaveLength(expected.length);
    }),
  );
});

describe('over the plans of a year', () => {
  let world: World;
  beforeAll(async () => void (world = await makeWorld()));

  async function plan(
    status: 'draft' | 'approved',
    lead: number,
    more: { family?: string; quarter?: number | null; restricted?: boolean; audience?: string } = {},
  ) {
    const [planId, versionId, lineId] = [newId(), newId(), newId()];
    const { sql, admin } = world.fresh;
    await sql(
      `insert into plan (id, title, nature, year_from, year_to, issuer_id, recorded_by) values ($1, $2, 'annual', 2027, 2027, $3, $4)`,
      [planId, `Kế hoạch ${lead}`, lead, admin.accountId],
    );
    await sql(`insert into plan_version (id, plan_id, no, status, effective_date, recorded_by) values ($1, $2, 1, $3, '2026-12-01', $4)`, [
      versionId,
      planId,
      status,
      admin.accountId,
    ]);
    const audience = more.audience ?? 'Cán bộ nguồn';
    await sql(
      `insert into plan_line (id, plan_id, family_id, audience, audience_key, lead_id, lead_bloc, runner_id, quarter, year, restricted, recorded_by)
       values ($1, $2, $3, $4, $5, $6, 1, $6, $7, 2027, $8, $9)`,
      [
        lineId,
        planId,
        more.family ?? world.family.tc,
        audience,
        fold(audience),
        lead,
        more.quarter === undefined ? 2 : more.quarter,
        more.restricted ?? false,
        admin.accountId,
      ],
    );
    await sql(
      `insert into plan_line_version (line_id, plan_version_id, classes, seats, funding, restricted) values ($1, $2, 1, 60, 'NSTP', $3)`,
      [lineId, versionId, more.restricted ?? false],
    );
    return { planId, lineId };
  }
  const read = (more: { plan?: string } = {}, actor?: Actor) =>
    world.read((db) => listSameQuarter(db, { year: 2027, ...more }, actor?.scope), actor).then(({ pairs }) => pairs);

  test('a draft is compared with what others have had approved; a line without a quarter, or carried over, is not', async () => {
    const { unit } = world;
    const first = await plan('approved', unit.btc);
    await plan('approved', unit.donganh, { quarter: null });
    expect(await read()).toEqual([]);
    const second = await plan('draft', unit.lhp);
    const [pair, ...others] = await read();
    expect(others).toEqual([]);
    expect(new Set([pair!.a.id, pair!.b.id])).toEqual(new Set([first.lineId, second.lineId]));
    expect(pair).toMatchObject({ quarter: 2, share: 100, sure: true, audience: 'same', by: 'version' });
    expect([await read({ plan: first.planId }), await read({ plan: newId() })].map((found) => found.length)).toEqual([1, 0]);
    // told only to who sees both lines
    const desk = (id: number): Actor => ({ ...world.fresh.admin, role: 'school_office', scope: { kind: 'unit', units: [id] } });
    expect(await read({}, desk(unit.lhp))).toEqual([]);
    expect(await read({}, { ...desk(unit.lhp), scope: { kind: 'unit', units: [unit.lhp, unit.btc] } })).toHaveLength(1);
    await world.fresh.sql(`update plan_line_version set carried_over = true where line_id = $1`, [second.lineId]);
    expect(await read()).toEqual([]);
  });

  test('a restricted line is there for nobody without the right', async () => {
    const { unit, family, fresh } = world;
    await plan('approved', unit.btc, { family: family.dt, quarter: 4 });
    await plan('approved', unit.snv, { family: family.dt, quarter: 4, restricted: true });
    expect(await read()).toHaveLength(1);
    const blind: Actor = {
      ...fresh.admin,
      capabilities: new Set([...fresh.admin.capabilities].filter((one) => one !== 'classes.restricted')),
    };
    expect(await read({}, blind)).toEqual([]);
  });
});
