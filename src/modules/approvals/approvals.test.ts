import pg from 'pg';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { addDays, today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import type { Actor, Capability } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { texts } from '../../texts.ts';
import { arrangeAbsence, revokeAbsence } from './arrange-absence.ts';
import { decideRequest } from './decide-request.ts';
import { appraisalCalendar, listDaysOff, listRequests, oneRequest } from './queries.ts';
import { recordDayOff } from './record-day-off.ts';
import { takeSide } from './record-steps.ts';
import { resubmitRequest, withdrawRequest } from './resubmit-request.ts';
import { setDeadline } from './set-deadline.ts';
import { submitRequest } from './submit-request.ts';

const [school, commission, elsewhere] = [1, 2, 3];
let fresh: FreshDatabase;
let documentId: string;
const accounts = new Map<string, string>();

/** An officer of one unit; every account is in the register. */
const officer = (name: string, unit: number, without: Capability[] = []): Actor => ({
  ...fresh.admin,
  accountId: accounts.get(name)!,
  accountName: name,
  role: 'home_affairs_officer',
  scope: { kind: 'unit', units: [unit] },
  capabilities: new Set([...fresh.admin.capabilities].filter((one) => one !== 'access.manage' && !without.includes(one))),
});
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<Outcome<T>>): Promise<T> => fresh.database.write(actor, { command: 'test' }, work);
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'went through',
    (error: { code?: string }) => error.code,
  );

beforeAll(async () => {
  fresh = await freshDatabase();
  const { sql } = fresh;
  await sql(`insert into bloc (id, code, name) values (1, 'party', 'Khối Đảng'), (2, 'government', 'Khối chính quyền')`);
  for (const [id, name, bloc] of [
    [school, 'Trường', 1],
    [commission, 'Ban Tổ chức', 1],
    [elsewhere, 'Sở khác', 2],
  ]) {
    await sql('insert into unit (id, uid) values ($1, $2)', [id, newId()]);
    await sql(
      `insert into unit_version (id, unit_id, name, kind, level, bloc, valid_from) values ($1, $2, $3, 'other', 'province', $4, '2000-01-01')`,
      [newId(), id, name, bloc],
    );
  }
  documentId = newId();
  await sql(
    `insert into document (id, issuer_name, issuer_key, regime, kind, number, number_typed, form, document_date, subject, subject_folded, recorded_by)
      values ($1, 'BTC', 'btc', 'party', 'letter', '7-CV/BTC', '7-CV/BTC', 'party', '2026-01-05', 'ủy quyền', 'uy quyen', $1)`,
    [documentId],
  );
  for (const name of ['an', 'binh', 'chi', 'dung', 'giang', 'hoa']) {
    accounts.set(name, newId());
    await sql(`insert into account (id, sign_in_name, name, password_hash) values ($1, $2, $2, '-')`, [accounts.get(name), name]);
  }
});

/** Submitted by An of the school to the Organisation Commission. */
const submitted = (by = officer('an', school), subjectId = newId()) =>
  as(by, async (tx) => {
    const id = await submitRequest(tx, by, {
      kind: 'concurrence',
      subjectType: 'training_class',
      subjectId,
      title: 'Lớp thử',
      fromId: school,
      leadId: commission,
      deskId: commission,
      items: ['audience', 'time', 'content', 'materials', 'list'],
    });
    return { result: id, audit: { type: 'approval_request', id } };
  });
const decide = (
  who: Actor,
  id: string,
  answers: { item: 'list' | 'time' | 'audience' | 'content' | 'materials'; answer: 'agreed' | 'returned' | 'refused'; remark?: string }[],
) => as(who, (tx) => decideRequest(tx, who, id, { answers }));
const absenceOf = (absent: string, deputy: string, from = today(), to = today(), desk = commission) => {
  const who = officer(absent, desk);
  return as(who, (tx) =>
    arrangeAbsence(
      tx,
      who,
      { id: accounts.get(absent)!, name: absent },
      { id: accounts.get(deputy)!, name: deputy },
      { deputyName: deputy, deskId: desk, fromOn: from, toOn: to, documentId },
    ),
  );
};
const agree = [{ item: 'list', answer: 'agreed' }] as const;

