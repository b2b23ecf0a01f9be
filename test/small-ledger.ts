import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import { postRollUps } from '#modules/classes';
import type { FreshDatabase } from './database.ts';

export type Family = { id: string; version: string };
type ClassSpec = {
  family: Family;
  runner: number;
  host?: number;
  lead?: number;
  bloc?: number;
  funding?: string;
  date: string;
  slot?: string;
  code?: string;
  expectedEnd?: string;
  planYear?: number;
};
type Sender = { sender?: number; bloc?: number; level?: string; category?: string };

/**
 * A ledger written line by line, past the commands: for asking whether reports count what stands there.
 * `recordedAt` is the moment at which the next lines were recorded.
 */
export async function smallLedger(db: FreshDatabase) {
  const who = newId();
  const ledger = { recordedAt: '2019-01-01T00:00:00Z' };
  let serial = 0;
  const province = await unit('TINH', 'Tỉnh', { level: 'province' });
  const office = await unit('BTC', 'Ban Tổ chức', { parent: province });
  const school = await unit('LHP', 'Trường Lê Hồng Phong', { parent: province });
  await db.sql(`insert into funding_source values ('city', 'Ngân sách thành phố'), ('district', 'Ngân sách huyện')`);
  const plan = newId();
  await db.sql(
    `insert into plan (id, title, nature, year_from, year_to, issuer_id, recorded_by) values ($1, 'Kế hoạch', 'multi_year', 2019, 2030, $2, $3)`,
    [plan, province, who],
  );

  const posting = postRollUps(sql`posted`).compile(db.pools.tenant).sql;
  /** Lines as they are posted: with the sums beside the ledger. */
  const post = (insert: string, values: unknown[]) => db.sql(`with posted as (${insert} returning *) ${posting}`, values);

  async function unit(
    code: string,
    name: string,
    of: { parent?: number; level?: string; bloc?: number; from?: string; to?: string } = {},
  ): Promise<number> {
    await db.sql(`insert into bloc values (1, 'party', 'Khối Đảng'), (2, 'state', 'Khối chính quyền') on conflict do nothing`);
    const [row] = await db.sql<{ id: number }>('insert into unit (uid, code) values ($1, $2) returning id', [newId(), code]);
    await db.sql(
      `insert into unit_version (id, unit_id, name, kind, level, bloc, parent_id, valid_from, valid_to) values ($1, $2, $3, 'other', $4, $5, $6, $7, $8)`,
      [newId(), row!.id, name, of.level ?? 'unit', of.bloc ?? 1, of.parent ?? null, of.from ?? '1990-01-01', of.to ?? null],
    );
    return row!.id;
  }
  async function family(code: string, nature = 'degree_training'): Promise<Family> {
    const made = { id: newId(), version: newId() };
    await db.sql('insert into programme_family (id, code, name, folded, nature) values ($1, $2, $2, $2, $3)', [made.id, code, nature]);
    await db.sql(
      `insert into programme_version (id, family_id, code, name, folded, valid_from) values ($1, $2, $3, $3, $3, '1990-01-01')`,
      [made.version, made.id, `${code}-1`],
    );
    return made;
  }
  async function event(kind: string, date: string, of: { classId?: string; slotId?: string; reason?: string } = {}): Promise<string> {
    const id = newId();
    await db.sql(
      `insert into ledger_event (id, kind, effective_date, recorded_at, recorded_by, recorded_by_name, class_id, slot_id, reason) values ($1, $2, $3, $4, $5, 'thử', $6, $7, $8)`,
      [id, kind, date, ledger.recordedAt, who, of.classId ?? null, of.slotId ?? null, of.reason ?? null],
    );
    return id;
  }
  async function slotLine(slot: string, eventId: string, date: string, term: string, direction: number, quantity = 1): Promise<void> {
    await post(
      `insert into ledger_entry (event_id, posted_by_id, effective_date, recorded_at, account, term, direction, quantity, seats, plan_year, slot_id, family_id, runner_id, host_id, lead_id, lead_bloc, funding)
      select $1, $1, $2, $3, 'slot', $4, $5, $6::int, seats * $6::int, plan_year, id, family_id, runner_id, host_id, lead_id, lead_bloc, funding from slot where id = $7`,
      [eventId, date, ledger.recordedAt, term, direction, quantity, slot],
    );
  }
  async function slot(of: {
    family: Family;
    year: number;
    seats: number;
    runner?: number;
    host?: number;
    lead?: number;
    funding?: string;
    date?: string;
    origin?: string;
  }): Promise<string> {
    const id = newId();
    const date = of.date ?? `${of.year}-01-02`;
    const origin = of.origin ?? 'planned';
    await db.sql(
      `insert into slot (id, plan_id, plan_year, origin, origin_date, seats, family_id, lead_id, lead_bloc, host_id, runner_id, funding, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $10, $11, $12)`,
      [
        id,
        plan,
        of.year,
        origin,
        date,
        of.seats,
        of.family.id,
        of.lead ?? office,
        of.host ?? of.runner ?? school,
        of.runner ?? school,
        of.funding ?? 'city',
        who,
      ],
    );
    await slotLine(id, await event('slot_ordered', date, { slotId: id }), date, origin, 1);
    return id;
  }
  async function settleSlot(
    id: string,
    term: 'opened' | 'combined' | 'not_executed' | 'postponed' | 'withdrawn',
    date: string,
    reason?: string,
  ): Promise<void> {
    await db.sql('update slot set state = $2, state_date = $3 where id = $1', [id, term, date]);
    await slotLine(id, await event(`slot_${term}`, date, { slotId: id, reason }), date, term, -1);
  }
  async function classLine(classId: string, eventId: string, date: string, term: string, direction: number): Promise<void> {
    await post(
      `insert into ledger_entry (event_id, posted_by_id, effective_date, recorded_at, account, term, direction, quantity, class_id, family_id, runner_id, host_id, lead_id, lead_bloc, funding)
      select $1, $1, $2, $3, 'class', $4, $5, 1, id, family_id, runner_id, host_id, lead_id, lead_bloc, funding from training_class where id = $6`,
      [eventId, date, ledger.recordedAt, term, direction, classId],
    );
  }
  async function open(of: ClassSpec, term: 'opened' | 'formed' = 'opened'): Promise<string> {
    const id = newId();
    await db.sql(
      `insert into training_class (id, code, name, folded, slot_id, family_id, version_id, lead_id, lead_bloc, host_id, runner_id, funding, status, opened_on, expected_end_on, plan_year, recorded_by)
      values ($1, $2, $2, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'running', $11, $12, $13, $14)`,
      [
        id,
        of.code ?? `L${++serial}`,
        of.slot ?? null,
        of.family.id,
        of.family.version,
        of.lead ?? office,
        of.bloc ?? 1,
        of.host ?? of.runner,
        of.runner,
        of.funding ?? 'city',
        of.date,
        of.expectedEnd ?? null,
        of.planYear ?? null,
        who,
      ],
    );
    await classLine(id, await event('class_opened', of.date, { classId: id }), of.date, term, 1);
    if (of.slot) {
      await settleSlot(of.slot, 'opened', of.date);
      await db.sql('update slot set class_id = $2 where id = $1', [of.slot, id]);
    }
    return id;
  }
  async function endClass(id: string, term: 'closed' | 'discontinued' | 'merged', date: string): Promise<void> {
    await db.sql('update training_class set status = $2, ended_on = $3 where id = $1', [id, term, date]);
    await classLine(id, await event(`class_${term}`, date, { classId: id }), date, term, -1);
  }
  /** Lines of the enrolments `ids`, under the slices the class has now. */
  async function traineeLines(
    ids: string[],
    account: 'trainee' | 'pool',
    eventId: string,
    date: string,
    term: string,
    direction: number,
    detail: string | null = null,
    quantity = 1,
  ): Promise<void> {
    await post(
      `insert into ledger_entry (event_id, posted_by_id, effective_date, recorded_at, account, term, detail, direction, quantity, class_id, enrolment_id, chain_id, person_id, family_id, runner_id, host_id, lead_id, lead_bloc, funding, sender_id, sender_bloc, sender_level, category)
      select $1, $1, $2, $3, $4, $5, $6, $7, $8, c.id, e.id, h.id, h.person_id, c.family_id, c.runner_id, c.host_id, c.lead_id, c.lead_bloc, c.funding, h.sender_id, h.sender_bloc, h.sender_level, h.category
      from enrolment e join training_class c on c.id = e.class_id join chain h on h.id = e.chain_id where e.id = any ($9::uuid[])`,
      [eventId, date, ledger.recordedAt, account, term, detail, direction, quantity, ids],
    );
  }
  async function enrol(classId: string, chains: string[], date: string): Promise<string[]> {
    const ids = chains.map(newId);
    await db.sql(
      `insert into enrolment (id, class_id, person_id, chain_id, full_name, sort_name, sender_id, sender_bloc, runner_id, host_id, lead_bloc, status, joined_on, recorded_by)
      select x.id, c.id, h.person_id, h.id, p.full_name, p.sort_name, h.sender_id, h.sender_bloc, c.runner_id, c.host_id, c.lead_bloc, 'active', $3, $5
      from unnest($1::uuid[], $2::uuid[]) x(id, chain) join chain h on h.id = x.chain join person p on p.id = h.person_id join training_class c on c.id = $4`,
      [ids, chains, date, classId, who],
    );
    return ids;
  }
  /** New persons in new runs who join a class. Answers their enrolments. */
  async function join(classId: string, count: number, date: string, of: Sender & { detail?: string } = {}): Promise<string[]> {
    const chains = Array.from({ length: count }, newId);
    const people = chains.map(newId);
    const names = chains.map(() => `Nguyễn Văn ${++serial}`);
    const sender = of.sender ?? office;
    await db.sql(
      `insert into person (id, full_name, folded_name, sort_name, category, unit_id, bloc, recorded_by) select id, name, lower(name), name, $3, $4, $5, $6 from unnest($1::uuid[], $2::text[]) x(id, name)`,
      [people, names, of.category ?? 'civil_servant', sender, of.bloc ?? 1, who],
    );
    await db.sql(
      `insert into chain (id, person_id, family_id, sender_id, sender_bloc, sender_level, category, state, started_on, recorded_by)
      select x.chain, x.person, c.family_id, $3, $4, $5, $6, 'active', $7, $8 from unnest($1::uuid[], $2::uuid[]) x(chain, person), training_class c where c.id = $9`,
      [chains, people, sender, of.bloc ?? 1, of.level ?? 'district', of.category ?? 'civil_servant', date, who, classId],
    );
    const ids = await enrol(classId, chains, date);
    await traineeLines(ids, 'trainee', await event('trainees_joined', date, { classId }), date, 'joined', 1, of.detail ?? 'at_opening');
    return ids;
  }
  /** The same runs in another class: `moved_in`, or `rejoined` out of the pool. */
  async function enter(classId: string, from: string[], date: string, term: 'moved_in' | 'rejoined'): Promise<string[]> {
    const rows = await db.sql<{ chain_id: string }>('select chain_id from enrolment where id = any ($1::uuid[]) order by id', [from]);
    const eventId = await event('trainees_entered', date, { classId });
    if (term === 'rejoined') await traineeLines(from, 'pool', eventId, date, 'rejoined', -1);
    const ids = await enrol(
      classId,
      rows.map((row) => row.chain_id),
      date,
    );
    await traineeLines(ids, 'trainee', eventId, date, term, 1);
    return ids;
  }
  async function leave(
    ids: string[],
    term: 'finished' | 'not_recognised' | 'deferred' | 'left' | 'moved_out',
    date: string,
    detail: string | null = null,
  ): Promise<void> {
    const eventId = await event(`trainees_${term}`, date);
    await db.sql('update enrolment set status = $2, ended_on = $3 where id = any ($1::uuid[])', [ids, term, date]);
    await traineeLines(ids, 'trainee', eventId, date, term, -1, detail);
    if (term === 'deferred' || (term === 'not_recognised' && detail === 'continuing'))
      await traineeLines(ids, 'pool', eventId, date, term, 1);
  }
  /** Closes a class: all its active trainees finish, but for those named. */
  async function close(classId: string, date: string, notRecognised: string[] = [], detail = 'continuing'): Promise<void> {
    const active = await db.sql<{ id: string }>(`select id from enrolment where class_id = $1 and status = 'active'`, [classId]);
    await leave(
      active.map((row) => row.id).filter((id) => !notRecognised.includes(id)),
      'finished',
      date,
    );
    if (notRecognised.length) await leave(notRecognised, 'not_recognised', date, detail);
    await endClass(classId, 'closed', date);
  }
  /** A running class and its active trainees go over to other slices. */
  async function reclass(classId: string, date: string, to: { host?: number; funding?: string }): Promise<void> {
    const active = (await db.sql<{ id: string }>(`select id from enrolment where class_id = $1 and status = 'active'`, [classId])).map(
      (row) => row.id,
    );
    const eventId = await event('class_reclassified', date, { classId });
    await classLine(classId, eventId, date, 'reclass_out', -1);
    await traineeLines(active, 'trainee', eventId, date, 'reclass_out', -1);
    await db.sql('update training_class set host_id = coalesce($2, host_id), funding = coalesce($3, funding) where id = $1', [
      classId,
      to.host ?? null,
      to.funding ?? null,
    ]);
    await classLine(classId, eventId, date, 'reclass_in', 1);
    await traineeLines(active, 'trainee', eventId, date, 'reclass_in', 1);
  }
  return Object.assign(ledger, {
    province,
    office,
    school,
    plan,
    who,
    post,
    unit,
    family,
    event,
    slot,
    slotLine,
    settleSlot,
    open,
    endClass,
    join,
    enter,
    leave,
    close,
    reclass,
    traineeLines,
  });
}
export type SmallLedger = Awaited<ReturnType<typeof smallLedger>>;
