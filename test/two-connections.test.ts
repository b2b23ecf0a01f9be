import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import type { Role } from '#kit/roles.ts';
import { createAccount } from '#modules/access';
import { submitRequest } from '#modules/approvals';
import type { Actor } from '#platform/actor.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';
import { appOver, visitor, type Answer } from './visitor.ts';

/**
 * Two connections at the same moment, over HTTP and with real sessions. The rule for a right that is taken away while a request runs: the
 * request was let in under the rights of its first moment and is carried out as a whole, with its trail; the next one is refused.
 */
let fresh: FreshDatabase;
let app: FastifyInstance;
const [school, commission] = [1, 2];
const password = 'cá rô gánh nước mưa';
const ids = new Map<string, string>();
const browsers = new Map<string, ReturnType<typeof visitor>>();
let documentId: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await appOver(fresh);
  await fresh.sql(`insert into bloc (id, code, name) values (1, 'party', 'Khối Đảng')`);
  for (const [id, name] of [
    [school, 'Trường'],
    [commission, 'Ban Tổ chức'],
  ]) {
    await fresh.sql('insert into unit (id, uid) values ($1, $2)', [id, newId()]);
    await fresh.sql(
      `insert into unit_version (id, unit_id, name, kind, level, bloc, valid_from) values ($1, $2, $3, 'other', 'province', 1, '2000-01-01')`,
      [newId(), id, name],
    );
  }
  documentId = newId();
  await fresh.sql(
    `insert into document (id, issuer_name, issuer_key, regime, kind, number, number_typed, form, document_date, subject, subject_folded, recorded_by)
      values ($1, 'BTC', 'btc', 'party', 'letter', '7-CV/BTC', '7-CV/BTC', 'party', '2026-01-05', 'ủy quyền', 'uy quyen', $1)`,
    [documentId],
  );
  // An and Chi work at the school and at the commission; Hoa decides only for somebody
  await account('an', 'school_office', [school, commission]);
  await account('chi', 'school_office', [school, commission]);
  await account('binh', 'organisation_officer', [commission]);
  await account('giang', 'organisation_officer', [commission]);
  await account('hoa', 'political_centre', [commission]);
  await account('truong', 'chief', []);
});
afterAll(() => app.close());

async function account(name: string, role: Role, units: number[]): Promise<void> {
  const assignment = (unitId: number) => ({ role, scope: 'unit' as const, unitId, validFrom: '2020-01-01' });
  const { id } = await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
    createAccount(tx, fresh.admin, {
      signInName: name,
      name,
      password,
      mustChange: false,
      assignment: units[0] ? assignment(units[0]) : { role, scope: 'tenant', validFrom: '2020-01-01' },
    }),
  );
  // beside the first: a second order to another place would be a rotation
  for (const unitId of units.slice(1))
    await fresh.sql(
      `insert into assignment (id, account_id, role, scope, unit_id, valid_from) values ($1, $2, $3, 'unit', $4, '2020-01-01')`,
      [newId(), id, role, unitId],
    );
  ids.set(name, id);
  await signIn(name);
}
async function signIn(name: string): Promise<void> {
  const browser = visitor(app);
  expect((await browser.signIn(name, password)).status).toBe(200);
  browsers.set(name, browser);
}
const send = (name: string, url: string, body?: unknown, key?: string) => browsers.get(name)!.send('POST', url, body, key ? { key } : {});
const codeOf = ({ status, body }: Answer) => `${status} ${body?.error?.code ?? 'done'}`;

/** Submitted by somebody of the school to the commission. */
async function submitted(by: string): Promise<string> {
  const actor: Actor = {
    ...fresh.admin,
    accountId: ids.get(by)!,
    accountName: by,
    role: 'school_office',
    scope: { kind: 'unit', units: [school] },
  };
  return fresh.database.write(actor, { command: 'test' }, async (tx) => {
    const id = await submitRequest(tx, actor, {
      kind: 'concurrence',
      subjectType: 'training_class',
      subjectId: newId(),
      title: 'Lớp thử',
      fromId: school,
      leadId: commission,
      deskId: commission,
      items: ['time', 'list'],
    });
    return { result: id, audit: { type: 'approval_request', id } };
  });
}
const decide = (name: string, id: string, item = 'list', answer = 'agreed', key?: string) =>
  send(name, `/api/approvals/${id}/decision`, { answers: [{ item, answer, remark: 'đã xem' }] }, key);
