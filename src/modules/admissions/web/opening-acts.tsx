import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ClassPage, Recorded } from '#contracts/classes';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { DateField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { AppLink } from '#ui/link.tsx';
import { Section } from '#ui/section.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { useEdit } from '#web/edit.ts';
import { openingPath, planPath, seriesPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { CommandProps } from '../../classes/web/command.ts';
import { describedAs, describedBody } from '../../classes/web/edit-form.tsx';
import { CancelledForm } from '../../classes/web/step-forms.tsx';
import type { OpeningPage as Answer } from '../opening-contract.ts';
import { CombineForm } from './convocation-forms.tsx';

/** Classes this one could be merged with: people, decisions and seats go over in one step. */
export function MergeWith({ opening }: { opening: Answer }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const mayMerge = useCan('admissions.record');
  const [into, setInto] = useState<{ id: string; code: string } | null>(null);
  const { classId, code, seriesId, mergeWith: rows } = opening;
  const able = mayMerge && seriesId !== null && rows.some(({ pooled }) => pooled);
  const columns: Column<Answer['mergeWith'][number]>[] = [
    { id: 'code', header: t`Mã lớp`, primary: true, cell: ({ code: other }) => other },
    { id: 'opens', header: t`Dự kiến mở`, cell: ({ opensOn }) => <DateText value={opensOn} /> },
    { id: 'people', header: t`Đã cử`, numeric: true, cell: ({ people }) => <Num value={people} /> },
    { id: 'seats', header: t`Chỉ tiêu`, numeric: true, cell: ({ seats }) => <Num value={seats} /> },
    ...(able
      ? [
          {
            id: 'act',
            header: t`Việc`,
            cell: ({ id, code: other, pooled }: Answer['mergeWith'][number]) =>
              pooled ? (
                <Button variant="default" size="xs" onClick={() => setInto({ id, code: other })}>
                  {t`Ghép vào lớp ${other}`}
                </Button>
              ) : (
                t`chưa thuộc đợt tuyển sinh`
              ),
          },
        ]
      : []),
  ];
  return (
    <Section
      title={t`Ghép với lớp khác`}
      note={t`Lớp cùng phiên bản chương trình, cùng cơ quan chủ trì và cơ sở đào tạo, khai giảng cách nhau không quá 60 ngày, đủ chỗ cho cả hai.`}
    >
      <DataTable
        caption={t`Các lớp có thể ghép`}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        rowLink={({ id }) => openingPath(id)}
        empty={<EmptyState title={t`Không có lớp nào ghép được`}>{t`Không có lớp cùng chương trình, gần ngày, còn đủ chỗ.`}</EmptyState>}
      />
      {rows.length > 0 && mayMerge && seriesId === null && (
        <p>{t`Lớp này chưa thuộc đợt tuyển sinh nào: đưa lớp vào đợt rồi mới ghép được.`}</p>
      )}
      {into !== null && (
        <CombineForm
          training={{ id: classId!, code }}
          into={into}
          onClose={() => setInto(null)}
          onDone={(id) => void navigate({ to: openingPath(id) })}
        />
      )}
    </Section>
  );
}

/** Hoãn: another day for the class, or its slot goes back to the plan. */
export function Postpone({ opening: { classId, planId, seriesId } }: { opening: Answer }) {
  const { t } = useLingui();
  const mayRecord = useCan('classes.record');
  const [asking, setAsking] = useState<'day' | 'cancel' | null>(null);
  const training = useGet<ClassPage>(`/api/classes/${classId}`, undefined, { enabled: asking !== null });
  const form = { training: training.data!, picked: [], onClose: () => setAsking(null) };
  return (
    <Section title={t`Hoãn`}>
      <p>
        <Trans>
          Lùi ngày khai giảng nếu còn kịp trong năm. Không mở được thì thôi chuẩn bị lớp: suất trở lại kế hoạch, ở đó ghi hoãn hoặc không
          thực hiện.
        </Trans>
      </p>
      <Group gap="sm">
        {mayRecord && (
          <>
            <Button variant="default" onClick={() => setAsking('day')}>
              <Trans>Lùi ngày khai giảng</Trans>
            </Button>
            <Button variant="default" onClick={() => setAsking('cancel')}>
              <Trans>Thôi chuẩn bị lớp</Trans>
            </Button>
          </>
        )}
        {seriesId && <AppLink to={seriesPath(seriesId)}>{t`Mở đợt tuyển sinh`}</AppLink>}
        {planId && <AppLink to={planPath(planId)}>{t`Mở kế hoạch`}</AppLink>}
      </Group>
      {training.data && asking === 'day' && <DayForm {...form} />}
      {training.data && asking === 'cancel' && <CancelledForm {...form} />}
    </Section>
  );
}

/** Another day of khai giảng, and so perhaps of the end. */
function DayForm({ training, onClose }: CommandProps) {
  const { t } = useLingui();
  const edit = useEdit(training.rowVersion);
  const { expectedOpenOn, expectedEndOn, ...rest } = describedAs(training);
  return (
    <FormModal
      title={t`Lùi ngày khai giảng lớp ${training.code}`}
      submitLabel={t`Lưu`}
      defaultValues={{ expectedOpenOn, expectedEndOn }}
      onClose={onClose}
      onSubmit={(days, attempt) => edit<Recorded>('PATCH', `/api/classes/${training.id}`, describedBody({ ...rest, ...days }), attempt)}
    >
      <DateField name="expectedOpenOn" label={t`Khai giảng dự kiến`} required />
      <DateField name="expectedEndOn" label={t`Bế giảng dự kiến`} />
    </FormModal>
  );
}