describe('refused', () => {
  test('who submitted does not decide: not alone, not as somebody else’s deputy, not for one who submitted', async () => {
    const both = officer('an', school);
    const everywhere: Actor = { ...both, scope: { kind: 'tenant' } };
    const id = await submitted();
    expect(await code(decide(everywhere, id, [...agree]))).toBe('approvals.own_request');
    await absenceOf('binh', 'an');
    expect(await code(decide({ ...everywhere, capabilities: new Set(['approvals.read']) }, id, [...agree]))).toBe('approvals.own_request');
    // Chi submitted; Dung, in her name, may not either
    const byChi = await submitted({ ...officer('chi', school), scope: { kind: 'unit', units: [school, commission] } });
    await absenceOf('chi', 'dung');
    expect(await code(decide({ ...officer('dung', commission), capabilities: new Set(['approvals.read']) }, byChi, [...agree]))).toBe(
      'approvals.own_request',
    );
  });

  test('nor in a later round, nor does who decided submit again', async () => {
    const id = await submitted();
    await decide(officer('binh', commission), id, [{ item: 'list', answer: 'returned', remark: 'thiếu đơn vị' }]);
    const chi = officer('chi', school);
    await as(chi, (tx) => resubmitRequest(tx, chi, id, { remark: 'đã sửa' }));
    const anHere: Actor = { ...officer('an', commission) };
    expect(await code(decide(anHere, id, [...agree]))).toBe('approvals.own_request');
    expect(await code(decide(officer('chi', commission), id, [...agree]))).toBe('approvals.own_request');
    await decide(officer('binh', commission), id, [{ item: 'list', answer: 'returned', remark: 'còn thiếu' }]);
    const binhThere = officer('binh', school);
    expect(await code(as(binhThere, (tx) => resubmitRequest(tx, binhThere, id, { remark: 'tự sửa' })))).toBe('approvals.decided_by_you');
    expect(await code(as(binhThere, (tx) => withdrawRequest(tx, binhThere, id, { reason: 'thôi' })))).toBe('approvals.decided_by_you');
  });

  test('another desk, another unit, a second letter, an empty remark', async () => {
    const subject = newId();
    const id = await submitted(undefined, subject);
    expect(await code(decide(officer('giang', school), id, [...agree]))).toBe('approvals.not_your_desk');
    expect(await code(decide(officer('giang', commission, ['approvals.decide']), id, [...agree]))).toBe('approvals.not_your_desk');
    expect(await code(decide(officer('giang', elsewhere), id, [...agree]))).toBe('approvals.unknown');
    expect(await code(decide(officer('giang', commission), id, [{ item: 'list', answer: 'returned' }]))).toBe('approvals.remark_needed');
    expect(await code(submitted(undefined, subject))).toBe('approvals.open_already');
    expect(await code(submitted(officer('giang', elsewhere)))).toBe('approvals.not_yours');
    const giang = officer('giang', elsewhere);
    expect(await code(as(giang, (tx) => withdrawRequest(tx, giang, id, { reason: 'thôi' })))).toBe('approvals.unknown');
  });

  test('a deputy outside the days, at another desk, or after it was taken back', async () => {
    const id = await submitted();
    const hoa = { ...officer('hoa', commission, ['approvals.decide']) };
    expect(await code(absenceOf('giang', 'hoa', addDays(today(), -9), addDays(today(), -3)))).toBe('approvals.absence_over');
    await absenceOf('giang', 'hoa', addDays(today(), 1), addDays(today(), 3));
    expect(await code(decide(hoa, id, [...agree]))).toBe('approvals.not_your_desk');
    await absenceOf('giang', 'hoa', today(), today(), school);
    expect(await code(decide(hoa, id, [...agree]))).toBe('approvals.not_your_desk');
    const { id: today1 } = await absenceOf('giang', 'hoa');
    const binh = officer('binh', commission);
    expect(await code(as(binh, (tx) => revokeAbsence(tx, binh, today1)))).toBe('approvals.not_your_absence');
    const giang = officer('giang', commission);
    await as(giang, (tx) => revokeAbsence(tx, giang, today1));
    expect(await code(decide(hoa, id, [...agree]))).toBe('approvals.not_your_desk');
    expect(await code(as(giang, (tx) => revokeAbsence(tx, giang, today1)))).toBe('approvals.revoked_already');
    expect(await code(absenceOf('giang', 'giang'))).toBe('approvals.deputy_is_absent');
  });
});