const arrange = (absent: string, deputy: string) =>
  send(absent, '/api/approvals/absences', { deputyName: deputy, deskId: commission, fromOn: today(), toOn: today(), documentId });
const stepsOf = (id: string) =>
  fresh.sql<{ act: string; account_name: string }>(
    `select act, account_name from approval_step where request_id = $1 and item = 'list' and side = 'decides'`,
    [id],
  );
/** Everything that a command of somebody about something left behind. */
const tracesOf = async (name: string, id: string) => ({
  trail: (await fresh.sql(`select from audit where account_id = $1 and object_id = $2 and kind = 'write'`, [ids.get(name), id])).length,
  hands: (await fresh.sql(`select from approval_hand where account_id = $1 and request_id = $2`, [ids.get(name), id])).length,
});

/** What is under way until `meanwhile` is over: rows that it needs are held by another connection. */
async function whileHeld<T>(table: string, id: string, underWay: () => Promise<T>, meanwhile: () => Promise<unknown>): Promise<T> {
  await fresh.sql('begin');
  let running: Promise<T>;
  try {
    await fresh.sql(`select from ${table} where id = $1 for update`, [id]);
    running = underWay();
    await waiting(1);
    await meanwhile();
  } finally {
    await fresh.sql('commit');
  }
  return running;
}
async function waiting(howMany: number): Promise<void> {
  for (let n = 0; n < 500; n++) {
    const rows = await fresh.sql(
      `select from pg_stat_activity where datname = current_database() and wait_event in ('transactionid', 'tuple')`,
    );
    if (rows.length >= howMany) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('nothing waits: it was not under way');
}

describe('approving twice', () => {
  test('two accounts of a desk at once: one is through, the other is told, and of the other nothing is left', async () => {
    const id = await submitted('an');
    const answers = await Promise.all([decide('binh', id), decide('giang', id)]);
    expect(answers.map(codeOf).toSorted()).toEqual(['200 done', '409 approvals.decided_already']);
    const [winner, loser] = answers[0]!.status === 200 ? ['binh', 'giang'] : ['giang', 'binh'];
    expect(await stepsOf(id)).toEqual([{ act: 'agreed', account_name: winner }]);
    expect([await tracesOf(winner!, id), await tracesOf(loser!, id)]).toEqual([
      { trail: 1, hands: 1 },
      { trail: 0, hands: 0 },
    ]);
  });

  test('one account twice with the same key, as a browser does that heard no answer: done once, the same answer to both', async () => {
    const id = await submitted('an');
    const key = newId();
    const answers = await Promise.all([decide('binh', id, 'list', 'agreed', key), decide('binh', id, 'list', 'agreed', key)]);
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [200, { id }],
      [200, { id }],
    ]);
    expect([await stepsOf(id), await tracesOf('binh', id)]).toEqual([[{ act: 'agreed', account_name: 'binh' }], { trail: 1, hands: 1 }]);
  });
});

test('the key of somebody else’s request gives no answer away', async () => {
  const id = await submitted('an');
  const key = newId();
  expect(codeOf(await decide('binh', id, 'list', 'agreed', key))).toBe('200 done');
  expect(codeOf(await decide('giang', id, 'list', 'agreed', key))).toBe('409 approvals.decided_already');
});

