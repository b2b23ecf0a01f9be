import { beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { roleCapabilities, type Actor } from '#platform/actor.ts';
import { ledgerWorld, type World } from '#test/ledger-world.ts';
import { visitor, type Answer } from '#test/visitor.ts';
import { annualReview } from './contract.ts';
import { brokenIdentities } from './rules.ts';

// Real commands over HTTP, then the review: what the two modules promise each other.
let world: World;
let who: Actor;
let browser: ReturnType<typeof visitor>;
let training: { id: string; listed: string[]; slotId: string };
const basis = () => ({ documentId: world.documentId });

async function done(answer: Promise<Answer>): Promise<unknown> {
  const { status, body } = await answer;
  expect([status, body]).toEqual([200, expect.anything()]);
  return body;
}
const review = async (query: string) => annualReview.parse(await done(browser.get(`/api/reports/annual?${query}`)));

beforeAll(async () => {
  world = await ledgerWorld();
  who = world.admin;
  browser = visitor(await buildApp({ pools: world.pools, keys: world.keys, webRoot: null, gate: async () => who }));
  training = await world.opened('2020-03-02', 30, { seats: 32 });
});

test('a class stopped for good (fixture 10): everybody is somewhere, the slot stays opened', async () => {
  const other = await world.opened('2020-03-02', 5);
  const doomed = await world.opened('2020-03-02', 8, { seats: 10 });
  const outcomes = doomed.listed.map((enrolmentId, n) =>
    n < 5 ? { enrolmentId, outcome: 'moved', toClassId: other.id } : { enrolmentId, outcome: n < 7 ? 'deferred' : 'left', toClassId: null },
  );
  await done(browser.send('POST', `/api/classes/${doomed.id}/discontinuation`, { date: '2020-06-01', basis: basis(), outcomes }));
  const report = await review('year=2020&org=LHP');
  expect(report.classes).toMatchObject({ opened: 3, discontinued: 1, carriedOut: 2 });
  expect(report.trainees).toMatchObject({ joined: 43, movedOut: 5, movedIn: 5, deferred: 2, left: 1, carriedOut: 40 });
  expect([report.pool.poolOut, report.plan?.opened, report.leftBecause]).toEqual([2, 3, { class_stopped: 1 }]);
  expect(report.variance).toEqual({ atOpening: 43, seats: 47, difference: -4 });
  expect(brokenIdentities(report)).toEqual([]);
});

test('a closed year (fixture 13): officers are refused, a correction needs a reason and a paper, the next year prints it', async () => {
  await done(browser.send('POST', '/api/reports/locks', { org: 'LHP', clock: 'calendar', year: 2020, sentOn: '2021-04-28' }));
  const leave = (extra: object) =>
    browser.send('POST', `/api/classes/${training.id}/departures`, {
      date: '2020-12-30',
      basis: basis(),
      enrolmentIds: [training.listed[0]],
      kind: 'leave',
      leaveReason: 'withdrawn',
      ...extra,
    });
  who = { ...world.admin, role: 'home_affairs_officer', capabilities: new Set(roleCapabilities.home_affairs_officer) };
  expect(await leave({ reason: 'Gửi đơn muộn' })).toMatchObject({ status: 409, body: { error: { code: 'ledger.period_locked' } } });
  who = world.admin;
  expect(await leave({})).toMatchObject({ status: 409, body: { error: { code: 'ledger.locked_needs_reason' } } });
  await done(leave({ reason: 'Gửi đơn muộn' }));
  expect((await review('year=2021&org=LHP')).adjustments).toMatchObject([
    { asSent: { trainees: 40 }, now: { trainees: 39 }, difference: { classes: 0, trainees: -1 } },
  ]);
  const behind = (await done(browser.get('/api/reports/annual/detail?year=2021&org=LHP&cell=adjustment.trainees'))) as {
    total: number;
    rows: { classId: string; quantity: number }[];
  };
  expect(behind).toMatchObject({ total: -1, rows: [{ classId: training.id, quantity: -1 }] });
});
