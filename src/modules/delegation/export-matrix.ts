import { formatDate, today } from '#kit/dates.ts';
import { headingFor } from '#modules/organisations';
import type { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { allAtOnce, column, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import type { matrixQuery, ShownCase } from './contract.ts';
import { bodyKinds, decisions, heldOf, type Decision } from './kinds.ts';
import { readMatrix } from './queries.ts';
import { bodyWords, decisionWords, heldWords, partWords } from './words.vi.ts';

type Row = { one: ShownCase; decision: Decision; words: Map<string, string> };
const keyOf = ({ body, unit }: ShownCase['cells'][number]) => (unit ? `unit-${unit.id}` : body);
const nameOf = ({ body, unit }: ShownCase['cells'][number]) => unit?.name ?? bodyWords[body as keyof typeof bodyWords];

/** The matrix as a table: a row for each decision of each kind of class, a column for each body. */
export async function exportMatrix(db: Reader, actor: Actor, query: z.output<typeof matrixQuery>): Promise<ListExport<Row>> {
  const { version, cases, on } = await readMatrix(db, query.on ?? today(), query.personnel ?? null);
  // by place first, then units
  const inOrder = cases.flatMap(({ cells }) => cells).toSorted((a, b) => bodyKinds.indexOf(a.body) - bodyKinds.indexOf(b.body));
  const bodies = new Map(inOrder.map((cell) => [keyOf(cell), nameOf(cell)] as const));
  const columns: ExportColumn<Row>[] = [
    column('case', 'Loại lớp', 'text', 34, ({ one }) => one.name),
    column('decision', 'Việc quyết định', 'text', 26, ({ decision }) => decisionWords[decision]),
    column('held', 'Phần mềm giữ', 'text', 30, ({ decision }) => heldWords[heldOf[decision]]),
    ...Array.from(bodies, ([key, name]) => column<Row>(key, name, 'text', 20, ({ words }) => words.get(key))),
  ];
  const rows = cases.flatMap((one) =>
    decisions
      .filter((decision) => one.cells.some((cell) => cell.decision === decision))
      .map((decision) => ({
        one,
        decision,
        words: new Map(one.cells.filter((cell) => cell.decision === decision).map((cell) => [keyOf(cell), partWords[cell.part]])),
      })),
  );
  const source = [version?.document?.number, version?.citation].filter(Boolean).join(', ');
  return {
    name: 'Bảng phân cấp',
    title: 'Bảng phân cấp quản lý đào tạo, bồi dưỡng',
    subtitle: [
      version
        ? `Áp dụng từ ngày ${formatDate(version.validFrom)}${source ? ` theo ${source}` : ''}`
        : `Ngày ${formatDate(on)} chưa có bảng phân cấp`,
      version?.verification === 'unverified' ? 'Cần kiểm chứng với văn bản gốc' : '',
    ],
    heading: await headingFor(db, actor, null, on),
    columns,
    rows: () => allAtOnce(rows),
    noun: 'dòng',
  };
}
