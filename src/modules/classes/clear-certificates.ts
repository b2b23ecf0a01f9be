import { sql } from 'kysely';
import type { CalendarDate } from '#kit/dates.ts';
import { goAhead } from '#modules/approvals';
import { unitLookUp, unitRegister } from '#modules/organisations';
import type { IssuedCertificate } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { intentOf } from './clear-class.ts';

/**
 * Certificates of classes that are here: whoever the matrix of the day says issues them records them, or is their issuer. One is of a
 * class when its holder finished there, in its programme, on the day the course or the certificate is dated; others are from before
 * the system, and nobody is asked. Nor is a unit out of whose sight the class is: it writes down what its people brought home.
 */
export async function clearCertificates(tx: Tx, actor: Actor, certificates: readonly IssuedCertificate[]): Promise<void> {
  const given = JSON.stringify(certificates.map((one, at) => ({ at, ...one })));
  const { rows } = await sql<{ classId: string; date: CalendarDate; issuer: string | null }>`
    select distinct c.id as class_id, coalesce(g."issuedOn", g."courseTo") as date, g.issuer
    from jsonb_to_recordset(${given}::jsonb) as g("personId" uuid, "familyId" uuid, issuer text, "issuedOn" date, "courseTo" date)
    join enrolment e on (e.person_id = g."personId" or e.counts_as_id = g."personId") and e.status = 'finished'
    join training_class c on c.id = e.class_id and c.family_id = g."familyId" and c.ended_on in (g."courseTo", g."issuedOn")
    order by class_id, date, issuer`.execute(tx);
  for (const { classId, date, issuer } of rows) {
    const intent = await intentOf(tx, 'certificates', { id: classId, date, basis: {} });
    const found = issuer === null ? null : unitLookUp(await unitRegister(tx, date))(issuer).found;
    await goAhead(tx, actor, { ...intent, granted: found ? [found.id] : [] });
  }
}