describe('refused, one guard at a time', () => {
  const parties = { fromId: school, fromBloc: 1, deskId: commission, deskBloc: 1, leadId: commission, leadBloc: 1, restricted: false };
  const everywhere = (name: string, ...only: Capability[]): Actor => ({
    ...officer(name, commission),
    scope: { kind: 'tenant' },
    ...(only.length > 0 ? { capabilities: new Set(only) } : {}),
  });

  test('an account that takes a side does not take the other', async () => {
    const id = await submitted();
    const take = (name: string, side: 'submits' | 'decides') =>
      as(everywhere(name), async (tx) => {
        await takeSide(tx, id, parties, side, [accounts.get(name)!]);
        return { result: id, audit: { type: 'approval_request', id } };
      });
    expect(await code(take('an', 'decides'))).toBe('approvals.own_request');
    await take('binh', 'decides');
    expect(await code(take('binh', 'submits'))).toBe('approvals.decided_by_you');
  });

  test('a deputy at another desk that it sees too, or of a day that has passed', async () => {
    const id = await submitted();
    const hoa = everywhere('hoa', 'approvals.read');
    await absenceOf('chi', 'hoa', today(), today(), school);
    expect(await code(decide(hoa, id, [...agree]))).toBe('approvals.not_your_desk');
    const { id: past } = await absenceOf('giang', 'hoa');
    await fresh.sql(`update approval_absence set from_on = current_date - 9, to_on = current_date - 2 where id = $1`, [past]);
    expect(await code(decide(hoa, id, [...agree]))).toBe('approvals.not_your_desk');
  });

  test('the desk does not take back or submit again what lies before it', async () => {
    const id = await submitted();
    const giang = officer('giang', commission);
    expect(await code(as(giang, (tx) => withdrawRequest(tx, giang, id, { reason: 'thôi' })))).toBe('approvals.not_yours');
    expect(await code(as(giang, (tx) => resubmitRequest(tx, giang, id, { remark: 'sửa' })))).toBe('approvals.not_yours');
  });

  test('an absence of somebody else, at a desk of others, without the right to decide there', async () => {
    const arrange = (who: Actor, absent: string, deskId: number) =>
      code(
        as(who, (tx) =>
          arrangeAbsence(
            tx,
            who,
            { id: accounts.get(absent)!, name: absent },
            { id: accounts.get('hoa')!, name: 'hoa' },
            { deputyName: 'hoa', deskId, fromOn: today(), toOn: today(), documentId },
          ),
        ),
      );
    expect(await arrange(officer('binh', commission), 'giang', commission)).toBe('approvals.not_your_absence');
    expect(await arrange(officer('binh', commission), 'binh', school)).toBe('approvals.not_your_desk');
    expect(await arrange(officer('binh', commission, ['approvals.decide']), 'binh', commission)).toBe('approvals.not_your_desk');
  });

  test('a unit does not ask itself', async () => {
    const an = officer('an', school);
    const asked = as(an, async (tx) => {
      const id = await submitRequest(tx, an, {
        kind: 'concurrence',
        subjectType: 'training_class',
        subjectId: newId(),
        title: 'Lớp thử',
        fromId: school,
        leadId: school,
        deskId: school,
        items: ['list'],
      });
      return { result: id, audit: { type: 'approval_request', id } };
    });
    expect(await code(asked)).toBe('approvals.own_desk');
  });
});

