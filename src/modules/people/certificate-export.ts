import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { headingFor, unitBook } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { Keys } from '#platform/secrets.ts';
import { byCursor, column, wordOf, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import type { CertificateFilter } from './certificate-contract.ts';
import { certificateConditions, holders } from './certificate-queries.ts';
import { numberWriter, type NumbersQuery } from './export-numbers.ts';
import { birthCell, sexWords } from './export-words.ts';

type Row = Parameters<ReturnType<typeof numberWriter>>[0] & {
  fullName: string;
  sex: string | null;
  birthDate: string | null;
  birthPrecision: string;
  unitId: number;
  title: string;
  serial: string | null;
  registerNo: string | null;
  issuer: string | null;
  issuedOn: string | null;
  issuedPrecision: string;
  courseFrom: string | null;
  courseTo: string | null;
  periods: number | null;
  classification: string | null;
  decision: string | null;
  signer: string | null;
};

/** The certificates of a filter as their register: what this writes, the import of registers reads back unchanged. */
export async function exportCertificates(
  db: Reader,
  actor: Actor,
  keys: Keys,
  { numbers, reason, ...filter }: CertificateFilter & NumbersQuery,
): Promise<ListExport<Row>> {
  const on = today();
  const number = numberWriter(actor, keys, { numbers, reason });
  const book = await unitBook(db);
  const day = (value: string | null) => birthCell({ birthDate: value, birthPrecision: 'day' });
  const columns: ExportColumn<Row>[] = [
    column('registerNo', 'Số vào sổ', 'text', 10, (row) => row.registerNo),
    column('serial', 'Số hiệu', 'text', 12, (row) => row.serial),
    column('fullName', 'Họ và tên', 'text', 24, (row) => row.fullName),
    column('birth', 'Ngày sinh', 'date', 12, birthCell),
    column('sex', 'Giới tính', 'text', 8, (row) => wordOf(sexWords, row.sex), { only: 'flat' }),
    column('personalNumber', 'Số CCCD/định danh', 'personalNumber', 16, number),
    column('unit', 'Cơ quan, đơn vị', 'text', 26, (row) => book(row.unitId, on)?.name),
    column('title', 'Chương trình', 'text', 28, (row) => row.title),
    column('from', 'Từ ngày', 'date', 12, (row) => day(row.courseFrom)),
    column('to', 'Đến ngày', 'date', 12, (row) => day(row.courseTo)),
    column('periods', 'Số tiết', 'number', 8, (row) => row.periods),
    column('classification', 'Xếp loại', 'text', 11, (row) => row.classification),
    column('decision', 'Quyết định công nhận', 'text', 18, (row) => row.decision),
    column('issuedOn', 'Ngày cấp', 'date', 12, (row) => birthCell({ birthDate: row.issuedOn, birthPrecision: row.issuedPrecision })),
    column('signer', 'Người ký', 'text', 16, (row) => row.signer),
    column('issuer', 'Cơ sở cấp', 'text', 22, (row) => row.issuer),
  ];
  const where = await certificateConditions(db, filter);
  return {
    name: 'Sổ cấp chứng chỉ',
    title: 'Sổ cấp chứng chỉ',
    subtitle: [
      filter.title ? `Chương trình “${filter.title}”` : '',
      filter.issuer ? `Cơ sở cấp “${filter.issuer}”` : '',
      filter.year ? `Cấp năm ${filter.year}` : '',
      filter.unit === undefined ? '' : (book(filter.unit, on)?.name ?? ''),
      filter.q ? `Tìm “${filter.q}”` : '',
    ],
    heading: await headingFor(db, actor, filter.unit ?? null, on),
    columns,
    rows: () =>
      byCursor(
        db,
        sql<Row>`select p.id, p.full_name, p.sex, p.birth_date, p.birth_precision, p.unit_id, p.personal_number_encrypted, p.personal_number_key_id, p.personal_number_last4,
            c.title, c.serial, c.register_no, c.issuer, c.issued_on, c.issued_precision, c.course_from, c.course_to, c.periods, c.classification, c.decision, c.signer
          from ${holders} where ${where} order by p.sort_name collate "vi-VN-x-icu", p.id, c.issued_on nulls last, c.id`,
      ),
    noun: 'chứng chỉ',
  };
}
