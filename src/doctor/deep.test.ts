import { beforeAll, expect, test } from 'vitest';
import { inTenant } from '#platform/database/in-tenant.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { filledDatabase, type FreshDatabase } from '#test/database.ts';
import { generateCity } from '../generate/generate.ts';
import { examineTenant } from './deep.ts';

/** A city in which nothing is wrong; what a test breaks is put back. */
let city: FreshDatabase;
beforeAll(async () => {
  city = await filledDatabase('deep_city', async ({ tenant, roleUrls, ownerUrl, keys }) => {
    await generateCity(
      { classes: 80, enrolments: 900, years: 1, seed: 3 },
      { tenant, tenantUrl: roleUrls.tenant, ownerUrl, keys, say: () => {} },
    );
  });
}, 60_000);

const examine = () => inTenant(city.pools, 'tinh', (trx) => examineTenant(trx as Tx, 'tinh'));
const complaints = async () => (await examine()).filter((finding) => !finding.fine).map((finding) => finding.what);

test('nothing is wrong in a city nobody touched', async () => {
  expect(await complaints()).toEqual([]);
});

const one = (account: string) => `(select id from ledger_entry where account = '${account}' order by id limit 1)`;

test.each([
  [
    'a line of a class under another host',
    `update ledger_entry set host_id = host_id + 1 where id = ${one('class')}`,
    [/sổ lớp/, /lớp theo nơi mở/],
  ],
  [
    'a trainee sent by another unit',
    `update ledger_entry set sender_id = 1 where id = ${one('trainee')}`,
    [/sổ học viên/, /học viên theo đơn vị cử/],
  ],
  [
    'a line on another day',
    `update ledger_entry set effective_date = effective_date + 400 where id = ${one('trainee')}`,
    [/sổ học viên/, /học viên theo chương trình/],
  ],
  ['a line that is gone', `delete from ledger_entry where id = ${one('pool')}`, [/sổ chờ học tiếp/, /chờ học tiếp theo chương trình/]],
  [
    'a line that stands twice',
    `insert into ledger_entry (event_id, posted_by_id, effective_date, account, term, direction, quantity, class_id, family_id)
     select event_id, posted_by_id, effective_date, account, term, direction, quantity, class_id, family_id from ledger_entry where id = ${one('class')}`,
    [/sổ lớp/, /hai lần hoặc âm/],
  ],
  [
    'seats of a slot',
    `update ledger_entry set seats = seats + 5 where id = ${one('slot')}`,
    [/sổ suất lớp/, /suất lớp và chỉ tiêu theo chương trình/],
  ],
  [
    'a class that ended on another day',
    `update training_class set ended_on = ended_on + 40 where id = (select id from training_class where ended_on is not null order by id limit 1)`,
    [/trạng thái lớp/, /lớp theo khối chủ trì/],
  ],
  [
    'a count beside the class',
    `update training_class set active_count = active_count + 1 where id = (select id from training_class order by id limit 1)`,
    [/trạng thái lớp/],
  ],
  [
    'somebody who never came',
    `update enrolment set status = 'no_show', joined_on = null where id = (select id from enrolment where joined_on is not null order by id limit 1)`,
    [/trạng thái học viên/, /học viên theo nguồn kinh phí/],
  ],
  [
    'a run that is over',
    `update chain set state = 'pool' where id = (select id from chain where state = 'finished' order by id limit 1)`,
    [/trạng thái lượt/],
  ],
  [
    'a slot that waits',
    `update slot set state = 'pending', state_date = null, class_id = null where id = (select id from slot where state = 'opened' order by id limit 1)`,
    [/trạng thái suất/, /suất lớp và chỉ tiêu theo nơi mở/],
  ],
])('%s is found, where it is', async (_, breaking, where) => {
  const tables = ['ledger_entry', 'training_class', 'enrolment', 'chain', 'slot'];
  const kept = tables.find((table) => new RegExp(`^(update|delete from|insert into) ${table}`).test(breaking))!;
  await city.sql(`create table kept as table ${kept}`);
  await city.sql(breaking);
  const found = await complaints();
  for (const expected of where) expect(found).toContainEqual(expect.stringMatching(expected));
  // as it was: what follows finds a sound city again
  await city.sql('set session_replication_role = replica');
  await city.sql(`delete from ${kept}`);
  const [{ columns } = { columns: '' }] = await city.sql<{ columns: string }>(
    `select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns where table_schema = 'tinh' and table_name = $1 and is_generated = 'NEVER'`,
    [kept],
  );
  await city.sql(`insert into ${kept} (${columns}) overriding system value select ${columns} from kept`);
  await city.sql('set session_replication_role = origin; drop table kept');
  expect(await complaints()).toEqual([]);
});
