import { addDays, today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { roleCapabilities, type Actor, type Role } from '#platform/actor.ts';
import { createCall } from '../src/modules/admissions/create-call.ts';
import { createSeries } from '../src/modules/admissions/create-series.ts';
import { judgesWith } from '../src/modules/admissions/judges.ts';
import type { NominateInput } from '../src/modules/admissions/nomination-contract.ts';
import { nominatePerson } from '../src/modules/admissions/nominate-people.ts';
import { holdSeries, moveSeats } from '../src/modules/admissions/seats.ts';
import { ledgerWorld } from './ledger-world.ts';

export const inDays = (days: number) => addDays(today(), days);

/** The small province with a series of one class that calls the sender (unit 5), and the ways to put people forward. */
export async function admissionWorld() {
  const world = await ledgerWorld();
  const { admin, units, run } = world;
  let serial = 0;
  const wide = { orderedOn: `${today().slice(0, 4)}-01-01` };

  /** `seats` provided by one class; `granted` of them to the sender. */
  async function series({ seats = 5, granted = 0, open = false, code = `S${++serial}`, opensIn = 60, endsIn = 90 } = {}) {
    const slotId = await world.slot(Number(today().slice(0, 4)), seats, wide);
    const training = await world.prepared(slotId, [], { code: `L-${code}` });
    const { id } = await run((tx) =>
      createSeries(tx, admin, { classIds: [training.id], code, openSeats: open, opensOn: inDays(opensIn), endsOn: inDays(endsIn) }),
    );
    if (granted > 0) await grant(id, units.sender, granted);
    return { id, code, classId: training.id };
  }
  const grant = (seriesId: string, unitId: number, seats: number) =>
    run(async (tx) => {
      await moveSeats(tx, admin, await holdSeries(tx, seriesId), [
        { act: 'granted', from: { account: 'open' }, to: { account: 'free', unitId }, seats },
      ]);
      return { result: null, audit: { type: 'admission_series', id: seriesId } };
    });
  const call = (seriesId: string, options: { deadline?: string; lateUntil?: string | null; unitIds?: number[]; actor?: Actor } = {}) =>
    run((tx) =>
      createCall(tx, options.actor ?? admin, seriesId, {
        documentId: null,
        issuedOn: inDays(-30),
        deadline: options.deadline ?? inDays(10),
        lateUntil: options.lateUntil ?? null,
        papers: [],
        note: null,
        call: { units: options.unitIds ?? [units.sender], bloc: null, level: null, below: null, withSeats: false },
        send: true,
      }),
    );
  const as = (role: Role, scope: Actor['scope']): Actor => ({
    ...admin,
    accountId: newId(),
    role,
    scope,
    capabilities: new Set(roleCapabilities[role]),
  });
  const contact = as('unit_contact', { kind: 'unit', units: [units.sender] });
  const judges = judgesWith(world.keys);
  const nominate = (actor: Actor, seriesId: string, personId: string, more: Partial<NominateInput> = {}) =>
    world.database.write(actor, { command: 'test' }, (tx) =>
      nominatePerson(tx, actor, judges, seriesId, {
        unitId: units.sender,
        personId,
        wishes: { place: null, from: null, to: null },
        phone: null,
        note: null,
        documentId: null,
        replacesId: null,
        orWait: false,
        ...more,
      }),
    );
  const balance = async (seriesId: string) =>
    Object.fromEntries(
      (
        await world.sql<{ account: string; unit_id: number; seats: number }>(
          'select account, unit_id, seats from seat_balance where series_id = $1 and seats <> 0 order by 1, 2',
          [seriesId],
        )
      ).map((row) => [row.unit_id ? `${row.account} ${row.unit_id}` : row.account, row.seats]),
    );
  return { ...world, series, grant, call, as, contact, judges, nominate, balance };
}
export type AdmissionWorld = Awaited<ReturnType<typeof admissionWorld>>;
