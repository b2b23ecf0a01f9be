import { formatDate } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { Block, Paper } from '#platform/docx.ts';
import type { CallPage } from './call-contract.ts';
import { readCall } from './call-queries.ts';
import { letter, list, paperOf, paragraph, peopleTable, sheetOf, type Sheet } from './letter-parts.ts';

type Called = { name: string; free: number };

/** Công văn chiêu sinh: what is taught when and where, for whom until when, with which papers; the units called, with their seats. */
export async function callLetter(db: Reader, actor: Actor, id: string): Promise<{ paper: Paper; name: string }> {
  const call = await readCall(db, actor, id);
  const sheet = await sheetOf(db, actor, call.series.lead.id, call.issuedOn, call.document?.id ?? null);
  const units = call.board
    .toSorted((a, b) => a.name.localeCompare(b.name, 'vi'))
    .map(({ name, free, people }) => ({ name, free: free + people }));
  const to = units.length === 1 ? units[0]!.name : 'Các cơ quan, đơn vị (danh sách kèm theo)';
  const blocks = letter(sheet, `chiêu sinh ${call.series.name}`, to, [
    ...bodyOf(sheet, call),
    ...(units.length === 1 ? [] : unitsOf(sheet, units)),
  ]);
  return { paper: paperOf(`Chiêu sinh ${call.series.code}`, sheet, [blocks]), name: `Công văn chiêu sinh - ${call.series.code}` };
}

function bodyOf(sheet: Sheet, { series, deadline, lateUntil, papers, note }: CallPage): Block[] {
  const say = (text: string) => paragraph(sheet, text);
  const days = series.opensOn
    ? `từ ngày ${formatDate(series.opensOn)}${series.endsOn ? ` đến ngày ${formatDate(series.endsOn)}` : ''}`
    : 'sẽ thông báo sau';
  return [
    say(
      `${sheet.head.issuer} đề nghị các cơ quan, đơn vị cử cán bộ, công chức, viên chức tham gia ${series.name} (mã đợt ${series.code}), cụ thể như sau:`,
    ),
    ...list(sheet, [
      `Chương trình: ${series.programme}`,
      `Cơ sở đào tạo, bồi dưỡng: ${series.runner.name}`,
      `Thời gian học (dự kiến): ${days}`,
      series.place ? `Địa điểm: ${series.place}` : null,
    ]),
    say(
      `Hạn cử: hết ngày ${formatDate(deadline)}.${lateUntil ? ` Danh sách gửi sau hạn chỉ được nhận đến hết ngày ${formatDate(lateUntil)} và được xét sau.` : ''}`,
    ),
    say(
      'Cách gửi: cử trên hệ thống, mục Chiêu sinh, hoặc gửi danh sách theo biểu A. Đơn vị không có người tham gia đề nghị trả lời "không cử ai".',
    ),
    ...(papers.length === 0
      ? []
      : [
          say('Giấy tờ của mỗi người:'),
          ...list(
            sheet,
            papers.map(({ name, required }) => (required ? name : `${name} (nếu có)`)),
          ),
        ]),
    ...(note ? [say(note)] : []),
    say('Đề nghị các cơ quan, đơn vị quan tâm, thực hiện.'),
  ];
}

const unitsOf = (sheet: Sheet, units: readonly Called[]): Block[] => [
  paragraph(sheet, 'Danh sách cơ quan, đơn vị:', true),
  ...peopleTable<Called>(
    sheet,
    [
      { title: 'STT', share: 0, value: (_row, index) => String(index + 1), center: true },
      { title: 'Cơ quan, đơn vị', share: 76, value: ({ name }) => name },
      { title: 'Chỉ tiêu', share: 24, value: ({ free }) => (free > 0 ? String(free) : ''), center: true },
    ],
    units,
  ),
];
