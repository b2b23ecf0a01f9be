import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { type ComponentType, useState } from 'react';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FilterBar, SelectFilter } from '#ui/filter-bar.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Num } from '#ui/values.tsx';
import { classPath, importStartPath, planListPath } from '#web/links.ts';
import { useCan } from '#web/session.tsx';
import css from './lists.module.css';
import { useFamilies, useFundingName } from './pickers.tsx';
import { RestrictSlotForm } from './restrict-forms.tsx';
import { RestrictedBadge } from './restricted-badge.tsx';
import { AdoptForm, NotExecutedForm, PostponeForm, RescheduleForm, SplitForm } from './slot-forms.tsx';
import type { PendingSlot } from '../contract.ts';
import { slotOriginWords } from './words.ts';
import { years } from './years.ts';

interface Props {
  query: { data: PendingSlot[] | undefined; error: unknown; refetch: () => unknown };
  onPrepare: (slot: PendingSlot) => void;
}

type SlotForm = ComponentType<{ slot: PendingSlot; onClose: () => void }>;

/** Slots of the plan that have neither opened nor been settled, each with what can become of it. */
export function PendingSlots({ query, onPrepare }: Props) {
  const { t } = useLingui();
  const mayRecord = useCan('classes.record');
  const fundingName = useFundingName();
  const families = useFamilies();
  const [open, setOpen] = useState<{ Form: SlotForm; slot: PendingSlot } | null>(null);
  const columns: Column<PendingSlot>[] = [
    { id: 'programme', header: t`Chương trình`, primary: true, cell: (slot) => slot.programme, sort: (slot) => slot.programme },
    { id: 'year', header: t`Năm`, numeric: true, cell: (slot) => slot.planYear, sort: (slot) => slot.planYear },
    { id: 'quarter', header: t`Quý`, numeric: true, cell: (slot) => slot.quarter ?? '–', sort: (slot) => slot.quarter },
    { id: 'seats', header: t`Chỉ tiêu`, numeric: true, cell: (slot) => <Num value={slot.seats} />, sort: (slot) => slot.seats },
    { id: 'runner', header: t`Cơ sở, nơi học`, cell: (slot) => <Places slot={slot} />, sort: (slot) => slot.runner.name },
    { id: 'funding', header: t`Kinh phí`, cell: (slot) => fundingName(slot.funding), wideOnly: true },
    {
      id: 'origin',
      header: t`Nguồn gốc`,
      cell: (slot) => (
        <>
          {slotOriginWords[slot.origin] ? t(slotOriginWords[slot.origin]!) : slot.origin} {slot.restricted && <RestrictedBadge />}
        </>
      ),
    },
    {
      id: 'do',
      header: t`Xử lý`,
      cell: (slot) =>
        slot.classId ? (
          <AppLink to={classPath(slot.classId)}>
            <Trans>Lớp {slot.classCode} đang chuẩn bị</Trans>
          </AppLink>
        ) : mayRecord ? (
          <SlotActions slot={slot} onPrepare={() => onPrepare(slot)} onChoose={(Form) => setOpen({ Form, slot })} />
        ) : (
          <Trans>Chờ mở</Trans>
        ),
    },
  ];
  const rows = query.data ?? [];
  const seats = rows.reduce((sum, slot) => sum + slot.seats, 0);
  const count = rows.length;
  return (
    <>
      <FilterBar
        keep={['tab']}
        summary={
          query.data && (
            <Trans>
              <Plural value={count} other="# suất" />, <Num value={seats} /> chỉ tiêu
            </Trans>
          )
        }
      >
        <SelectFilter name="year" label={t`Năm kế hoạch`} options={years()} />
        <SelectFilter name="family" label={t`Chương trình`} options={families.map(({ code, name }) => ({ value: code, label: name }))} />
      </FilterBar>
      <div style={{ height: '1rem' }} />
      <Loaded query={query}>
        {(slots) => (
          <DataTable
            caption={t`Suất lớp chờ mở`}
            columns={columns}
            rows={slots.toSorted((a, b) => Number(a.classId !== null) - Number(b.classId !== null))}
            rowId={(slot) => slot.id}
            empty={
              <EmptyState
                title={t`Không có suất nào chờ mở`}
                action={
                  <AppLink to={planListPath()}>
                    <Trans>Xem kế hoạch năm</Trans>
                  </AppLink>
                }
              >
                <Trans>
                  Suất lớp sinh ra khi một phiên bản kế hoạch được duyệt. Mỗi suất rồi sẽ mở thành lớp, gộp, hoãn, hoặc không thực hiện.
                </Trans>
              </EmptyState>
            }
          />
        )}
      </Loaded>
      {open && <open.Form slot={open.slot} onClose={() => setOpen(null)} />}
    </>
  );
}

function Places({ slot: { runner, host } }: { slot: PendingSlot }) {
  return (
    <span>
      <span className={css.name}>{runner.name}</span>
      {host && host.id !== runner.id && <span className={css.code}>{host.name}</span>}
    </span>
  );
}

function SlotActions({ slot, onPrepare, onChoose }: { slot: PendingSlot; onPrepare: () => void; onChoose: (form: SlotForm) => void }) {
  const { t } = useLingui();
  const { programme } = slot;
  const seesRestricted = useCan('classes.restricted');
  return (
    <Group gap={4} wrap="nowrap">
      <Button variant="light" onClick={onPrepare}>
        <Trans>Chuẩn bị lớp</Trans>
      </Button>
      <Menu position="bottom-end" shadow="md" withinPortal returnFocus>
        <Menu.Target>
          <ActionIcon variant="subtle" size="lg" aria-label={t`Việc khác với suất ${programme}`}>
            <IconDotsVertical size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component={AppLink} plain to={importStartPath('trainees', { slot: slot.id })}>
            <Trans>Nhập danh sách từ Excel</Trans>
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => onChoose(RescheduleForm)}>
            <Trans>Hoãn trong năm</Trans>
          </Menu.Item>
          <Menu.Item onClick={() => onChoose(PostponeForm)}>
            <Trans>Hoãn sang năm sau</Trans>
          </Menu.Item>
          {slot.seats > 1 && (
            <Menu.Item onClick={() => onChoose(SplitForm)}>
              <Trans>Tách suất</Trans>
            </Menu.Item>
          )}
          {slot.origin === 'off_plan' && (
            <Menu.Item onClick={() => onChoose(AdoptForm)}>
              <Trans>Đưa vào kế hoạch</Trans>
            </Menu.Item>
          )}
          {seesRestricted && (
            <Menu.Item onClick={() => onChoose(RestrictSlotForm)}>
              {slot.restricted ? <Trans>Bỏ dấu lớp hạn chế</Trans> : <Trans>Đánh dấu lớp hạn chế</Trans>}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item color="red" onClick={() => onChoose(NotExecutedForm)}>
            <Trans>Không thực hiện</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
