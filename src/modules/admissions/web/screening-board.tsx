import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { DateField, LongTextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { DateText } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { documentPath } from '#web/links.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import type { Board } from '../screening-contract.ts';

type Open = { kind: 'record' } | { kind: 'minutes'; board: Board } | null;

/** Hội đồng tuyển sinh: its meetings, with their minutes. */
export function BoardSection({ seriesId, asked, mayRecord }: { seriesId: string; asked: boolean; mayRecord: boolean }) {
  const { t } = useLingui();
  const boards = useGet<Board[]>(`/api/series/${seriesId}/boards`);
  const [open, setOpen] = useState<Open>(null);
  const columns: Column<Board>[] = [
    { id: 'on', header: t`Ngày họp`, primary: true, cell: ({ metOn }) => <DateText value={metOn} /> },
    {
      id: 'who',
      header: t`Thành phần`,
      cell: ({ members }) => members.map(({ name, part }) => [name, part].filter(Boolean).join(' – ')).join('; '),
    },
    { id: 'conclusion', header: t`Kết luận`, cell: ({ conclusion }) => conclusion ?? '–', wideOnly: true },
    {
      id: 'minutes',
      header: t`Biên bản`,
      cell: (board) => (
        <span style={{ display: 'inline-flex', gap: '0.5rem', flexWrap: 'wrap' }}>
          {board.minutes && <AppLink to={documentPath(board.minutes.id)}>{board.minutes.quote}</AppLink>}
          <Button component="a" size="xs" variant="subtle" href={`/api/series/${seriesId}/boards/${board.id}/file`} download>
            <Trans>Bản Word</Trans>
          </Button>
          {!board.minutes && mayRecord && (
            <Button size="xs" variant="default" onClick={() => setOpen({ kind: 'minutes', board })}>
              <Trans>Gắn biên bản</Trans>
            </Button>
          )}
        </span>
      ),
    },
  ];
  return (
    <Section
      title={t`Hội đồng tuyển sinh`}
      note={asked ? t`Chương trình này chỉ nhận người sau khi hội đồng đã họp.` : t`Chương trình này không bắt buộc có hội đồng.`}
      actions={
        mayRecord && (
          <Button variant="default" onClick={() => setOpen({ kind: 'record' })}>
            <Trans>Ghi phiên họp</Trans>
          </Button>
        )
      }
    >
      <Loaded query={boards}>
        {(rows) => (
          <DataTable
            caption={t`Các phiên họp của hội đồng tuyển sinh`}
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            empty={
              mayRecord ? (
                <EmptyState title={t`Chưa có phiên họp nào`}>{t`Ghi phiên họp sau khi hội đồng đã họp.`}</EmptyState>
              ) : (
                <EmptyState
                  title={t`Không có phiên họp nào để xem`}
                >{t`Đơn vị chủ trì và cơ sở mở lớp ghi và xem các phiên họp của hội đồng.`}</EmptyState>
              )
            }
          />
        )}
      </Loaded>
      {open?.kind === 'record' && <RecordForm seriesId={seriesId} onClose={() => setOpen(null)} />}
      {open?.kind === 'minutes' && <MinutesForm seriesId={seriesId} boardId={open.board.id} onClose={() => setOpen(null)} />}
    </Section>
  );
}

/** One member a line: họ tên, chức vụ, vai trò. */
const membersOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.split(/[,;\t]/).map((part) => part.trim()))
    .filter(([name]) => name)
    .map(([name, position = '', part = '']) => ({ name: name!, position, part }));

function RecordForm({ seriesId, onClose }: { seriesId: string; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Ghi phiên họp hội đồng tuyển sinh`}
      submitLabel={t`Ghi phiên họp`}
      defaultValues={{ metOn: '', members: '', conclusion: '', minutesId: '' }}
      onClose={onClose}
      onSubmit={async ({ metOn, members, conclusion, minutesId }, attempt) => {
        const body = { metOn, members: membersOf(members), conclusion: conclusion || null, minutesId: minutesId || null };
        await send('POST', `/api/series/${seriesId}/boards`, body, attempt);
        await refresh();
      }}
    >
      <DateField name="metOn" label={t`Ngày họp`} required />
      <LongTextField
        name="members"
        label={t`Thành viên dự họp`}
        required
        rows={4}
        description={t`Mỗi người một dòng: họ tên, chức vụ, vai trò trong hội đồng.`}
      />
      <LongTextField name="conclusion" label={t`Kết luận`} />
      <DocumentField name="minutesId" label={t`Biên bản`} />
    </FormModal>
  );
}

function MinutesForm({ seriesId, boardId, onClose }: { seriesId: string; boardId: string; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Gắn biên bản`}
      submitLabel={t`Gắn biên bản`}
      defaultValues={{ minutesId: '' }}
      onClose={onClose}
      onSubmit={async ({ minutesId }, attempt) => {
        await send('POST', `/api/series/${seriesId}/boards/${boardId}/minutes`, { minutesId }, attempt);
        await refresh();
      }}
    >
      <DocumentField name="minutesId" label={t`Biên bản`} required />
    </FormModal>
  );
}
