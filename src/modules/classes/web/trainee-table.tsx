import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox } from '@mantine/core';
import type { TraineeRow } from '#contracts/classes';
import { compareNames } from '#kit/text.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { AppLink } from '#ui/link.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText, KnownDay } from '#ui/values.tsx';
import { personPath } from '#web/links.ts';
import css from './lists.module.css';
import { afterwardsWords, traineeStatusWords, traineeTone } from './words.ts';

interface Props {
  rows: TraineeRow[];
  /** Left out where the reader may record nothing. */
  picked?: string[];
  onPick: (ids: string[]) => void;
}

export function TraineeTable({ rows, picked, onPick }: Props) {
  const { t } = useLingui();
  const selectable = picked !== undefined;
  const set = new Set(picked);
  const toggle = (id: string, on: boolean) => onPick(on ? [...(picked ?? []), id] : (picked ?? []).filter((one) => one !== id));
  const sexes: Record<string, string> = { male: t`Nam`, female: t`Nữ` };
  const columns: Column<TraineeRow>[] = [
    {
      id: 'name',
      header: t`Họ và tên`,
      primary: true,
      sort: (row) => order.get(row.id) ?? 0,
      cell: (row) => {
        const { fullName } = row;
        const link = row.inSight ? <AppLink to={personPath(row.personId)}>{fullName}</AppLink> : <span>{fullName}</span>;
        if (!selectable) return link;
        return (
          <span style={{ display: 'inline-flex', gap: '0.625rem', alignItems: 'center' }}>
            <Checkbox
              aria-label={t`Chọn ${fullName}`}
              checked={set.has(row.id)}
              onChange={(event) => toggle(row.id, event.currentTarget.checked)}
            />
            {link}
          </span>
        );
      },
    },
    {
      id: 'birth',
      header: t`Ngày sinh`,
      cell: (row) => <KnownDay value={row.birthDate} precision={row.birthPrecision} />,
      sort: (row) => row.birthDate,
    },
    { id: 'sex', header: t`Giới tính`, cell: (row) => (row.sex ? sexes[row.sex] : '–'), wideOnly: true },
    { id: 'sender', header: t`Đơn vị cử`, cell: (row) => row.sender.name, sort: (row) => row.sender.name },
    { id: 'position', header: t`Chức vụ, vị trí`, cell: (row) => row.positionTitle ?? '–', wideOnly: true },
    {
      id: 'status',
      header: t`Trạng thái`,
      sort: (row) => row.status,
      cell: (row) => (
        <span>
          <StatusBadge tone={traineeTone[row.status]}>{t(traineeStatusWords[row.status])}</StatusBadge>
          {row.afterwards && <span className={css.code}>{t(afterwardsWords[row.afterwards])}</span>}
        </span>
      ),
    },
    {
      id: 'joined',
      header: t({ message: 'Nhập học', context: 'column' }),
      cell: (row) => <DateText value={row.joinedOn} />,
      sort: (row) => row.joinedOn,
      wideOnly: true,
    },
    { id: 'ended', header: t`Rời lớp`, cell: (row) => <DateText value={row.endedOn} />, sort: (row) => row.endedOn, wideOnly: true },
  ];
  const order = new Map(rows.toSorted((a, b) => compareNames(a.fullName, b.fullName)).map((row, at) => [row.id, at]));
  return (
    <DataTable
      caption={t`Học viên của lớp`}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      empty={
        <EmptyState title={t`Danh sách lớp còn trống`}>
          {selectable ? (
            <Trans>Bấm “Thêm vào danh sách” để chọn người đã có trong hệ thống hoặc dán danh sách từ Excel.</Trans>
          ) : (
            <Trans>Tên học viên hiện ở đây khi cơ sở mở lớp đã ghi danh sách.</Trans>
          )}
        </EmptyState>
      }
      footer={
        selectable && rows.length > 0 ? (
          <Button variant="subtle" px="xs" onClick={() => onPick(set.size === rows.length ? [] : rows.map((row) => row.id))}>
            {set.size === rows.length ? <Trans>Bỏ chọn tất cả</Trans> : <Plural value={rows.length} other="Chọn cả # người" />}
          </Button>
        ) : undefined
      }
    />
  );
}
