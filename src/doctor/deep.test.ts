import { sql } from 'kysely';
import pg from 'pg';
import { beforeAll, expect, inject, test } from 'vitest';
import { kyselyOver } from '#platform/database/pools.ts';
import { inTenant } from '#platform/database/in-tenant.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { filledDatabase, type FreshDatabase } from '#test/database.ts';
import { generateCity } from '../generate/generate.ts';
import { examineLedger, examineReview, examineTenant } from './deep.ts';

let city: FreshDatabase;
beforeAll(async () => {
  city = await filledDatabase('deep_city', async ({ tenant, roleUrls, ownerUrl, keys }) => {
    await generateCity(
      { classes: 240, enrolments: 2_700, years: 1, seed: 3 },
      { tenant, tenantUrl: roleUrls.tenant, ownerUrl, keys, say: () => {} },
    );
  });
}, 120_000);

test('nothing is wrong in a city nobody touched', async () => {
  const found = await inTenant(city.pools, 'tinh', (trx) => examineTenant(trx as Tx, 'tinh'));
  expect(found.length).toBeGreaterThan(60);
  expect(found.filter((finding) => !finding.fine)).toEqual([]);
}, 60_000);

/** What doctor says of the city once it is broken, past every rule; the city stays as it was. */
async function complaintsAfter(breaking: string, examine = examineLedger): Promise<string[]> {
  const url = Object.assign(new URL(inject('testServer').superuserUrl), { pathname: new URL(city.ownerUrl).pathname });
  const db = kyselyOver(new pg.Pool({ connectionString: url.href, max: 1 }) as never);
  const kept = new Error('kept as it was');
  let found: string[] = [];
  try {
    await db.transaction().execute(async (trx) => {
      await sql`set local search_path = tinh, public`.execute(trx);
      await sql`set local session_replication_role = replica`.execute(trx);
      const { numAffectedRows } = await sql.raw(breaking).execute(trx);
      expect(numAffectedRows, 'something was there to break').toBeGreaterThan(0n);
      found = (await examine(trx as Tx, 'tinh')).filter((finding) => !finding.fine).map((finding) => finding.what);
      throw kept;
    });
  } catch (error) {
    if (error !== kept) throw error;
  } finally {
    await db.destroy();
  }
  return found;
}

const line = (where: string) => `(select id from ledger_entry where ${where} order by id limit 1)`;
const first = (table: string, where: string) => `(select id from ${table} where ${where} order by id limit 1)`;
const entryColumns =
  'event_id, posted_by_id, effective_date, account, term, detail, direction, quantity, class_id, chain_id, person_id, family_id, runner_id, host_id, lead_id, lead_bloc, funding, sender_id, sender_bloc, sender_level, category';

