import { newId } from '#kit/ids.ts';
import { fold, nameSortKey } from '#kit/text.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { slotLedger } from '#modules/classes';
import { openClass } from '../src/modules/classes/open-class.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';

/** A small province to tell stories in: units, two programme families, a plan; commands run as they do behind a route. */
export type World = Awaited<ReturnType<typeof ledgerWorld>>;

export async function ledgerWorld() {
  const fresh = await freshDatabase();
  const { sql, admin, database } = fresh;
  await sql(`insert into bloc (id, code, name) values (1, 'party', 'Khối Đảng'), (2, 'government', 'Khối chính quyền')`);
  await sql(`insert into funding_source (code, name) values ('city', 'Ngân sách thành phố'), ('district', 'Ngân sách huyện')`);
  const unit = async (id: number, code: string, bloc: number, parent: number | null = null) => {
    await sql('insert into unit (id, uid, code) values ($1, $2, $3)', [id, newId(), code]);
    await sql(
      `insert into unit_version (id, unit_id, name, kind, level, bloc, parent_id, valid_from) values ($1, $2, $3, 'other', 'province', $4, $5, '2000-01-01')`,
      [newId(), id, code, bloc, parent],
    );
    return id;
  };
  const units = {
    school: await unit(1, 'LHP', 1),
    lead: await unit(2, 'BTCTU', 1),
    hostX: await unit(3, 'TTCT-X', 1),
    hostY: await unit(4, 'TTCT-Y', 1),
    sender: await unit(5, 'SNV', 2),
    otherSchool: await unit(6, 'TCT', 2),
  };
  const family = async (code: string) => {
    const [familyId, versionId] = [newId(), newId()];
    await sql(`insert into programme_family (id, code, name, folded, nature) values ($1, $2, $2, $2, 'degree_training')`, [familyId, code]);
    await sql(`insert into programme_version (id, family_id, code, name, folded, valid_from) values ($1, $2, $3, $3, $3, '2000-01-01')`, [
      versionId,
      familyId,
      code,
    ]);
    return { familyId, versionId };
  };
  const families = { tcllct: await family('TCLLCT'), short: await family('BDDT') };
  const documentId = newId();
  await sql(
    `insert into document (id, issuer_name, issuer_key, regime, kind, number, number_typed, form, document_date, subject, subject_folded, recorded_by)
    values ($1, 'BTV', 'btv', 'party', 'decision', '1-QĐ/TU', '1-QĐ/TU', 'party', '2020-01-01', 'thử', 'thu', $2)`,
    [documentId, admin.accountId],
  );
  const planId = newId();
  await sql(
    `insert into plan (id, title, nature, year_from, year_to, issuer_id, recorded_by) values ($1, 'Kế hoạch thử', 'multi_year', 2018, 2025, 2, $2)`,
    [planId, admin.accountId],
  );

  const run = <T>(work: (tx: Tx) => Promise<Outcome<T>>): Promise<T> => database.write(admin, { command: 'test' }, work);
  const basis = { documentId };
  const given = (date: string) => ({ date, basis, reason: null, note: null });

  /** A slot ordered on 1 January of its year (or another day). */
  async function slot(
    year: number,
    seats: number,
    options: { orderedOn?: string; family?: { familyId: string }; host?: number } = {},
  ): Promise<string> {
    const id = newId();
    await run(async (tx) => {
      await tx
        .insertInto('slot')
        .values({
          id,
          planId,
          planYear: year,
          origin: 'planned',
          originDate: options.orderedOn ?? `${year}-01-01`,
          seats,
          familyId: (options.family ?? families.tcllct).familyId,
          leadId: units.lead,
          leadBloc: 1,
          hostId: options.host ?? units.hostX,
          runnerId: units.school,
          funding: 'city',
          recordedBy: admin.accountId,
        })
        .execute();
      await slotLedger.slotsOrdered(tx, admin, [id], {
        effectiveDate: options.orderedOn ?? `${year}-01-01`,
        documentId,
        documentPending: false,
      });
      return { result: null, audit: { type: 'slot', id } };
    });
    return id;
  }

  let serial = 0;
  async function people(count: number, unitId = units.sender): Promise<string[]> {
    const rows = Array.from({ length: count }, () => ({ id: newId(), name: `Nguyễn Văn Thử ${++serial}` }));
    await sql(
      `insert into person (id, full_name, folded_name, sort_name, birth_precision, category, unit_id, bloc, recorded_by)
      select i, n, f, s, 'none', 'civil_servant', $5, 2, $6 from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as t(i, n, f, s)`,
      [
        rows.map((r) => r.id),
        rows.map((r) => r.name),
        rows.map((r) => fold(r.name)),
        rows.map((r) => nameSortKey(r.name)),
        unitId,
        admin.accountId,
      ],
    );
    return rows.map((row) => row.id);
  }

  /** A class on a slot with people on its list, not yet opened. */
  async function prepared(
    slotId: string,
    personIds: readonly string[],
    options: { family?: { familyId: string; versionId: string }; host?: number; code?: string } = {},
  ) {
    const id = newId();
    const { familyId, versionId } = options.family ?? families.tcllct;
    await sql(
      `insert into training_class (id, code, name, folded, slot_id, family_id, version_id, lead_id, lead_bloc, host_id, runner_id, funding, plan_year, recorded_by)
      select $1, $2, $2, $2, $3, $4, $5, $6, 1, $7, $8, 'city', plan_year, $9 from slot where id = $3`,
      [
        id,
        options.code ?? `L${++serial}`,
        slotId,
        familyId,
        versionId,
        units.lead,
        options.host ?? units.hostX,
        units.school,
        admin.accountId,
      ],
    );
    const enrolments = await sql<{ id: string }>(
      `insert into enrolment (id, class_id, person_id, full_name, sort_name, sender_id, sender_bloc, runner_id, host_id, lead_bloc, status, recorded_by)
      select gen_random_uuid(), $1, p.id, p.full_name, p.sort_name, p.unit_id, p.bloc, $2, $3, 1, 'listed', $4 from person p where p.id = any ($5::uuid[]) order by p.id returning id`,
      [id, units.school, options.host ?? units.hostX, admin.accountId, personIds],
    );
    return { id, listed: enrolments.map((row) => row.id) };
  }

  async function opened(
    date: string,
    count: number,
    options: { seats?: number; year?: number; family?: { familyId: string; versionId: string }; host?: number; orderedOn?: string } = {},
  ) {
    const slotId = await slot(options.year ?? Number(date.slice(0, 4)), options.seats ?? count, options);
    const training = await prepared(slotId, await people(count), options);
    await run((tx) => openClass(tx, admin, training.id, { ...given(date), arrived: training.listed, combinedSlotIds: [] }));
    return { ...training, slotId };
  }

  /** Net of a term in a period: number of things, from base rows alone. */
  async function term(account: string, name: string, from: string, to: string, where = ''): Promise<number> {
    const [row] = await sql<{ n: number }>(
      `select coalesce(sum(quantity), 0)::int as n from ledger_entry where account = $1 and term = $2 and effective_date between $3 and $4 ${where}`,
      [account, name, from, to],
    );
    return row!.n;
  }
  async function stock(account: string, at: string, where = ''): Promise<number> {
    const [row] = await sql<{ n: number }>(
      `select coalesce(sum(direction * quantity), 0)::int as n from ledger_entry where account = $1 and effective_date <= $2 ${where}`,
      [account, at],
    );
    return row!.n;
  }
  const active = async (classId: string): Promise<string[]> =>
    (
      await sql<{ id: string }>(`select id from enrolment where class_id = $1 and status in ('active','paused') order by id`, [classId])
    ).map((row) => row.id);

  return { ...fresh, units, families, documentId, planId, run, given, slot, people, prepared, opened, term, stock, active };
}

export type { FreshDatabase };
