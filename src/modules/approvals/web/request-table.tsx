import { Plural, useLingui } from '@lingui/react/macro';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText } from '#ui/values.tsx';
import { approvalPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import type { RequestList, RequestRow } from '../contract.ts';
import { itemWords, kindWords, requestTone, requestWords } from './words.ts';

type View = 'waiting' | 'mine' | 'late' | 'all';

/** Which items hold a request up, on whose desk, for how many days. */
export function Waiting({ row }: { row: RequestRow }) {
  const { t } = useLingui();
  const open = row.items.filter((item) => item.with !== null);
  if (open.length === 0) return <StatusBadge tone={requestTone[row.state]}>{t(requestWords[row.state])}</StatusBadge>;
  const byDesk = Map.groupBy(open, (item) => item.with!.name);
  return (
    <>
      {Array.from(byDesk, ([name, items]) => (
        <div key={name}>
          {items.length === row.items.length ? '' : `${items.map(({ item }) => t(itemWords[item])).join(', ')}: `}
          <strong>{name}</strong>, <Plural value={Math.max(...items.map(({ days }) => days))} other="# ngày" />
        </div>
      ))}
    </>
  );
}

export function DueDay({ row }: { row: Pick<RequestRow, 'dueOn' | 'late'> }) {
  const { t } = useLingui();
  const late = row.late;
  return (
    <>
      <DateText value={row.dueOn} /> {late > 0 && <StatusBadge tone="warn">{t`quá ${late} ngày`}</StatusBadge>}
    </>
  );
}

export function RequestTable({ view }: { view: View }) {
  const { t } = useLingui();
  const list = useGet<RequestList>('/api/approvals', { view });
  const empty: Record<View, [string, string]> = {
    waiting: [t`Không có việc nào đang chờ bạn`, t`Việc trình đến cơ quan bạn, hoặc bị trả lại cho đơn vị bạn, sẽ hiện ở đây.`],
    mine: [t`Bạn chưa trình việc nào`, t`Trình thống nhất mở lớp từ trang của lớp; thẩm định và lớp ngoài kế hoạch từ nút “Trình” ở trên.`],
    late: [t`Không có việc nào quá hạn`, t`Hạn trả lời tính theo ngày làm việc, đặt ở thẻ “Thời hạn”.`],
    all: [t`Chưa có đề nghị nào`, t`Mọi đề nghị trong phạm vi bạn xem sẽ hiện ở đây, cả việc đã xong.`],
  };
  const columns: Column<RequestRow>[] = [
    { id: 'title', header: t`Việc`, cell: (row) => row.title, primary: true, sort: (row) => row.title },
    { id: 'kind', header: t`Loại`, cell: (row) => t(kindWords[row.kind]), sort: (row) => t(kindWords[row.kind]) },
    { id: 'from', header: t`Đơn vị trình`, cell: (row) => row.from.name, sort: (row) => row.from.name },
    { id: 'waiting', header: t`Đang ở bàn ai`, cell: (row) => <Waiting row={row} /> },
    { id: 'submitted', header: t`Ngày trình`, cell: (row) => <DateText value={row.submittedOn} />, sort: (row) => row.submittedOn },
    { id: 'due', header: t`Hạn trả lời`, cell: (row) => <DueDay row={row} />, sort: (row) => row.dueOn },
  ];
  return (
    <Loaded query={list}>
      {({ rows }) => (
        <DataTable
          caption={t`Các đề nghị`}
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          rowLink={({ id }) => approvalPath(id)}
          empty={<EmptyState title={empty[view][0]}>{empty[view][1]}</EmptyState>}
        />
      )}
    </Loaded>
  );
}