describe('the database holds it, whatever the code does', () => {
  const connection = async (role: 'unit' | 'bloc' | 'tenant' = 'tenant') => {
    const client = new pg.Client({ connectionString: fresh.roleUrls[role] });
    await client.connect();
    await client.query('set search_path = tinh, public');
    return client;
  };
  const parties = `1, 1, 2, 1, 2, 1`;
  const columns = 'from_id, from_bloc, desk_id, desk_bloc, lead_id, lead_bloc';
  const refusedBy = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: { constraint?: string; code?: string }) => error.constraint ?? error.code,
    );

  test('one account has one side; a decision stands on the side of those who decide, once, and says in whose name', async () => {
    const id = await submitted();
    const an = accounts.get('an');
    const client = await connection();
    try {
      const hand = (account: unknown, side: string) =>
        client.query(`insert into approval_hand (request_id, account_id, side, ${columns}) values ($1, $2, $3, ${parties})`, [
          id,
          account,
          side,
        ]);
      const step = (account: unknown, act: string, side: string, behalf: unknown = null) =>
        client.query(
          `insert into approval_step (id, request_id, item, round, act, side, account_id, account_name, behalf_id, absence_id, ${columns})
          values (gen_random_uuid(), $1, 'list', 1, $2, $3, $4, 'x', $5, (select id from approval_absence limit 1), ${parties})`,
          [id, act, side, account, behalf],
        );
      expect(await refusedBy(hand(an, 'decides'))).toBe('approval_hand_one_side');
      expect(await refusedBy(step(an, 'agreed', 'submits', accounts.get('hoa')))).toBe('approval_step_side');
      await hand(accounts.get('hoa'), 'decides');
      expect(await refusedBy(step(an, 'agreed', 'decides', accounts.get('hoa')))).toBe('approval_step_hand');
      expect(await refusedBy(step(accounts.get('hoa'), 'agreed', 'decides', an))).toBe('approval_step_behalf');
      expect(await refusedBy(hand(newId(), 'both'))).toBe('approval_hand_side_check');
      // in one's own name as if in another's, and in another's without the arrangement
      const [hoa, giang] = [accounts.get('hoa'), accounts.get('giang')];
      expect(await refusedBy(step(hoa, 'agreed', 'decides', hoa))).toBe('approval_step_check1');
      expect(await refusedBy(step(hoa, 'agreed', 'decides'))).toBe('approval_step_check');
      await hand(giang, 'decides');
      expect(await refusedBy(step(hoa, 'agreed', 'decides', giang))).toBe(null);
      expect(await refusedBy(step(giang, 'returned', 'decides', hoa))).toBe('approval_decided_once');
      expect(await refusedBy(step(hoa, 'forgotten', 'decides', giang))).toBe('approval_step_act_check');
      const absence = (absent: unknown, deputy: unknown, days: number) =>
        client.query(
          `insert into approval_absence (id, absent_id, absent_name, deputy_id, deputy_name, desk_id, desk_bloc, from_on, to_on, document_id,
            recorded_by, recorded_by_name)
          values (gen_random_uuid(), $1, 'x', $2, 'x', 2, 1, current_date, current_date + $3::int, $4, $1, 'x')`,
          [absent, deputy, days, documentId],
        );
      expect(await refusedBy(absence(an, an, 0))).toBe('approval_absence_check');
      expect(await refusedBy(absence(an, hoa, -1))).toBe('approval_absence_check1');
    } finally {
      await client.end();
    }
  });

  test.each(['unit', 'bloc', 'tenant'] as const)(
    'under the role of a %s, nothing of the history is changed or taken away',
    async (role) => {
      const id = await submitted();
      const client = await connection(role);
      try {
        await client.query(`select set_config('khuevan.units', '{1,2}', false), set_config('khuevan.bloc', '1', false)`);
        // what is refused below is in sight
        expect((await client.query('select from approval_step where request_id = $1', [id])).rowCount).toBe(5);
        for (const [table, column] of [
          ['approval_step', 'remark'],
          ['approval_hand', 'side'],
          ['approval_rule', 'citation'],
          ['day_off', 'kind'],
          ['delegation_version', 'note'],
          ['delegation_case', 'name'],
          ['delegation_cell', 'part'],
        ])
          for (const edit of [`update ${table} set ${column} = ${column}`, `delete from ${table}`, `truncate ${table} cascade`])
            expect([edit, await refusedBy(client.query(edit))]).toEqual([edit, '42501']);
        for (const edit of ['approval_request', 'approval_item', 'approval_absence', 'approval_directed'].map(
          (table) => `delete from ${table}`,
        ))
          expect([edit, await refusedBy(client.query(edit))]).toEqual([edit, '42501']);
      } finally {
        await client.end();
      }
    },
  );
});

