import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { smallLedger, type Family, type SmallLedger } from '#test/small-ledger.ts';
import { texts } from '../../texts.ts';
import { listOpenings, oneOpening, openingThresholdOn } from './opening-queries.ts';
import { setOpeningThreshold } from './set-threshold.ts';

const today = '2026-06-01';
let db: FreshDatabase;
let ledger: SmallLedger;
let family: Family;
let series: string;
const ids: Record<string, string> = {};
const units: Record<string, number> = {};
const list = (actor: Actor = db.admin) => db.database.read(actor, (reader) => listOpenings(reader, actor, texts.vi, {}, today));
const one = (code: string, actor: Actor = db.admin) =>
  db.database.read(actor, (reader) => oneOpening(reader, actor, texts.vi, ids[code]!, today));
const at = (unit: number): Actor => ({ ...db.admin, scope: { kind: 'unit', units: [unit] } });

/** A class that is being prepared. */
async function prepared(code: string, opensOn: string, seats: number) {
  const slot = await ledger.slot({ family, year: 2026, seats });
  const id = await ledger.open({ family, runner: ledger.school, code, date: '2026-01-01', slot });
  await db.sql(
    `update training_class set status = 'decided', opened_on = null, expected_open_on = $2, plan_year = 2026, slot_id = $3 where id = $1`,
    [id, opensOn, slot],
  );
  ids[code] = id;
}
async function nominate(unit: string, people: number, result: string, state = 'submitted') {
  for (let n = 0; n < people; n++) {
    const person = newId();
    await db.sql(
      `insert into person (id, full_name, folded_name, sort_name, category, unit_id, bloc, recorded_by) values ($1, 'Trần Văn A', 'tran van a', 'A', 'civil_servant', $2, 1, $1)`,
      [person, units[unit]],
    );
    await db.sql(
      `insert into nomination (id, series_id, person_id, full_name, sort_name, category, unit_id, bloc, lead_id, lead_bloc, runner_id, state, seat, verdict_result, submitted_by, submitted_by_name)
      values ($1, $2, $1, 'Trần Văn A', 'A', 'civil_servant', $3, 1, $4, 1, $4, $5, $6, $7, $1, 'x')`,
      [person, series, units[unit], ledger.school, state, state === 'submitted' ? 'held' : 'none', result],
    );
  }
}

beforeAll(async () => {
  db = await freshDatabase();
  ledger = await smallLedger(db);
  family = await ledger.family('TCLLCT');
  for (const code of ['A', 'B', 'C', 'D']) units[code] = await ledger.unit(code, `Đơn vị ${code}`, { parent: ledger.province });
  // two years before: three opened with five people each at khai giảng, one lost
  for (const n of [1, 2, 3]) {
    const slot = await ledger.slot({ family, year: 2024, seats: 40 });
    const id = await ledger.open({ family, runner: ledger.school, code: `CU${n}`, date: '2024-03-01', slot });
    await ledger.join(id, 5, '2024-03-01', { detail: 'at_opening' });
  }
  await ledger.settleSlot(await ledger.slot({ family, year: 2024, seats: 40 }), 'not_executed', '2024-12-01');
  await prepared('GAN', '2026-06-20', 40);
  await prepared('KE', '2026-07-10', 80);
  await prepared('XA', '2026-12-01', 40);
  series = newId();
  await db.sql(
    `insert into admission_series (id, code, name, family_id, version_id, plan_year, lead_id, lead_bloc, runner_id, minimum, recorded_by, recorded_by_name)
    values ($1, 'DOT1', 'Đợt 1', $2, $3, 2026, $4, 1, $4, 20, $1, 'x')`,
    [series, family.id, family.version, ledger.school],
  );
  await db.sql(`insert into series_class (class_id, series_id, seats) values ($1, $3, 40), ($2, $3, 80)`, [ids['GAN'], ids['KE'], series]);
  await nominate('A', 10, 'eligible');
  await nominate('B', 9, 'not_eligible');
  await nominate('B', 5, 'eligible', 'refused');
  await db.sql(
    `insert into seat_balance (series_id, account, unit_id, seats) values ($1, 'plan', 0, -120), ($1, 'open', 0, 60), ($1, 'held', $2, 10), ($1, 'held', $3, 9), ($1, 'free', $3, 21), ($1, 'free', $4, 20)`,
    [series, units['A'], units['B'], units['C']],
  );
  const call = newId();
  await db.sql(
    `insert into admission_call (id, series_id, issued_on, deadline, recorded_by, recorded_by_name) values ($1, $2, '2026-05-01', '2026-06-10', $1, 'x')`,
    [call, series],
  );
  await db.sql(
    `insert into call_unit (call_id, unit_id, bloc, answer, answered_at) values ($1, $2, 1, 'nominated', now()), ($1, $3, 1, 'nominated', now()), ($1, $4, 1, null, null)`,
    [call, units['A'], units['B'], units['C']],
  );
  await db.sql(
    `insert into training_need (id, unit_id, bloc, year, content, content_key, family_id, people, recorded_by) values ($1, $2, 1, 2026, 'TCLLCT', 'tcllct', $3, 12, $1)`,
    [newId(), units['D'], family.id],
  );
});

