import { blankPage } from '#modules/imports';
import { birthCell } from '#modules/people';
import { formatDate } from '#kit/dates.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { SheetPage } from '#platform/sheets/write-page.ts';
import { traineesOf } from './results-trainees.ts';
import formF from './form-f-columns.ts';
import { partTitles, resultsOf } from './results-queries.ts';

const PARTS = ['Phần I', 'Phần II', 'Phần III', 'Phần IV', 'Phần V', 'Phần VI'];
const MARKS = 'Điểm các phần học';
const BEFORE = ['ordinal', 'fullName', 'birth', 'unit'];
const AFTER = ['fieldwork', 'exam', 'average', 'conduct', 'classification', 'recognised', 'note'];

/** The form to fill in, for a class with its trainees already on it. */
export async function blankFormF(db: Reader, target: { classId: string } | null): Promise<SheetPage[]> {
  const training = target
    ? await db.selectFrom('trainingClass').select(['code', 'name']).where('id', '=', target.classId).executeTakeFirst()
    : undefined;
  const trainees = target ? await traineesOf(db, target.classId) : [];
  const own = new Set(formF.columns.map(({ title }) => title));
  const titles = target ? partTitles((await resultsOf(db, target.classId)).values()).filter((title) => !own.has(title)) : [];
  const parts = (titles.length > 0 ? titles : PARTS).map((title) => ({ key: title, title, words: /$^/, read: 'mark' as const, width: 7 }));
  const named = (keys: readonly string[]) => keys.map((key) => formF.columns.find((one) => one.key === key)!);
  const columns = [...named(BEFORE), ...parts, ...named(AFTER)];
  return [
    blankPage({
      name: 'Kết quả',
      mark: 'Biểu F – Kết quả học tập, rèn luyện',
      title: 'DANH SÁCH KẾT QUẢ HỌC TẬP, RÈN LUYỆN',
      subtitle: training ? `Lớp ${training.code} – ${training.name}` : 'Lớp …………………………',
      columns,
      groups: [{ title: MARKS, keys: parts.map(({ key }) => key) }],
      known: trainees.map((one, at) => [at + 1, one.fullName, printed(birthCell(one)), one.sender]),
      lines: trainees.length > 0 ? 0 : 20,
      notes: [
        'Điểm theo thang 10, dấu phẩy cho phần lẻ (7,5). Kết quả ghi: Công nhận hoặc Không công nhận.',
        'Thi lần 2: thêm cột bên cạnh, tiêu đề “Phần I – Lần 2”.',
      ],
    }),
  ];
}

const printed = (birth: string | null): string | null => (birth !== null && /^\d{4}-\d\d-\d\d$/.test(birth) ? formatDate(birth) : birth);
