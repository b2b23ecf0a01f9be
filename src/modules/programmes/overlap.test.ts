import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import { fold } from '#kit/text.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { decideTwin } from './decide-twin.ts';
import { contentThresholds, familyLevels } from './overlap-content.ts';
import { listLevels, listThresholds, listTwins, readOverlaps } from './overlap-queries.ts';
import { setContentThreshold, setFamilyLevel } from './set-content-threshold.ts';

let fresh: FreshDatabase;
const of: Record<'leading' | 'communes' | 'old' | 'bare', { familyId: string; versionId: string }> = {} as never;
const near = ['Kỹ năng lãnh đạo, quản lý ở cơ sở', 'Kỹ năng lãnh đạo và quản lý cấp cơ sở'] as const;

async function version(code: string, topics: [string, number, string?][], more: { familyId?: string; from?: string; to?: string } = {}) {
  const [familyId, versionId, module] = [more.familyId ?? newId(), newId(), newId()];
  const { sql } = fresh;
  await sql(
    `insert into programme_family (id, code, name, folded, nature) values ($1, $2, $2, $2, 'in_service_training') on conflict do nothing`,
    [familyId, code],
  );
  await sql(`insert into programme_version (id, family_id, code, name, folded, valid_from, valid_to) values ($1, $2, $3, $3, $3, $4, $5)`, [
    versionId,
    familyId,
    code,
    more.from ?? '2010-01-01',
    more.to ?? null,
  ]);
  await sql(
    `insert into programme_module (id, version_id, ordinal, name, content_key, lecture) values ($1, $2, 1, 'Phần I', 'phan i', 0)`,
    [module, versionId],
  );
  for (const [at, [title, lecture, description]] of topics.entries())
    await sql(
      `insert into programme_topic (id, version_id, module_id, ordinal, title, description, content_key, lecture) values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7)`,
      [versionId, module, at + 1, title, description ?? null, fold(title), lecture],
    );
  return { familyId, versionId };
}

beforeAll(async () => {
  fresh = await freshDatabase();
  of.leading = await version('BDLD', [
    [near[0], 30],
    ['Văn hóa công sở', 10],
  ]);
  of.communes = await version('BDXA', [
    [near[1], 20],
    ['VĂN HOÁ CÔNG SỞ', 5],
    ['Ôn tập', 60],
  ]);
  of.old = await version('BDLD-CU', [['Bài 2. Văn hoá công sở', 10]], {
    familyId: of.leading.familyId,
    from: '2000-01-01',
    to: '2010-01-01',
  });
  of.bare = await version('BDKT', []);
});

const read = <T>(work: Parameters<typeof fresh.database.read<T>>[1]) => fresh.database.read(fresh.admin, work);
const write = <T>(work: Parameters<typeof fresh.database.write<T>>[2]) => fresh.database.write(fresh.admin, { command: 'test' }, work);
const decide = (more: Partial<Parameters<typeof decideTwin>[2]> = {}) =>
  write((tx) => decideTwin(tx, fresh.admin, { titleA: near[0], titleB: near[1], verdict: 'same', was: null, ...more }));
const codes = (list: Awaited<ReturnType<typeof listTwins>>) => list.rows.map(({ a, b }) => [a.title, b.title].sort().join(' | '));
const pair = [...near].sort().join(' | ');

describe('what is refused', () => {
  const source = { verification: 'unverified' as const };
  test('a verdict on one title in two spellings, on a title nobody has', async () => {
    await expect(decide({ titleB: `Chuyên đề 4: ${near[0].toUpperCase()}` })).rejects.toMatchObject({ code: 'programmes.twin_equal' });
    await expect(decide({ titleB: 'Không có' })).rejects.toMatchObject({ code: 'programmes.twin_unknown', status: 404 });
    await expect(decide({ was: 'different' })).rejects.toMatchObject({ code: 'programmes.twin_decided', status: 409 });
  });
  test('numbers without a source, half a level, a programme that is not there', async () => {
    const numbers = { validFrom: '2026-01-01', share: 50, years: 3, nearSimilarity: 80, quarterShare: 80 };
    await expect(write((tx) => setContentThreshold(tx, fresh.admin, { ...numbers, ...source }))).rejects.toMatchObject({
      code: 'programmes.number_without_source',
    });
    const level = {
      familyId: of.bare.familyId,
      validFrom: '2026-01-01',
      ladder: 'leadership' as const,
      level: 2,
      citation: 'x',
      ...source,
    };
    await expect(write((tx) => setFamilyLevel(tx, fresh.admin, { ...level, level: null }))).rejects.toMatchObject({
      code: 'programmes.level_half',
    });
    await expect(write((tx) => setFamilyLevel(tx, fresh.admin, { ...level, familyId: newId() }))).rejects.toMatchObject({
      code: 'programmes.family_unknown',
    });
  });
  test('what a version that is not there has in common', () =>
    expect(read((db) => readOverlaps(db, newId()))).rejects.toMatchObject({ code: 'programmes.version_unknown', status: 404 }));
});

