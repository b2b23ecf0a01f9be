import { sql } from 'kysely';
import { formatDate } from '#kit/dates.ts';
import { headingFor } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';
import { allAtOnce, column, type ListExport } from '#platform/sheets/export-list.ts';
import { peopleOn } from './convo-letters.ts';
import { bornOn } from './letter-parts.ts';
import { reaches } from './quota-policy.ts';

type Row = Awaited<ReturnType<typeof peopleOn>>[number];
const parts = { summoned: 'Triệu tập', added: 'Bổ sung', dropped: 'Thôi triệu tập' } as const;

/** Danh sách triệu tập: the people of one paper, of one unit or of all in sight. */
export async function exportConvocation(db: Reader, actor: Actor, id: string, unit?: number): Promise<ListExport<Row>> {
  const { rows } = await sql<{
    code: string;
    name: string;
    restricted: boolean;
    leadId: number;
    leadBloc: number;
    runnerId: number;
    issuedOn: string;
    number: string | null;
  }>`
    select v.class_code as code, v.class_name as name, v.restricted, v.lead_id, v.lead_bloc, v.runner_id, v.issued_on, d.number
    from convocation v left join document d on d.id = v.document_id where v.id = ${id}`.execute(db);
  const [of] = rows;
  if (!of) throw notFound('convocations.unknown');
  const people = await peopleOn(db, id, unit);
  if (people.length === 0 && (unit !== undefined || !reaches(actor, of))) throw notFound('convocations.unknown');
  return {
    name: `Danh sách triệu tập lớp ${of.code}`,
    restricted: of.restricted,
    title: 'Danh sách triệu tập',
    subtitle: [`Lớp ${of.code} – ${of.name}`, `Kèm theo ${of.number ?? 'văn bản'} ngày ${formatDate(of.issuedOn)}`],
    heading: await headingFor(db, actor, of.runnerId, of.issuedOn),
    columns: [
      column('fullName', 'Họ và tên', 'text', 26, (row) => row.fullName),
      column('birth', 'Ngày sinh', 'text', 12, bornOn, { align: 'center' }),
      column('position', 'Chức vụ', 'text', 24, (row) => row.positionTitle),
      column('unit', 'Đơn vị công tác', 'text', 34, (row) => row.unitName),
      column('part', 'Triệu tập', 'text', 14, (row) => parts[row.part]),
    ],
    rows: () => allAtOnce(people),
    noun: 'người',
  };
}
