import { useLingui } from '@lingui/react/macro';
import { NativeSelect } from '@mantine/core';
import { type Column, DataTable } from '#ui/data-table.tsx';
import type { RunReport } from '../contract.ts';
import { remap, useDraft } from './draft.ts';
import classes from './imports.module.css';

type Understood = RunReport['tables'][number]['understood'][number];
/** Not a key: the column stands under its own heading, one of several of a kind. */
const OWN = '*';

interface Props {
  /** `sheet!headerRow`, by which corrections are kept. */
  place: string;
  sheet: string;
  understood: Understood[];
  columns: RunReport['columns'];
}

/** What each column of one table is taken for, with a choice to take it for something else. */
export function MappedColumns({ place, sheet, understood, columns }: Props) {
  const { t } = useLingui();
  const { choices, change, open } = useDraft();
  const said = choices.columns[place] ?? {};
  const taken = (one: Understood) => (one.col in said ? (said[one.col] ?? '') : (one.key ?? (one.meaning === null ? '' : OWN)));
  const take = (one: Understood, value: string) => {
    const { [one.col]: _, ...others } = said;
    const next = value === OWN ? others : remap(said, understood, one.col, value === '' ? null : value);
    change({ columns: { ...choices.columns, [place]: next } });
  };
  const table: Column<Understood>[] = [
    { id: 'column', header: t`Cột`, cell: (one) => one.column },
    { id: 'title', header: t`Tiêu đề trong tệp`, primary: true, cell: (one) => <span className={classes.fileName}>{one.title}</span> },
    {
      id: 'meaning',
      header: t`Được hiểu là`,
      cell: (one) =>
        open ? (
          <Choice one={one} columns={columns} value={taken(one)} onChange={(value) => take(one, value)} />
        ) : (
          (one.meaning ?? <em>{t`không dùng`}</em>)
        ),
    },
  ];
  return (
    <DataTable
      caption={t`Các cột của trang tính ${sheet}`}
      rows={understood}
      rowId={(one) => String(one.col)}
      empty={<p style={{ margin: 0 }}>{t`Không đọc được tiêu đề cột nào.`}</p>}
      columns={table}
    />
  );
}

interface ChoiceProps {
  one: Understood;
  columns: RunReport['columns'];
  value: string;
  onChange: (value: string) => void;
}

function Choice({ one, columns, value, onChange }: ChoiceProps) {
  const { t } = useLingui();
  const { column, title, key, meaning, kept } = one;
  const notKept = key !== null && !kept;
  const own = key === null && meaning !== null;
  const data = [
    { value: '', label: t`(không dùng)` },
    ...(notKept ? [{ value: key, label: t`${meaning ?? key} (không lưu)` }] : []),
    ...(own ? [{ value: OWN, label: t`${meaning} (theo tiêu đề của cột)` }] : []),
    ...columns.map((other) => ({ value: other.key, label: other.needed ? `${other.title} *` : other.title })),
  ];
  return (
    <NativeSelect
      aria-label={t`Cột ${column}, ${title}, được hiểu là`}
      data={data}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      description={notKept && value === key ? t`Nhận ra nhưng cố ý không lưu: việc đào tạo, bồi dưỡng không cần đến.` : undefined}
      inputWrapperOrder={['input', 'description']}
    />
  );
}
