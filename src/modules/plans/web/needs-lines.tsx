import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Money, Num } from '#ui/values.tsx';
import type { Query } from '#web/api.ts';
import { usePages } from '#web/pages.ts';
import { useCan } from '#web/session.tsx';
import type { Need, NeedList } from '../needs-contract.ts';
import { ChangeNeedForm, RemoveNeedForm } from './needs-forms.tsx';
import classes from './plans.module.css';

/** Line by line, as the units wrote it. */
export function NeedLines({ filter }: { filter: Query }) {
  const { t } = useLingui();
  const list = usePages<NeedList>('/api/needs', filter);
  const mayRecord = useCan('needs.record');
  const [open, setOpen] = useState<{ what: 'change' | 'remove'; need: Need } | null>(null);
  const close = () => setOpen(null);
  const columns = useColumns();
  const work = useWorkColumn(setOpen);
  return (
    <Loaded query={list}>
      {(pages) => (
        <>
          <DataTable
            caption={t`Từng đăng ký`}
            rows={pages.flatMap((page) => page.needs)}
            rowId={(need) => need.id}
            columns={mayRecord ? [...columns, work] : columns}
            empty={<EmptyState title={t`Không có đăng ký nào khớp`}>{t`Bỏ bớt lọc để thấy các đăng ký khác.`}</EmptyState>}
            footer={
              list.hasNext && (
                <Button data-more variant="default" onClick={list.more} loading={list.busy}>
                  <Trans>Xem thêm</Trans>
                </Button>
              )
            }
          />
          {open?.what === 'change' && <ChangeNeedForm need={open.need} onClose={close} />}
          {open?.what === 'remove' && <RemoveNeedForm need={open.need} onClose={close} />}
        </>
      )}
    </Loaded>
  );
}

function useColumns(): Column<Need>[] {
  const { t } = useLingui();
  return [
    {
      id: 'content',
      header: t`Nội dung, chương trình`,
      primary: true,
      cell: (need) => (
        <>
          {need.content}
          <span className={classes.sub}>{[need.audience, need.studyForm].filter(Boolean).join(' · ')}</span>
        </>
      ),
    },
    { id: 'unit', header: t`Đơn vị`, cell: (need) => need.unit.name },
    {
      id: 'people',
      header: t`Số người`,
      numeric: true,
      cell: (need) => (
        <span>
          <Num value={need.people} />
          <Parts need={need} />
        </span>
      ),
    },
    { id: 'time', header: t`Thời gian đề nghị`, cell: (need) => need.proposedTime ?? <Num value={null} /> },
    { id: 'cost', header: t`Kinh phí dự kiến`, numeric: true, cell: (need) => <Money value={need.cost} /> },
    { id: 'note', header: t`Ghi chú`, wideOnly: true, cell: (need) => need.note ?? '' },
  ];
}

function Parts({ need }: { need: Need }) {
  const { t } = useLingui();
  const parts = [
    need.women !== null && t`nữ ${need.women}`,
    need.minority !== null && t`DTTS ${need.minority}`,
    need.provinceLevel !== null && t`cấp tỉnh ${need.provinceLevel}`,
    need.communeLevel !== null && t`cấp xã ${need.communeLevel}`,
    need.publicEmployees !== null && t`viên chức ${need.publicEmployees}`,
  ].filter(Boolean);
  return parts.length > 0 && <span className={classes.sub}>{parts.join(', ')}</span>;
}

function useWorkColumn(open: (what: { what: 'change' | 'remove'; need: Need }) => void): Column<Need> {
  const { t } = useLingui();
  return {
    id: 'work',
    header: t`Việc`,
    cell: (need) => {
      const { content } = need;
      const unit = need.unit.name;
      return (
        <Group gap="xs" wrap="nowrap">
          <Button variant="light" aria-label={t`Sửa số: ${content}, ${unit}`} onClick={() => open({ what: 'change', need })}>
            <Trans>Sửa số</Trans>
          </Button>
          <Button variant="subtle" color="red" aria-label={t`Gỡ: ${content}, ${unit}`} onClick={() => open({ what: 'remove', need })}>
            <Trans>Gỡ</Trans>
          </Button>
        </Group>
      );
    },
  };
}
