import { sql } from 'kysely';
import { today, yearOf } from '#kit/dates.ts';
import { headingFor, levelWords, unitBook } from '#modules/organisations';
import { birthCell, categoryWords, sexWords } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { byCursor, column, wordOf, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import { classFilterWords, fundingNames, type ClassExportFilter } from './export-classes.ts';
import { classStatusWords, natureWords, traineeStatusWords } from './export-words.ts';
import { classConditions } from './queries.ts';

type Row = {
  classCode: string;
  className: string;
  classStatus: string;
  familyCode: string;
  familyName: string;
  nature: string;
  versionCode: string;
  runnerId: number;
  hostId: number;
  leadId: number;
  funding: string;
  openedOn: string | null;
  classEndedOn: string | null;
  fullName: string;
  sex: string | null;
  birthDate: string | null;
  birthPrecision: string;
  positionTitle: string | null;
  category: string | null;
  senderId: number;
  joinedOn: string | null;
  endedOn: string | null;
  status: string;
};

/** One row for each person in each class of a filter, codes and names side by side: what a pivot table is made of. */
export async function exportEnrolments(db: Reader, actor: Actor, filter: ClassExportFilter): Promise<ListExport<Row>> {
  const on = today();
  const book = await unitBook(db);
  const fundings = await fundingNames(db);
  const day = (row: Row) => row.openedOn ?? on;
  const sender = (row: Row) => book(row.senderId, row.joinedOn ?? on);
  const columns: ExportColumn<Row>[] = [
    column('classCode', 'Mã lớp', 'text', 14, (row) => row.classCode),
    column('className', 'Tên lớp', 'text', 34, (row) => row.className, { only: 'flat' }),
    column('classStatus', 'Trạng thái lớp', 'text', 14, (row) => wordOf(classStatusWords, row.classStatus), { only: 'flat' }),
    column('familyCode', 'Mã chương trình', 'text', 14, (row) => row.familyCode, { only: 'flat' }),
    column('programme', 'Chương trình', 'text', 34, (row) => row.familyName),
    column('versionCode', 'Phiên bản chương trình', 'text', 14, (row) => row.versionCode, { only: 'flat' }),
    column('nature', 'Loại hình', 'text', 11, (row) => wordOf(natureWords, row.nature), { only: 'flat' }),
    column('runnerCode', 'Mã cơ sở', 'text', 10, (row) => book(row.runnerId, day(row))?.code, { only: 'flat' }),
    column('runner', 'Cơ sở đào tạo, bồi dưỡng', 'text', 28, (row) => book(row.runnerId, day(row))?.name, { only: 'flat' }),
    column('host', 'Nơi học', 'text', 28, (row) => book(row.hostId, day(row))?.name, { only: 'flat' }),
    column('lead', 'Cơ quan chủ trì', 'text', 28, (row) => book(row.leadId, day(row))?.name, { only: 'flat' }),
    column('leadBloc', 'Khối chủ trì', 'text', 22, (row) => book(row.leadId, day(row))?.blocName, { only: 'flat' }),
    column('funding', 'Nguồn kinh phí', 'text', 20, (row) => wordOf(fundings, row.funding), { only: 'flat' }),
    column('openedOn', 'Khai giảng', 'date', 12, (row) => row.openedOn, { only: 'flat' }),
    column('openedYear', 'Năm khai giảng', 'number', 9, (row) => (row.openedOn ? yearOf(row.openedOn) : null), { only: 'flat' }),
    column('classEndedOn', 'Bế giảng', 'date', 12, (row) => row.classEndedOn, { only: 'flat' }),
    column('fullName', 'Họ và tên', 'text', 26, (row) => row.fullName),
    column('birth', 'Ngày sinh', 'date', 12, birthCell),
    column('sex', 'Giới tính', 'text', 9, (row) => wordOf(sexWords, row.sex), { align: 'center' }),
    column('category', 'Đối tượng', 'text', 18, (row) => wordOf(categoryWords, row.category), { only: 'flat' }),
    column('position', 'Chức vụ', 'text', 22, (row) => row.positionTitle),
    column('senderCode', 'Mã đơn vị cử', 'text', 10, (row) => sender(row)?.code, { only: 'flat' }),
    column('sender', 'Đơn vị cử', 'text', 30, (row) => sender(row)?.name),
    column('senderBloc', 'Khối đơn vị cử', 'text', 22, (row) => sender(row)?.blocName, { only: 'flat' }),
    column('senderLevel', 'Cấp', 'text', 11, (row) => wordOf(levelWords, sender(row)?.level), { only: 'flat' }),
    column('joinedOn', 'Ngày nhập học', 'date', 12, (row) => row.joinedOn),
    column('endedOn', 'Ngày kết thúc', 'date', 12, (row) => row.endedOn),
    column('status', 'Kết quả', 'text', 16, (row) => wordOf(traineeStatusWords, row.status)),
  ];
  const { where } = await classConditions(db, filter);
  return {
    name: filter.year ? `Học viên các lớp năm ${filter.year}` : 'Học viên các lớp',
    title: filter.year ? `Học viên các lớp đào tạo, bồi dưỡng năm ${filter.year}` : 'Học viên các lớp đào tạo, bồi dưỡng',
    subtitle: await classFilterWords(db, book, filter, fundings),
    heading: await headingFor(db, actor, filter.runner ?? null, on),
    columns,
    rows: () =>
      byCursor(
        db,
        sql<Row>`select c.code as class_code, c.name as class_name, c.status as class_status, f.code as family_code, f.name as family_name, f.nature,
            v.code as version_code, c.runner_id, c.host_id, c.lead_id, c.funding, c.opened_on, c.ended_on as class_ended_on,
            e.full_name, e.sex, e.birth_date, e.birth_precision, e.position_title, h.category, e.sender_id, e.joined_on, e.ended_on, e.status
          from enrolment e join training_class c on c.id = e.class_id join programme_family f on f.id = c.family_id
          join programme_version v on v.id = c.version_id left join chain h on h.id = e.chain_id
          where e.status <> 'unlisted' and ${where}
          order by c.opened_on desc nulls first, c.code, c.id, e.sort_name collate "vi-VN-x-icu", e.id`,
      ),
    noun: 'lượt học viên',
  };
}
