import { sql } from 'kysely';
import { formatDate } from '#kit/dates.ts';
import { headingBlocks, signatureBlocks, titleBlocks } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { Block, Paper } from '#platform/docx.ts';
import { notFound, type Texts } from '#platform/refusal.ts';
import { readBoards } from './board-queries.ts';
import { columnsOf, list, paperOf, paragraph, peopleTable, sheetOf } from './letter-parts.ts';
import { screened, type Screened } from './screen-queries.ts';
import { oneSeries } from './series-queries.ts';

const results = {
  eligible: 'Đủ điều kiện',
  not_eligible: 'Không đủ điều kiện',
  missing_evidence: 'Thiếu minh chứng',
  unchecked: 'Chưa kiểm tra',
} as const;
const states = { submitted: '', waiting: 'Danh sách chờ', accepted: 'Nhận', refused: 'Không nhận', withdrawn: 'Đã rút' } as const;

/** Biên bản họp hội đồng tuyển sinh, with everybody it had before it: what the checks say, and what was decided so far. */
export async function boardMinutes(
  db: Reader,
  actor: Actor,
  seriesId: string,
  boardId: string,
  texts: Texts,
): Promise<{ paper: Paper; name: string }> {
  const series = await oneSeries(db, seriesId);
  const board = (await readBoards(db, actor, seriesId)).find(({ id }) => id === boardId);
  if (!board) throw notFound('admissions.unknown_board');
  const rows = (await screened(db, sql`n.series_id = ${seriesId} and n.state <> 'withdrawn'`, texts)).toSorted((a, b) =>
    a.unit.name === b.unit.name ? 0 : a.unit.name.localeCompare(b.unit.name, 'vi'),
  );
  const sheet = await sheetOf(db, actor, series.runnerId, board.metOn, board.minutes?.id ?? null);
  const { head, layout, width } = sheet;
  const counted = (result: Screened['result']) => rows.filter((row) => row.result === result).length;
  const blocks: Block[] = [
    ...headingBlocks(head, layout, width, 'BB'),
    ...titleBlocks('BIÊN BẢN', `Họp hội đồng tuyển sinh đợt ${series.code}`, layout, width),
    paragraph(sheet, `Ngày ${formatDate(board.metOn)}, hội đồng tuyển sinh của ${head.issuer} họp xét tuyển ${series.name}.`),
    paragraph(sheet, 'Thành phần:', true),
    ...list(
      sheet,
      board.members.map(({ name, position, part }) => [name, position, part].filter(Boolean).join(', ')),
    ),
    paragraph(sheet, 'Hồ sơ được xét:', true),
    paragraph(
      sheet,
      `${rows.length} người: ${counted('eligible')} đủ điều kiện, ${counted('missing_evidence')} thiếu minh chứng, ${counted('not_eligible')} không đủ điều kiện, ${counted('unchecked')} chưa kiểm tra.`,
    ),
    ...peopleTable(
      sheet,
      [
        ...columnsOf<Screened>(),
        { title: 'Đơn vị cử', share: 34, value: (row) => row.unit.name },
        { title: 'Điều kiện', share: 30, value: (row) => results[row.result] },
        { title: 'Kết quả', share: 24, value: (row) => states[row.state] },
      ],
      rows,
    ),
    ...(board.conclusion ? [paragraph(sheet, 'Kết luận:', true), paragraph(sheet, board.conclusion)] : []),
    ...signatureBlocks(head, layout, width, ['Các thành viên hội đồng']),
  ];
  return {
    paper: paperOf(`Biên bản họp hội đồng tuyển sinh ${series.code}`, sheet, [blocks]),
    name: `Biên bản hội đồng tuyển sinh - ${series.code}`,
  };
}
