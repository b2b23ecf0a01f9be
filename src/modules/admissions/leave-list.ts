import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { unlistPerson } from '#modules/classes';
import { unitNameOn } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { phrase, Refusal } from '#platform/refusal.ts';
import { organises } from './nomination-series.ts';
import { quoteOf } from './screen-documents.ts';

type Listed = {
  id: string;
  fullName: string;
  classId: string | null;
  enrolmentId: string | null;
  leadId: number;
  leadBloc: number;
  runnerId: number;
};

/**
 * Whoever is on the list of a class goes off it again before khai giảng: by the unit that nominated while no paper has summoned them,
 * after that by whoever keeps the series, whose next paper says so. Refuses nominations.summoned_already, nominations.enrolled_already.
 */
export async function leaveList(tx: Tx, actor: Actor, nomination: Listed): Promise<void> {
  const { fullName: name, enrolmentId, runnerId } = nomination;
  if (enrolmentId === null) return;
  const runner = async () => {
    const { rows } = await sql<{ name: string }>`select ${unitNameOn(sql`${runnerId}::int`, today())} as name`.execute(tx);
    return rows[0]?.name ?? '–';
  };
  const paper = organises(actor, nomination) ? null : await summonedBy(tx, nomination);
  if (paper) {
    const quote = await quoteOf(tx, [paper.documentId]);
    const said = quote(paper.documentId)?.quote ?? phrase(`convocation_kind.${paper.kind}`);
    throw new Refusal('nominations.summoned_already', { name, paper: said, date: paper.issuedOn, runner: await runner() }, { status: 409 });
  }
  if (!(await unlistPerson(tx, enrolmentId)))
    throw new Refusal('nominations.enrolled_already', { name, runner: await runner() }, { status: 409 });
  await sql`update nomination set enrolment_id = null where id = ${nomination.id}`.execute(tx);
}

/** The last paper of each kind that names somebody for the class, unless it strikes them off. */
async function summonedBy(tx: Tx, { id, classId }: Listed) {
  const { rows } = await sql<{ kind: string; documentId: string | null; issuedOn: string; part: string }>`
    select distinct on (c.kind) c.kind, c.document_id, c.issued_on, p.part from convocation_person p join convocation c on c.id = p.convocation_id
    where p.nomination_id = ${id} and c.class_id = ${classId} order by c.kind desc, c.recorded_at desc`.execute(tx);
  return rows.find(({ part }) => part !== 'dropped');
}
