import { Plural, useLingui } from '@lingui/react/macro';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import type { RequestRow } from '../contract.ts';
import { itemWords, stateTone, stateWords } from './words.ts';

type Row = RequestRow['items'][number];

/** Which item, whose desk, how many days. */
export function ItemList({ items }: { items: Row[] }) {
  const { t } = useLingui();
  const columns: Column<Row>[] = [
    { id: 'item', header: t({ message: 'Nội dung', context: 'item' }), cell: ({ item }) => t(itemWords[item]), primary: true },
    { id: 'state', header: t`Ý kiến`, cell: ({ state }) => <StatusBadge tone={stateTone[state]}>{t(stateWords[state])}</StatusBadge> },
    { id: 'with', header: t`Đang ở bàn ai`, cell: (row) => row.with?.name ?? '–' },
    { id: 'days', header: t`Từ bao lâu`, cell: ({ days }) => <Plural value={days} other="# ngày" /> },
    { id: 'remark', header: t`Nhận xét`, cell: ({ remark }) => remark ?? '–' },
  ];
  return <DataTable caption={t`Ý kiến từng nội dung`} columns={columns} rows={items} rowId={({ item }) => item} empty={<p>–</p>} />;
}