describe('classes that are to open', () => {
  test('the pool of a series is shared by its classes; who is refused is not counted', async () => {
    const { rows } = await list();
    const told = new Map(rows.map((row) => [row.code, row]));
    expect(told.get('GAN')).toMatchObject({ nominated: 9, eligible: 5, minimum: 20, granted: 60, silent: 1, level: 'risk', days: 19 });
    expect(told.get('GAN')!.reasons).toEqual([{ level: 'risk', code: 'too_few', text: 'Mới có 9 người, cần ít nhất 20' }]);
    expect(told.get('KE')).toMatchObject({ nominated: 9, level: 'risk' });
    expect(told.get('GAN')!.before).toEqual({ opened: 3, lost: 1, average: 5 });
    expect(told.get('XA')).toMatchObject({ nominated: 0, granted: null, level: 'fine', days: 183 });
  });

  test('slots that nobody has prepared a class for stand together, by their line', async () => {
    await ledger.slot({ family, year: 2026, seats: 50 });
    await ledger.slot({ family, year: 2025, seats: 50 });
    const alone = (await list()).rows.filter(({ classId }) => classId === null);
    expect(alone).toMatchObject([{ classes: 1, seats: 50, opensOn: '2026-12-31', level: 'fine' }]);
  });

  test('what can be done: a class that would take them, and whom to ask, those with most to give first', async () => {
    const near = await one('GAN');
    expect(near.mergeWith.map(({ code }) => code)).toEqual(['KE']);
    expect(near.ask.map(({ unit, free, registered, answered }) => [unit, free, registered, answered])).toEqual([
      ['Đơn vị B', 21, 0, true],
      ['Đơn vị C', 20, 0, false],
      ['Đơn vị D', 0, 12, false],
    ]);
  });

  test('nobody is told of a class out of their sight', async () => {
    expect((await list(at(units['A']!))).rows.filter(({ classId }) => classId !== null)).toEqual([]);
    await expect(one('GAN', at(units['A']!))).rejects.toMatchObject({ code: 'classes.unknown', status: 404 });
  });

  test('a threshold has a source, and stands from its day on', async () => {
    const set = (actor: Actor, input: Partial<Parameters<typeof setOpeningThreshold>[2]>) =>
      db.database.write(actor, { command: 'admissions.set_threshold' }, (tx) =>
        setOpeningThreshold(tx, actor, {
          validFrom: '2026-09-01',
          minimum: 30,
          warnDays: 90,
          leadShare: 60,
          citation: 'Thông báo 1',
          ...input,
        }),
      );
    await expect(set(db.admin, { citation: null })).rejects.toMatchObject({ code: 'admissions.threshold_unsourced' });
    await expect(set(at(ledger.school), {})).rejects.toMatchObject({ code: 'gate.outside_scope' });
    await set(db.admin, {});
    const on = (day: string) => db.database.read(db.admin, (reader) => openingThresholdOn(reader, day));
    expect([await on('2019-01-01'), await on('2026-08-31'), await on('2026-09-01')].map(({ minimum }) => minimum)).toEqual([25, 25, 30]);
  });
});
