import { useLingui } from '@lingui/react/macro';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import type { ShownCase } from '../contract.ts';
import { bodyKinds, decisions, heldOf, type Decision } from '../kinds.ts';
import css from './matrix.module.css';
import { bodyWords, commandWords, decisionWords, heldWords, managerWords, natureWords, partWords } from './words.ts';

export const bodyKey = ({ body, unit }: ShownCase['cells'][number]) => (unit ? `unit-${unit.id}` : body);

/** What a kind of class is, in words: all that it names, or every class. */
export function useCaseNote() {
  const { t } = useLingui();
  return (one: Pick<ShownCase, 'family' | 'nature' | 'audienceManager' | 'bloc' | 'offPlan'>): string =>
    [
      one.family && one.family.code,
      one.nature && t(natureWords[one.nature]),
      one.audienceManager && t(managerWords[one.audienceManager]),
      one.bloc && one.bloc.name,
      one.offPlan === null ? null : one.offPlan ? t`ngoài kế hoạch` : t`trong kế hoạch`,
    ]
      .filter(Boolean)
      .join(' · ');
}

/** One kind of class: a row for each decision, a column for each body, words in the cells. */
export function MatrixTable({ one }: { one: ShownCase }) {
  const { t } = useLingui();
  const note = useCaseNote()(one);
  const name = one.name;
  // by place first, then units in the order they come in
  const inOrder = one.cells.toSorted((a, b) => bodyKinds.indexOf(a.body) - bodyKinds.indexOf(b.body));
  const bodies = new Map(inOrder.map((cell) => [bodyKey(cell), cell.unit?.name ?? t(bodyWords[cell.body as keyof typeof bodyWords])]));
  const rows = decisions.filter((decision) => one.cells.some((cell) => cell.decision === decision)).map((decision) => ({ decision }));
  const columns: Column<{ decision: Decision }>[] = [
    { id: 'decision', header: t`Việc quyết định`, cell: ({ decision }) => <DecisionName decision={decision} />, primary: true },
    ...Array.from(bodies, ([key, header]) => ({
      id: key,
      header,
      cell: ({ decision }: { decision: Decision }) => {
        const cell = one.cells.find((found) => found.decision === decision && bodyKey(found) === key);
        return cell ? <span className={css[cell.part]}>{t(partWords[cell.part])}</span> : <span className={css.none}>–</span>;
      },
    })),
  ];
  return (
    <Section title={name} note={note || t`Áp dụng cho mọi lớp không có quy định hẹp hơn bên dưới.`}>
      <DataTable
        caption={t`Phân cấp: ${name}`}
        columns={columns}
        rows={rows}
        rowId={({ decision }) => decision}
        empty={<p>{t`Chưa quy định việc nào.`}</p>}
        wide={columns.length > 10}
      />
    </Section>
  );
}

/** What no command holds is said where it stands. */
function DecisionName({ decision }: { decision: Decision }) {
  const { t } = useLingui();
  return (
    <>
      {t(decisionWords[decision])}
      {heldOf[decision] === 'none' && <span className={css.known}> ({t`ghi để biết`})</span>}
    </>
  );
}

/** How far the system holds what the matrix says: which commands ask it, and what they refuse. */
export function WhatIsHeld() {
  const { t } = useLingui();
  const columns: Column<{ decision: Decision }>[] = [
    { id: 'decision', header: t`Việc quyết định`, cell: ({ decision }) => t(decisionWords[decision]), primary: true },
    { id: 'command', header: t`Lệnh hỏi bảng này`, cell: ({ decision }) => t(commandWords[decision]) },
    { id: 'held', header: t`Phần mềm giữ`, cell: ({ decision }) => t(heldWords[heldOf[decision]]) },
  ];
  return (
    <Section
      title={t`Phần mềm giữ đến đâu`}
      note={t`Lệnh trái bảng thì bị từ chối, trừ khi ghi “theo chỉ đạo, văn bản bổ sung sau”. Vai được hỏi ý kiến, được thông báo, và mọi vai của đơn vị cử không chặn việc nào.`}
    >
      <DataTable
        caption={t`Phần mềm giữ đến đâu`}
        columns={columns}
        rows={decisions.map((decision) => ({ decision }))}
        rowId={({ decision }) => decision}
        empty={null}
      />
    </Section>
  );
}