test('titles that may be the same wait for a person; what was said holds for the shares and is remembered', async () => {
  expect(codes(await read((db) => listTwins(db, { view: 'open' })))).toEqual([pair]);
  const shares = async () =>
    (await read((db) => readOverlaps(db, of.leading.versionId, '2026-01-01'))).rows.find((row) => row.family.code === 'BDXA');
  expect(await shares()).toMatchObject({ here: { share: 25, possible: 100 }, there: { share: 20, possible: 100 } });
  await decide();
  expect(await shares()).toMatchObject({ here: { share: 100, possible: 100 }, there: { share: 100, possible: 100 } });
  expect(codes(await read((db) => listTwins(db, { view: 'open' })))).toEqual([]);
  expect(await read((db) => listTwins(db, { view: 'same', family: 'BDXA' }))).toMatchObject({
    rows: [{ verdict: 'same', decidedBy: fresh.admin.accountName }],
  });
  expect((await read((db) => listTwins(db, { view: 'same', family: 'BDKT' }))).rows).toEqual([]);
  // the other way round it is the same pair
  await expect(decide({ titleA: near[1], titleB: near[0], verdict: 'different' })).rejects.toMatchObject({
    code: 'programmes.twin_decided',
  });
  await decide({ titleA: near[1], titleB: near[0], verdict: 'different', was: 'same' });
  expect(await shares()).toMatchObject({ here: { share: 25, possible: 25 }, there: { share: 20, possible: 20 } });
  expect(codes(await read((db) => listTwins(db, { view: 'open' })))).toEqual([]);
  expect(await fresh.sql('select verdict, similarity > 80 as near from topic_twin')).toEqual([{ verdict: 'different', near: true }]);
});

test('two who decide at once: one is told of the other', async () => {
  await fresh.sql('delete from topic_twin');
  const both = await Promise.allSettled([decide({ verdict: 'same' }), decide({ verdict: 'different' })]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await fresh.sql('delete from topic_twin');
});

test('versions of the own family stand beside other programmes; of whom nothing is recorded nothing is known', async () => {
  const { rows, topics, unknown } = await read((db) => readOverlaps(db, of.leading.versionId, '2026-01-01'));
  expect([topics, unknown]).toEqual([2, 1]);
  expect(rows.map(({ version: { code }, here, there }) => [code, here.share, there.share])).toEqual([
    ['BDXA', 25, 20],
    ['BDLD-CU', 25, 100],
  ]);
  // in force from 2010: before, BDXA was not there to be compared with
  expect((await read((db) => readOverlaps(db, of.leading.versionId, '2009-01-01'))).rows.map(({ version: { code } }) => code)).toEqual([
    'BDLD-CU',
  ]);
});

test('thresholds and levels hold from their day, the last recorded of a day', async () => {
  const threshold = (validFrom: string, share: number) =>
    write((tx) =>
      setContentThreshold(tx, fresh.admin, {
        validFrom,
        share,
        years: 3,
        nearSimilarity: 85,
        quarterShare: 60,
        citation: 'Quy chế',
        verification: 'unverified',
      }),
    );
  await threshold('2026-01-01', 50);
  await threshold('2026-01-01', 60);
  const share = async (on: string) => (await read((db) => contentThresholds(db, on))).share;
  expect([await share('1990-01-01'), await share('2025-12-31'), await share('2026-01-01')]).toEqual([70, 70, 60]);
  expect((await read((db) => listThresholds(db, '2026-05-01'))).map((row) => [row.share, row.inForce])).toEqual([
    [60, true],
    [50, false],
    [70, false],
  ]);
  const level = (validFrom: string, n: number | null) =>
    write((tx) =>
      setFamilyLevel(tx, fresh.admin, {
        familyId: of.bare.familyId,
        validFrom,
        ladder: n === null ? null : 'state_management',
        level: n,
        citation: 'Quy chế',
        verification: 'unverified',
      }),
    );
  await level('2020-01-01', 2);
  await level('2025-01-01', null);
  const at = async (on: string) => (await read((db) => familyLevels(db, on))).get(of.bare.familyId)?.level;
  expect([await at('2019-12-31'), await at('2020-01-01'), await at('2025-01-01')]).toEqual([undefined, 2, undefined]);
  expect((await read((db) => listLevels(db, '2024-01-01'))).map((row) => row.inForce)).toEqual([false, true]);
});