describe('two at once', () => {
  test('approving twice: one goes through, in any order', async () => {
    for (let n = 0; n < 5; n++) {
      const id = await submitted();
      const answers = await Promise.all(['binh', 'giang', 'hoa'].map((name) => code(decide(officer(name, commission), id, [...agree]))));
      expect(answers.toSorted((a, b) => (a! < b! ? -1 : 1))).toEqual([
        'approvals.decided_already',
        'approvals.decided_already',
        'went through',
      ]);
      expect(await fresh.sql(`select act from approval_step where request_id = $1 and act = 'agreed'`, [id])).toHaveLength(1);
    }
  });

  test('one agrees while another returns: the item has one answer, the history the same', async () => {
    const id = await submitted();
    const answers = await Promise.all([
      code(decide(officer('binh', commission), id, [...agree])),
      code(decide(officer('giang', commission), id, [{ item: 'list', answer: 'returned', remark: 'xem lại' }])),
    ]);
    expect(answers.filter((one) => one === 'went through')).toHaveLength(1);
    const [item] = await fresh.sql<{ state: string }>(`select state from approval_item where request_id = $1 and item = 'list'`, [id]);
    const steps = await fresh.sql<{ act: string }>(`select act from approval_step where request_id = $1 and side = 'decides'`, [id]);
    expect(steps.map(({ act }) => act)).toEqual([item!.state]);
  });

  test('two submit at once: one request lies on the desk', async () => {
    const subject = newId();
    const answers = await Promise.all([code(submitted(officer('an', school), subject)), code(submitted(officer('chi', school), subject))]);
    expect(answers.filter((one) => one === 'went through')).toHaveLength(1);
    expect(await fresh.sql('select from approval_request where subject_id = $1', [subject])).toHaveLength(1);
  });

  /** Runs `first` up to just before it commits, starts `second`, lets go: whether the second had to wait, and what it was told. */
  async function whileOpen(first: (tx: Tx) => Promise<Outcome<unknown>>, who: Actor, second: () => Promise<unknown>) {
    let letGo!: () => void;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let reached!: () => void;
    const there = new Promise<void>((resolve) => (reached = resolve));
    const one = as(who, async (tx) => {
      const outcome = await first(tx);
      reached();
      await held;
      return outcome;
    });
    await there;
    let done = false;
    const two = code(second()).then((answer) => {
      done = true;
      return answer;
    });
    await waiting();
    const waited = !done;
    letGo();
    await one;
    return { waited, answer: await two };
  }
  /** Somebody in this database waits for a lock. */
  const waiting = async () => {
    for (let n = 0; n < 200; n++) {
      const rows = await fresh.sql(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
      if (rows.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  test('a delegation is taken back while its deputy decides: the revocation waits, the decision stands in that name', async () => {
    const id = await submitted();
    const { id: absenceId } = await absenceOf('giang', 'hoa');
    const hoa = officer('hoa', commission, ['approvals.decide']);
    const giang = officer('giang', commission);
    const { waited, answer } = await whileOpen(
      (tx) => decideRequest(tx, hoa, id, { answers: [...agree] }),
      hoa,
      () => as(giang, (tx) => revokeAbsence(tx, giang, absenceId)),
    );
    expect([waited, answer]).toEqual([true, 'went through']);
    expect(await fresh.sql('select behalf_name, absence_id from approval_step where request_id = $1 and act = $2', [id, 'agreed'])).toEqual(
      [{ behalf_name: 'giang', absence_id: absenceId }],
    );
  });

  test('the deputy decides while the delegation is being taken back: it waits, and is refused', async () => {
    const id = await submitted();
    const { id: absenceId } = await absenceOf('giang', 'hoa');
    const hoa = officer('hoa', commission, ['approvals.decide']);
    const giang = officer('giang', commission);
    const { waited, answer } = await whileOpen(
      (tx) => revokeAbsence(tx, giang, absenceId),
      giang,
      () => decide(hoa, id, [...agree]),
    );
    expect([waited, answer]).toEqual([true, 'approvals.not_your_desk']);
  });

  test('a delegation is taken back twice at once: the second waits, and is told', async () => {
    const { id } = await absenceOf('giang', 'hoa');
    const giang = officer('giang', commission);
    const { waited, answer } = await whileOpen(
      (tx) => revokeAbsence(tx, giang, id),
      giang,
      () => as(giang, (tx) => revokeAbsence(tx, giang, id)),
    );
    expect([waited, answer]).toEqual([true, 'approvals.revoked_already']);
  });

  test('a request is withdrawn while it is decided, and the other way round', async () => {
    const an = officer('an', school);
    const binh = officer('binh', commission);
    const first = await submitted();
    expect(
      await whileOpen(
        (tx) => withdrawRequest(tx, an, first, { reason: 'đổi lớp' }),
        an,
        () => decide(binh, first, [...agree]),
      ),
    ).toEqual({ waited: true, answer: 'approvals.closed' });
    const second = await submitted();
    const all = (['audience', 'time', 'content', 'materials', 'list'] as const).map((item) => ({ item, answer: 'agreed' as const }));
    expect(
      await whileOpen(
        (tx) => decideRequest(tx, binh, second, { answers: all }),
        binh,
        () => as(an, (tx) => withdrawRequest(tx, an, second, { reason: 'đổi lớp' })),
      ),
    ).toEqual({ waited: true, answer: 'approvals.closed' });
  });
});

test('submit, return with remarks, submit again, agree: who holds it, since when, under which deadline', async () => {
  const admin = fresh.admin;
  await as(admin, (tx) => setDeadline(tx, admin, { kind: 'concurrence', validFrom: '2020-01-01', workingDays: 5, citation: 'quy chế' }));
  const an = officer('an', school);
  const binh = officer('binh', commission);
  const id = await submitted();
  const page = (who: Actor) => fresh.database.read(who, (db) => oneRequest(db, who, id, texts.vi));
  const count = async (who: Actor) =>
    (await fresh.database.read(who, (db) => listRequests(db, who, { view: 'waiting' }))).rows.some((row) => row.id === id);

  expect(await page(binh)).toMatchObject({
    state: 'open',
    decide: { may: true },
    resubmit: { may: false },
    withdraw: { may: false },
    late: 0,
  });
  expect((await page(binh)).dueOn! > today()).toBe(true);
  expect(await page(an)).toMatchObject({ decide: { may: false }, withdraw: { may: true } });
  expect([await count(an), await count(binh)]).toEqual([false, true]);

  await decide(binh, id, [
    { item: 'audience', answer: 'agreed' },
    { item: 'list', answer: 'returned', remark: 'Thiếu đơn vị công tác của 2 người' },
  ]);
  const after = await page(an);
  expect(after.items.find(({ item }) => item === 'list')).toMatchObject({
    state: 'returned',
    with: { name: 'Trường' },
    days: 0,
    remark: 'Thiếu đơn vị công tác của 2 người',
  });
  expect(after.items.find(({ item }) => item === 'time')).toMatchObject({ state: 'pending', with: { name: 'Ban Tổ chức' } });
  expect(after.items.find(({ item }) => item === 'audience')).toMatchObject({ state: 'agreed', with: null });
  expect([after.resubmit.may, await count(an)]).toEqual([true, true]);

  await as(an, (tx) => resubmitRequest(tx, an, id, { remark: 'Đã bổ sung' }));
  await decide(
    binh,
    id,
    (['time', 'content', 'materials', 'list'] as const).map((item) => ({ item, answer: 'agreed' })),
  );
  const done = await page(an);
  expect([done.state, done.round, done.resubmit.may, done.withdraw.may]).toEqual(['agreed', 2, false, false]);
  expect(done.steps.map(({ act, item, round }) => `${round} ${act} ${item}`)).toEqual([
    ...['audience', 'time', 'content', 'materials', 'list'].map((item) => `1 submitted ${item}`),
    '1 agreed audience',
    '1 returned list',
    '2 resubmitted list',
    ...['time', 'content', 'materials', 'list'].map((item) => `2 agreed ${item}`),
  ]);

  const overdue = await submitted();
  await fresh.sql(`update approval_request set due_on = $2 where id = $1`, [overdue, addDays(today(), -4)]);
  const late = await fresh.database.read(binh, (db) => listRequests(db, binh, { view: 'late' }));
  expect(late.rows.map((row) => [row.id, row.late])).toContainEqual([overdue, 4]);
});

describe('days off', () => {
  const record = (input: object) => as(fresh.admin, (tx) => recordDayOff(tx, fresh.admin, input as Parameters<typeof recordDayOff>[2]));
  const dueWhenSubmittedOn = async (day: string) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T08:00:00+07:00`) });
    try {
      const id = await submitted();
      const [row] = await fresh.sql<{ due: string }>('select due_on::text as due from approval_request where id = $1', [id]);
      return row!.due;
    } finally {
      vi.useRealTimers();
    }
  };

  test.each([
    ['without a source', { onDay: '2026-12-24', kind: 'off', name: 'Nghỉ' }, 'approvals.day_without_source'],
    ['by a document that is not there', { onDay: '2026-12-24', kind: 'off', name: 'Nghỉ', documentId: newId() }, 'document.unknown'],
    ['that is off by its weekday', { onDay: '2026-12-26', kind: 'off', name: 'Thứ Bảy', citation: 'x' }, 'approvals.day_is_off'],
    ['that is worked anyway', { onDay: '2026-12-24', kind: 'working', name: 'Thứ Năm', citation: 'x' }, 'approvals.day_is_working'],
    ['that the law says already', { onDay: '2026-09-02', kind: 'off', name: 'Quốc khánh', citation: 'x' }, 'approvals.day_is_off'],
  ])('no day is recorded %s', async (_, input, reason) => expect(await code(record(input))).toBe(reason));

  test('deadlines leave them out: Tết, a day that is recorded, and one taken back; a request under way keeps its day', async () => {
    const { admin } = fresh;
    const rule = { kind: 'concurrence', validFrom: '2019-01-01', workingDays: 5, citation: 'quy chế' } as const;
    await as(admin, (tx) => setDeadline(tx, admin, rule));
    // Friday before Tết 2026, which is off from Monday to Friday
    expect(await dueWhenSubmittedOn('2026-02-13')).toBe('2026-02-27');
    // 30/4, 1/5 and Monday 27/4 in lieu
    expect(await dueWhenSubmittedOn('2026-04-24')).toBe('2026-05-06');
    // Saturday 22/8 is made up for Monday 31/8
    expect(await dueWhenSubmittedOn('2026-08-21')).toBe('2026-08-27');
    expect(await dueWhenSubmittedOn('2026-12-18')).toBe('2026-12-25');
    const day = { onDay: '2026-12-24', name: 'Nghỉ theo thông báo', documentId } as const;
    await record({ ...day, kind: 'off' });
    expect(await dueWhenSubmittedOn('2026-12-18')).toBe('2026-12-28');
    await record({ ...day, kind: 'off', verification: 'verified' });
    expect(await code(record({ ...day, kind: 'off' }))).toBe('approvals.day_is_off');
    await record({ ...day, kind: 'working', name: 'Đi làm bình thường' });
    expect(await dueWhenSubmittedOn('2026-12-18')).toBe('2026-12-25');
    const shown = await fresh.database.read(admin, (db) => listDaysOff(db, { from: 2026, to: 2026 }));
    expect(shown.filter(({ onDay }) => onDay === '2026-12-24')).toMatchObject([{ kind: 'working', document: { number: '7-CV/BTC' } }]);
    expect(shown.find(({ onDay }) => onDay === '2026-01-01')).toMatchObject({ kind: 'off', verification: 'verified' });
    expect(shown.find(({ onDay }) => onDay === '2026-02-17')).toMatchObject({ kind: 'off', verification: 'unverified' });
  });
});

test('each sees what is theirs', async () => {
  const id = await submitted();
  const seen = async (who: Actor) =>
    (await fresh.database.read(who, (db) => listRequests(db, who, { view: 'all' }))).rows.some((row) => row.id === id);
  const bloc = (of: number): Actor => ({ ...officer('giang', elsewhere), scope: { kind: 'bloc', bloc: of } });
  expect([await seen(officer('chi', school)), await seen(officer('binh', commission)), await seen(bloc(1))]).toEqual([true, true, true]);
  expect([await seen(officer('giang', elsewhere)), await seen(bloc(2))]).toEqual([false, false]);
});

test('the calendar of appraisals: none without a rule; never done first; then due again', async () => {
  const calendar = () => fresh.database.read(fresh.admin, appraisalCalendar);
  const [familyId, versionId] = [newId(), newId()];
  await fresh.sql(`insert into programme_family (id, code, name, folded, nature) values ($1, 'BD', 'Bồi dưỡng', 'boi duong', 'workshop')`, [
    familyId,
  ]);
  await fresh.sql(
    `insert into programme_version (id, family_id, code, name, folded, valid_from) values ($1, $2, 'BD-1', 'Bồi dưỡng', 'boi duong', '2021-03-01')`,
    [versionId, familyId],
  );
  expect(await calendar()).toEqual([]);
  const { admin } = fresh;
  await as(admin, (tx) =>
    setDeadline(tx, admin, { kind: 'appraisal', validFrom: '2020-01-01', workingDays: 30, repeatMonths: 36, citation: 'quy chế' }),
  );
  expect(await calendar()).toMatchObject([{ code: 'BD-1', lastOn: null, dueOn: '2021-03-01', requestId: null }]);
  const an = officer('an', school);
  const id = await as(an, async (tx) => {
    const made = await submitRequest(tx, an, {
      kind: 'appraisal',
      subjectType: 'programme_version',
      subjectId: versionId,
      title: 'BD-1',
      fromId: school,
      leadId: school,
      deskId: commission,
      items: ['whole'],
    });
    return { result: made, audit: { type: 'approval_request', id: made } };
  });
  expect(await calendar()).toMatchObject([{ requestId: id }]);
  const binh = officer('binh', commission);
  await as(binh, (tx) => decideRequest(tx, binh, id, { answers: [{ item: 'whole', answer: 'agreed' }] }));
  const [due] = await calendar();
  expect([due!.lastOn, due!.requestId, due!.late]).toEqual([today(), null, 0]);
  expect(Number(due!.dueOn.slice(0, 4))).toBe(Number(today().slice(0, 4)) + 3);
});
