import { today } from '#kit/dates.ts';
import { headingFor } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { allPages, column, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import type { Document } from './contract.ts';
import { KINDS } from './kinds.ts';
import { listDocuments, type DocumentFilter } from './queries.ts';

const kindName = (kind: Document['kind']) => KINDS[kind].charAt(0).toUpperCase() + KINDS[kind].slice(1);

/** The register of documents, as the screen lists it. */
export async function exportDocuments(db: Reader, actor: Actor, filter: DocumentFilter): Promise<ListExport<Document>> {
  const columns: ExportColumn<Document>[] = [
    column('number', 'Số, ký hiệu', 'text', 22, (row) => row.number),
    column('date', 'Ngày ban hành', 'date', 12, (row) => row.documentDate),
    column('kind', 'Loại văn bản', 'text', 16, (row) => kindName(row.kind)),
    column('regime', 'Hệ văn bản', 'text', 12, (row) => (row.regime === 'party' ? 'Đảng' : 'Nhà nước'), { align: 'center' }),
    column('term', 'Nhiệm kỳ', 'text', 12, (row) => row.term, { only: 'flat' }),
    column('issuer', 'Cơ quan ban hành', 'text', 32, (row) => row.issuerName),
    column('subject', 'Trích yếu', 'text', 60, (row) => row.subject),
  ];
  return {
    name: filter.year ? `Sổ văn bản năm ${filter.year}` : 'Sổ văn bản',
    title: filter.year ? `Sổ văn bản năm ${filter.year}` : 'Sổ văn bản',
    subtitle: [
      filter.kind && filter.kind in KINDS ? kindName(filter.kind as Document['kind']) : '',
      filter.regime ? `Hệ văn bản: ${filter.regime === 'party' ? 'Đảng' : 'Nhà nước'}` : '',
      filter.undated ? 'Chưa có ngày ban hành' : '',
      filter.q ? `Tìm “${filter.q}”` : '',
    ],
    heading: await headingFor(db, actor, null, today()),
    columns,
    rows: () =>
      allPages(async (after) => {
        const { documents, next } = await listDocuments(db, filter, { after, limit: 500 });
        return { rows: documents, next };
      }),
    noun: 'văn bản',
  };
}
