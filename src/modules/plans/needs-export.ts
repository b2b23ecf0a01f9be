import { today } from '#kit/dates.ts';
import { headingFor } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { allPages, column, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import { PARTS } from './form-b-fields.ts';
import type { Need, NeedFilter } from './needs-contract.ts';
import { listNeeds, needYear } from './needs-queries.ts';

/** Registrations as form B and as flat rows; importing them again changes nothing. */
export async function exportNeeds(db: Reader, actor: Actor, filter: NeedFilter): Promise<ListExport<Need>> {
  const year = await needYear(db, filter.year);
  const figure = (key: 'people' | (typeof PARTS)[number], title: string): ExportColumn<Need> =>
    column(key, title, 'number', 8, (need) => need[key], { total: true });
  const columns: ExportColumn<Need>[] = [
    column('year', 'Năm', 'number', 7, (need) => need.year, { only: 'flat' }),
    column('unitCode', 'Mã cơ quan', 'text', 10, (need) => need.unit.code ?? String(need.unit.id), { only: 'flat' }),
    column('unit', 'Cơ quan', 'text', 26, (need) => need.unit.name),
    column('bloc', 'Khối', 'text', 20, (need) => need.unit.bloc, { only: 'flat' }),
    column('content', 'Nội dung/Chương trình', 'text', 32, (need) => need.content),
    column('familyCode', 'Mã danh mục', 'text', 14, (need) => need.family?.code, { only: 'flat' }),
    column('family', 'Tên trong danh mục', 'text', 32, (need) => need.family?.name, { only: 'flat' }),
    column('audience', 'Đối tượng', 'text', 24, (need) => need.audience),
    figure('people', 'Tổng số người'),
    figure('women', 'Nữ'),
    figure('minority', 'DTTS'),
    figure('provinceLevel', 'Cấp tỉnh'),
    figure('communeLevel', 'Cấp xã'),
    figure('publicEmployees', 'Viên chức'),
    column('proposedTime', 'Thời gian đề nghị', 'text', 14, (need) => need.proposedTime),
    column('studyForm', 'Hình thức', 'text', 14, (need) => need.studyForm),
    column('cost', 'Kinh phí dự kiến (đồng)', 'money', 16, (need) => need.cost, { total: true }),
    column('note', 'Ghi chú', 'text', 18, (need) => need.note),
  ];
  return {
    name: `Đăng ký nhu cầu năm ${year}`,
    title: `Bảng đăng ký nhu cầu đào tạo, bồi dưỡng năm ${year}`,
    subtitle: [filter.q ? `Tìm “${filter.q}”` : ''],
    heading: await headingFor(db, actor, filter.unit ?? null, today()),
    columns,
    rows: () =>
      allPages(async (after) => {
        const { needs, next } = await listNeeds(db, { ...filter, year, after, limit: 500 });
        return { rows: needs, next };
      }),
    noun: 'đăng ký',
  };
}
