import { Command } from 'commander';
import { beforeAll, expect, test } from 'vitest';
import { Fault } from '#platform/fault.ts';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { fillReferenceData } from '../../reference-data.ts';
import { registerTenants } from './cli.ts';

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});

async function create(slug: string): Promise<string> {
  const said: string[] = [];
  const program = new Command().exitOverride();
  registerTenants(fillReferenceData)(program, {
    print: (text) => void said.push(text),
    withTenant: () => Promise.reject(new Error('there is no tenant yet')),
    withInstallation: (work) =>
      work({
        target: db,
        pools: db.pools,
        database: db.database,
        keys: db.keys,
        keyFile: '',
        trail: {} as never,
        tenantUrl: db.roleUrls.tenant,
      }),
  });
  const refused = await program
    .parseAsync(['node', 'khuevan', 'tenant', 'create', slug, '--name', '  Tỉnh  Hưng Yên ', '--admin', 'Quan.Tri'])
    .then(
      () => null,
      (error: unknown) => error,
    );
  if (refused instanceof Fault) return refused.message;
  if (refused) throw refused;
  return said.join('\n');
}

test.each(['Hung-Yen', '1tinh', 'h', 'tỉnh', 'thuchanh__next'])('%s is no code of a tenant', async (slug) =>
  expect(await create(slug)).toContain('không dùng làm mã'),
);

test('a tenant with one administrator, who must change the password that was printed once', async () => {
  const said = await create('hungyen');
  expect(said).toMatch(/Mật khẩu dùng một lần: [a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
  expect(await db.sql('select name, is_sample, demands_code from public.tenant where slug = $1', ['hungyen'])).toEqual([
    { name: 'Tỉnh Hưng Yên', is_sample: false, demands_code: true },
  ]);
  const accounts = await db.sql(
    `select a.sign_in_name, a.must_change, s.role, s.scope from hungyen.account a join hungyen.assignment s on s.account_id = a.id`,
  );
  expect(accounts).toEqual([{ sign_in_name: 'quan.tri', must_change: true, role: 'chief', scope: 'tenant' }]);
  // without these no unit and no plan could be recorded
  expect(
    await db.sql('select (select count(*)::int from hungyen.bloc) as blocs, (select count(*)::int from hungyen.funding_source) as funding'),
  ).toEqual([{ blocs: 5, funding: 6 }]);
  expect(await create('hungyen')).toContain('Đã có đơn vị sử dụng');
});
