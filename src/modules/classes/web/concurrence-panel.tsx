import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ClassClearance, ClassPage } from '#contracts/classes';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { LongTextField, SelectField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { useEdit } from '#web/edit.ts';
import { approvalListPath, approvalPath, delegationPath } from '#web/links.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { UnitField } from '#web/pick-unit.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import { itemWords, requestTone, requestWords, stateTone, stateWords } from '../../approvals/web/words.ts';
import { managerWords, personnelWords } from '../../delegation/web/words.ts';
import { classApi, isPreparing } from './command.ts';

type Needed = ClassClearance['needed'][number];

/** Thống nhất bằng văn bản: which item, whose desk, how many days; nobody is summoned before all have agreed. */
export function ConcurrencePanel({ training }: { training: ClassPage }) {
  const { t } = useLingui();
  const asked = useGet<ClassClearance>(classApi(training, 'concurrence'));
  const maySubmit = useCan('approvals.submit') && isPreparing(training);
  const mayEdit = useCan('classes.record') && isPreparing(training);
  const [open, setOpen] = useState<'submit' | 'kind' | null>(null);
  return (
    <Section
      title={t`Thống nhất mở lớp`}
      note={t`Chưa đủ các nội dung dưới đây thì chưa triệu tập, khai giảng.`}
      actions={
        <>
          {mayEdit && (
            <Button variant="default" onClick={() => setOpen('kind')}>
              <Trans>Loại lớp theo phân cấp</Trans>
            </Button>
          )}
          {maySubmit && (
            <Button variant="default" onClick={() => setOpen('submit')}>
              <Trans>Trình thống nhất</Trans>
            </Button>
          )}
        </>
      }
    >
      <Loaded query={asked}>
        {(clearance) => (
          <>
            <Items needed={clearance.needed} />
            <Beside clearance={clearance} />
            {open === 'submit' && <SubmitForm training={training} clearance={clearance} onClose={() => setOpen(null)} />}
            {open === 'kind' && <KindForm training={training} clearance={clearance} onClose={() => setOpen(null)} />}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function Items({ needed }: { needed: Needed[] }) {
  const { t } = useLingui();
  const columns: Column<Needed>[] = [
    { id: 'item', header: t({ message: 'Nội dung', context: 'item' }), cell: ({ item }) => t(itemWords[item]), primary: true },
    { id: 'unit', header: t`Cơ quan cho ý kiến`, cell: ({ unit }) => unit.name },
    { id: 'state', header: t`Ý kiến`, cell: ({ state }) => <StatusBadge tone={stateTone[state]}>{t(stateWords[state])}</StatusBadge> },
    { id: 'days', header: t`Từ bao lâu`, cell: ({ state, days }) => (state === 'missing' ? '–' : <Plural value={days} other="# ngày" />) },
    { id: 'remark', header: t`Nhận xét`, cell: ({ remark }) => remark ?? '–' },
  ];
  return (
    <DataTable
      caption={t`Ý kiến thống nhất của lớp`}
      columns={columns}
      rows={needed}
      rowId={({ item, unit }) => `${item} ${unit.id}`}
      empty={<p>{t`Theo bảng phân cấp, lớp này không phải chờ ý kiến cơ quan nào.`}</p>}
    />
  );
}

function Beside({ clearance: { requests, directed, matrix, personnel, audienceManager } }: { clearance: ClassClearance }) {
  const { t } = useLingui();
  const kind = [personnel && t(personnelWords[personnel]), audienceManager && t(managerWords[audienceManager])].filter(Boolean).join(' · ');
  return (
    <>
      <p>
        {matrix === null ? (
          <Trans>Ngày khai giảng của lớp chưa có bảng phân cấp.</Trans>
        ) : matrix.applied ? (
          <Trans>
            Đã áp dụng <AppLink to={delegationPath({ on: matrix.validFrom })}>bảng phân cấp</AppLink> từ{' '}
            <DateText value={matrix.validFrom} />.
          </Trans>
        ) : (
          <Trans>
            Theo <AppLink to={delegationPath({ on: matrix.validFrom })}>bảng phân cấp</AppLink> từ <DateText value={matrix.validFrom} />.
          </Trans>
        )}{' '}
        {kind}
      </p>
      {requests.length > 0 && (
        <ul>
          {requests.map(({ id, desk, submittedOn, state }) => (
            <li key={id}>
              <AppLink to={approvalPath(id)}>
                <Trans>
                  Đề nghị gửi {desk.name}, trình <DateText value={submittedOn} />
                </Trans>
              </AppLink>{' '}
              <StatusBadge tone={requestTone[state]}>{t(requestWords[state])}</StatusBadge>
            </li>
          ))}
        </ul>
      )}
      {directed.length > 0 && (
        <p>
          <StatusBadge tone="warn">{t`Chờ văn bản`}</StatusBadge>{' '}
          <AppLink to={approvalListPath({ tab: 'theo-chi-dao' })}>
            <Trans>Làm trước theo chỉ đạo, còn thiếu văn bản.</Trans>
          </AppLink>
        </p>
      )}
    </>
  );
}

interface FormProps {
  training: ClassPage;
  clearance: ClassClearance;
  onClose: () => void;
}

function SubmitForm({ training, clearance, onClose }: FormProps) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const waiting = clearance.needed.filter(({ state }) => state === 'missing' || state === 'refused');
  return (
    <FormModal
      title={t`Trình thống nhất mở lớp`}
      submitLabel={t`Trình thống nhất`}
      defaultValues={{ deskId: null as number | null, documentId: '', remark: '' }}
      onClose={onClose}
      onSubmit={async ({ deskId, documentId, remark }, attempt) => {
        const body = { deskId, documentId: documentId || null, remark: remark || null };
        await send('POST', classApi(training, 'concurrence'), body, attempt);
        await refresh();
      }}
    >
      {waiting.length > 0 ? (
        <ul>
          {Array.from(
            Map.groupBy(waiting, ({ unit }) => unit.name),
            ([name, of]) => (
              <li key={name}>
                {name}: {of.map(({ item }) => t(itemWords[item])).join(', ')}
              </li>
            ),
          )}
        </ul>
      ) : (
        <UnitField
          name="deskId"
          label={t`Cơ quan cho ý kiến`}
          required
          description={t`Bảng phân cấp không yêu cầu; nếu vẫn trình, cả năm nội dung chờ ý kiến cơ quan này.`}
        />
      )}
      <DocumentField name="documentId" label={t`Văn bản đề nghị`} />
      <LongTextField name="remark" label={t`Nội dung trình`} />
    </FormModal>
  );
}

function KindForm({ training, clearance, onClose }: FormProps) {
  const { t } = useLingui();
  const edit = useEdit(training.rowVersion);
  return (
    <FormModal
      title={t`Loại lớp theo phân cấp`}
      submitLabel={t`Ghi loại lớp`}
      defaultValues={{ personnel: clearance.personnel ?? '', audienceManager: clearance.audienceManager ?? '' }}
      onClose={onClose}
      onSubmit={({ personnel, audienceManager }, attempt) =>
        edit('PATCH', `/api/classes/${training.id}`, { personnel: personnel || null, audienceManager: audienceManager || null }, attempt)
      }
    >
      <SelectField
        name="personnel"
        label={t`Nhóm người học`}
        clearable
        options={Object.entries(personnelWords).map(([value, label]) => ({ value, label: t(label) }))}
      />
      <SelectField
        name="audienceManager"
        label={t`Cơ quan quản lý người học`}
        clearable
        description={t`Chỉ chọn khi cả lớp thuộc diện đó; bảng phân cấp chọn quy định theo đây.`}
        options={Object.entries(managerWords).map(([value, label]) => ({ value, label: t(label) }))}
      />
    </FormModal>
  );
}