describe('one’s own', () => {
  test('who submits again while deciding, in either order: on one side only', async () => {
    for (const first of ['resubmits', 'decides'] as const) {
      const id = await submitted('an');
      expect((await decide('binh', id, 'list', 'returned')).status).toBe(200);
      const acts = {
        resubmits: () => send('chi', `/api/approvals/${id}/resubmission`, { remark: 'đã sửa' }),
        decides: () => decide('chi', id, 'time'),
      };
      const second = first === 'resubmits' ? 'decides' : 'resubmits';
      let later!: Promise<Answer>;
      const answer = await whileHeld('approval_request', id, acts[first], async () => {
        later = acts[second]();
        await waiting(2);
      });
      expect([codeOf(answer), codeOf(await later)]).toEqual([
        '200 done',
        second === 'decides' ? '403 approvals.own_request' : '403 approvals.decided_by_you',
      ]);
      expect(await fresh.sql('select side from approval_hand where request_id = $1 and account_id = $2', [id, ids.get('chi')])).toEqual([
        { side: first === 'resubmits' ? 'submits' : 'decides' },
      ]);
    }
  });

  test('through somebody’s deputy, while the arrangement is made: refused before and after', async () => {
    // Hoa decides nothing by herself; she submitted this one for the school
    const id = await submitted('hoa');
    let early!: Answer;
    const made = await whileHeld(
      'unit',
      String(commission),
      () => arrange('binh', 'hoa'),
      async () => void (early = await decide('hoa', id)),
    );
    expect([made.status, codeOf(early)]).toEqual([200, '403 approvals.not_your_desk']);
    expect(codeOf(await decide('hoa', id))).toBe('403 approvals.own_request');
    expect(await stepsOf(id)).toEqual([]);
    expect((await send('binh', `/api/approvals/absences/${made.body.id}/revocation`, {})).status).toBe(200);
  });

  test('for somebody absent who has submitted it, while the arrangement is made: refused before and after', async () => {
    const id = await submitted('an');
    let early!: Answer;
    const made = await whileHeld(
      'unit',
      String(commission),
      () => arrange('an', 'hoa'),
      async () => void (early = await decide('hoa', id)),
    );
    expect([made.status, codeOf(early)]).toEqual([200, '403 approvals.not_your_desk']);
    expect(codeOf(await decide('hoa', id))).toBe('403 approvals.own_request');
    expect(await stepsOf(id)).toEqual([]);
    // what another submitted she answers in that name
    const other = await submitted('binh');
    expect(codeOf(await decide('hoa', other))).toBe('200 done');
    expect((await send('an', `/api/approvals/absences/${made.body.id}/revocation`, {})).status).toBe(200);
  });
});

describe('a right taken away while a request runs: what was let in is carried out whole, the next is refused', () => {
  test.each<[string, number, () => Promise<unknown>]>([
    ['the session', 401, () => send('truong', `/api/accounts/${ids.get('giang')}/sessions/end`)],
    ['the assignment', 401, () => fresh.sql('update assignment set valid_to = current_date where account_id = $1', [ids.get('giang')])],
    ['the right, not the way in', 403, () => fresh.sql(`update assignment set role = 'reader' where account_id = $1`, [ids.get('giang')])],
    ['the account', 401, () => send('truong', `/api/accounts/${ids.get('giang')}/disable`)],
  ])('%s', async (_what, refused, takeAway) => {
    await signIn('giang');
    const [id, next] = [await submitted('an'), await submitted('an')];
    const key = newId();
    const answer = await whileHeld('approval_request', id, () => decide('giang', id, 'list', 'agreed', key), takeAway);
    expect(codeOf(answer)).toBe('200 done');
    expect([await stepsOf(id), await tracesOf('giang', id)]).toEqual([[{ act: 'agreed', account_name: 'giang' }], { trail: 1, hands: 1 }]);
    // neither something new nor the answer to what was done
    expect([(await decide('giang', next)).status, (await decide('giang', id, 'list', 'agreed', key)).status]).toEqual([refused, refused]);
    expect([await stepsOf(next), await tracesOf('giang', next)]).toEqual([[], { trail: 0, hands: 0 }]);
    await fresh.sql(`update assignment set valid_to = null, role = 'organisation_officer' where account_id = $1`, [ids.get('giang')]);
  });
});