test.each([
  // lines of the ledger, against the events and against what is there
  [
    'a line of a class under another host',
    `update ledger_entry set host_id = host_id + 1 where id = ${line(`account = 'class'`)}`,
    [/sổ lớp =/, /lớp theo nơi mở/],
  ],
  [
    'a class under another lead',
    `update ledger_entry set lead_id = lead_id + 1 where id = ${line(`account = 'class'`)}`,
    [/sổ lớp =/, /lớp theo cơ quan chủ trì/],
  ],
  [
    'a trainee sent by another unit',
    `update ledger_entry set sender_id = 1 where id = ${line(`account = 'trainee'`)}`,
    [/sổ học viên =/, /học viên theo đơn vị cử/],
  ],
  [
    'a trainee of another kind',
    `update ledger_entry set category = 'armed_forces' where id = ${line(`account = 'trainee'`)}`,
    [/học viên theo đối tượng/, /L1/],
  ],
  [
    'a trainee of another level',
    `update ledger_entry set sender_level = 'central' where id = ${line(`account = 'trainee' and sender_level <> 'central'`)}`,
    [/học viên theo cấp của đơn vị cử/],
  ],
  [
    'a trainee of another bloc',
    `update ledger_entry set sender_bloc = sender_bloc % 5 + 1 where id = ${line(`account = 'trainee'`)}`,
    [/học viên theo khối của đơn vị cử/],
  ],
  [
    'a class of another programme',
    `update ledger_entry set family_id = (select family_id from ledger_entry where family_id <> l.family_id limit 1) from ledger_entry l where ledger_entry.id = l.id and l.id = ${line(`account = 'class'`)}`,
    [/lớp theo chương trình/],
  ],
  [
    'a class with other money',
    `update ledger_entry set funding = case funding when 'NST' then 'NSH' else 'NST' end where id = ${line(`account = 'class'`)}`,
    [/lớp theo nguồn kinh phí/],
  ],
  [
    'a class of another institution',
    `update ledger_entry set runner_id = runner_id + 1 where id = ${line(`account = 'class'`)}`,
    [/lớp theo đơn vị thực hiện/],
  ],
  [
    'a line on another day',
    `update ledger_entry set effective_date = effective_date + 400 where id = ${line(`account = 'trainee'`)}`,
    [/sổ học viên =/, /học viên theo chương trình/],
  ],
  [
    'a line that is gone',
    `delete from ledger_entry where id = ${line(`account = 'pool'`)}`,
    [/sổ chờ học tiếp =/, /chờ học tiếp theo chương trình/, /bảo lưu, được học tiếp/],
  ],
  [
    'a line that stands twice',
    `insert into ledger_entry (${entryColumns}) select ${entryColumns} from ledger_entry where id = ${line(`account = 'class'`)}`,
    [/sổ lớp =/, /hai lần hoặc âm/],
  ],
  [
    'seats of a slot',
    `update ledger_entry set seats = seats + 5 where id = ${line(`account = 'slot'`)}`,
    [/sổ suất lớp =/, /suất lớp và chỉ tiêu theo chương trình/],
  ],
  [
    'a slot of another institution',
    `update ledger_entry set runner_id = runner_id + 1 where id = ${line(`account = 'slot'`)}`,
    [/suất lớp và chỉ tiêu theo đơn vị thực hiện/],
  ],
  [
    'a run elsewhere that never ends',
    `delete from ledger_entry where id = ${line(`account = 'outside' and term = 'finished'`)}`,
    [/sổ cử đi học nơi khác =/, /cử đi học nơi khác theo chương trình/],
  ],
  [
    'a line that nobody recorded so',
    `update ledger_entry set detail = 'otherwise' where account = 'class'`,
    [/sổ lớp =/, /tính lại bằng chính quy tắc/],
  ],
  // over the whole tenant
  [
    'a slot opened without a class',
    `update ledger_entry set term = 'formed' where id = ${line(`account = 'class' and term = 'opened'`)}`,
    [/suất đã mở = lớp khai giảng/],
  ],
  [
    'somebody who arrives a day after leaving',
    `update ledger_entry set effective_date = effective_date + 1 where id = ${line(`term = 'moved_in'`)}`,
    [/chuyển đến = chuyển đi/, /mỗi lần chuyển lớp/],
  ],
  [
    'a change of slice with one side',
    `update ledger_entry set term = 'reclass_in' where id = ${line(`account = 'class' and term = 'opened'`)}`,
    [/chuyển nhóm vào = chuyển nhóm ra/],
  ],
  // run by run
  [
    'a run that is new twice',
    `update ledger_entry set term = 'joined', detail = 'late' where id = ${line(`account = 'trainee' and term = 'rejoined'`)}`,
    [/\(L1\)/],
  ],
  ['a run that began on another day', `update chain set started_on = started_on + 1 where id = ${first('chain', 'true')}`, [/\(L1\)/]],
  [
    'a run of somebody else',
    `update chain set person_id = (select id from person order by id desc limit 1) where id = ${first('chain', 'true')}`,
    [/\(L1\)/],
  ],
  [
    'a run that is finished twice',
    `insert into ledger_entry (${entryColumns}) select ${entryColumns} from ledger_entry where id = ${line(`term = 'finished'`)}`,
    [/\(L3\)/],
  ],
  [
    'a year in which somebody was not there',
    `update enrolment set joined_on = joined_on - 400 where id = ${first('enrolment', `joined_on is not null`)}`,
    [/\(L2\)/, /trạng thái học viên/],
  ],
  [
    'another way of joining',
    `update ledger_entry set detail = 'otherwise' where id = ${line(`account = 'trainee' and term = 'joined'`)}`,
    [/khai giảng \+ muộn/],
  ],
  [
    'somebody there at an opening that was later',
    `update ledger_entry set detail = 'at_opening' where id = ${line(`account = 'trainee' and detail = 'late'`)}`,
    [/khai giảng \+ muộn/],
  ],
  [
    'a result before the class closed',
    `update ledger_entry set effective_date = effective_date - 1 where id = ${line(`account = 'trainee' and term = 'finished'`)}`,
    [/sĩ số lớp bế giảng/],
  ],
  [
    'somebody left in a class that closed',
    `delete from ledger_entry where id = ${line(`account = 'trainee' and term = 'finished'`)}`,
    [/sĩ số lớp bế giảng/],
  ],
  // what stands beside the ledger
  [
    'a class that ended on another day',
    `update training_class set ended_on = ended_on + 40 where id = ${first('training_class', 'ended_on is not null')}`,
    [/trạng thái lớp/, /lớp theo khối chủ trì/],
  ],
  [
    'a class that stands still',
    `update training_class set status = 'paused' where id = ${first('training_class', `status = 'running'`)}`,
    [/trạng thái lớp/],
  ],
  [
    'a count beside the class',
    `update training_class set active_count = active_count + 1 where id = ${first('training_class', 'true')}`,
    [/trạng thái lớp/, /sĩ số lớp/],
  ],
  [
    'somebody who never came',
    `update enrolment set status = 'no_show', joined_on = null where id = ${first('enrolment', 'joined_on is not null')}`,
    [/trạng thái học viên/, /học viên theo nguồn kinh phí/],
  ],
  [
    'somebody who rests',
    `update enrolment set status = 'paused' where id = ${first('enrolment', `status = 'active'`)}`,
    [/trạng thái học viên/],
  ],
  ['a run that is over', `update chain set state = 'pool' where id = ${first('chain', `state = 'finished'`)}`, [/trạng thái lượt/]],
  [
    'a slot that waits',
    `update slot set state = 'pending', state_date = null, class_id = null where id = ${first('slot', `state = 'opened'`)}`,
    [/trạng thái suất/, /suất lớp và chỉ tiêu theo nơi mở/],
  ],
  [
    'a class on no slot',
    `update training_class set slot_id = null where id = ${first('training_class', 'slot_id is not null')}`,
    [/suất đã mở, gộp, tách, hoãn/],
  ],
  [
    'a slot listed again that was not postponed',
    `update slot set postponed_from_id = ${first('slot', `state = 'opened'`)} where id = (select id from slot where state = 'opened' order by id desc limit 1)`,
    [/suất đã mở, gộp, tách, hoãn/],
  ],
  [
    'half a unit that nobody carries on',
    `update unit_succession_part set share = 0.2 where side = 'to' and succession_id = (select id from unit_succession where kind = 'split' order by id limit 1)`,
    [/đơn vị kế thừa/],
  ],
  [
    'a unit that ended and is there',
    `update unit_version set valid_to = null where id = ${first('unit_version', `valid_to = '2025-07-01'`)}`,
    [/đơn vị kế thừa/],
  ],
])(
  '%s is found, where it is',
  async (_, breaking, where) => {
    const found = await complaintsAfter(breaking);
    for (const expected of where) expect(found).toContainEqual(expect.stringMatching(expected));
  },
  60_000,
);

// the sums beside the ledger, and the review that is read from them
test.each([
  [
    'a sum',
    `update roll_up set quantity = quantity + 1 where ctid = (select ctid from roll_up where scope = 'lead' and dimension = 'runner' and account = 'trainee' and term = 'joined' limit 1)`,
    [/số cộng sẵn/, /từng cách chia cộng lại bằng toàn bộ/],
  ],
  [
    'a sum that is missing',
    `delete from roll_up where ctid = (select ctid from roll_up where scope = 'lead' and dimension = 'funding' and account = 'trainee' and term = 'joined' and from_day = '2025-01-01' limit 1)`,
    [/số cộng sẵn/, /từng cách chia cộng lại bằng toàn bộ/],
  ],
])(
  '%s is found where it is read',
  async (_, breaking, where) => {
    const found = await complaintsAfter(breaking, examineReview);
    for (const expected of where) expect(found).toContainEqual(expect.stringMatching(expected));
  },
  60_000,
);
