import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, Stack } from '@mantine/core';
import { useController } from 'react-hook-form';
import { today } from '#kit/dates.ts';
import { DateField, LongTextField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useRefresh } from '#web/query.ts';
import type { Decided, Decision, Desk, DeskRow } from '../screening-contract.ts';
import { reasonWords } from './screening-words.ts';

/** What is asked about the nominees ticked. */
export type Asking = { kind: 'decide'; decision: Decision } | { kind: 'papers' };

interface DecisionProps {
  seriesId: string;
  decision: Decision;
  rows: Pick<DeskRow, 'id' | 'rowVersion' | 'fullName'>[];
  onClose: () => void;
  onDone: (answer: Decided) => void;
}

/** Accepts, refuses, opens again or lets wait: those who can be go on, the others come back with a reason. */
export function DecisionForm({ seriesId, decision, rows, onClose, onDone }: DecisionProps) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const words = {
    accept: { title: t`Nhận vào học`, submit: t`Nhận` },
    refuse: { title: t`Không nhận`, submit: t`Không nhận` },
    wait: { title: t`Cho vào danh sách chờ`, submit: t`Cho vào danh sách chờ` },
    reopen: { title: t`Mở lại hồ sơ`, submit: t`Mở lại` },
  }[decision];
  return (
    <FormModal
      title={words.title}
      submitLabel={words.submit}
      defaultValues={{ reasonCode: '', note: '', documentId: '' }}
      onClose={onClose}
      onSubmit={async ({ reasonCode, note, documentId }, attempt) => {
        const body = {
          decision,
          nominations: rows.map(({ id, rowVersion }) => ({ id, rowVersion })),
          reasonCode: reasonCode || null,
          note: note || null,
          documentId: documentId || null,
          hold: true,
        };
        const answer = await send<Decided>('POST', `/api/series/${seriesId}/decisions`, body, attempt);
        await refresh();
        onDone(answer);
      }}
    >
      {({ watch }) => (
        <>
          <p>
            {rows.length === 1 ? rows[0]!.fullName : <Plural value={rows.length} other="# người được chọn." />}{' '}
            {decision === 'accept' && rows.length > 1 && (
              <Trans>Ai chưa đủ điều kiện thì ở lại, có lý do bên tên; những người khác được nhận.</Trans>
            )}
          </p>
          {decision === 'refuse' && (
            <SelectField
              name="reasonCode"
              label={t`Lý do`}
              required
              options={Object.entries(reasonWords).map(([value, label]) => ({ value, label: t(label) }))}
            />
          )}
          {decision === 'accept' ? (
            <TextField name="note" label={t`Ghi chú`} maxLength={500} />
          ) : (
            <LongTextField
              name="note"
              label={decision === 'refuse' ? t`Nói rõ thêm` : t`Lý do`}
              required={decision !== 'refuse' || watch('reasonCode') === 'other'}
              description={t`Không ghi chuyện riêng, sức khỏe hay kỷ luật.`}
            />
          )}
          <DocumentField name="documentId" label={t`Văn bản kèm theo`} />
        </>
      )}
    </FormModal>
  );
}

interface PapersProps {
  seriesId: string;
  papers: Desk['papers'];
  rows: Pick<DeskRow, 'id' | 'fullName'>[];
  onClose: () => void;
}

/** Papers of the nominees ticked that have come. */
export function PapersForm({ seriesId, papers, rows, onClose }: PapersProps) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Đã nhận giấy tờ`}
      submitLabel={t`Ghi đã nhận`}
      defaultValues={{
        papers: papers.filter(({ required }) => required).map(({ code }) => code),
        receivedOn: today(),
        documentId: '',
        note: '',
      }}
      onClose={onClose}
      onSubmit={async ({ documentId, note, ...rest }, attempt) => {
        const body = { ...rest, nominationIds: rows.map(({ id }) => id), documentId: documentId || null, note: note || null };
        await send('POST', `/api/series/${seriesId}/papers`, body, attempt);
        await refresh();
      }}
    >
      <p>{rows.length === 1 ? rows[0]!.fullName : <Plural value={rows.length} other="# người được chọn." />}</p>
      <PaperBoxes papers={papers} />
      <DateField name="receivedOn" label={t`Ngày nhận`} required />
      <DocumentField name="documentId" label={t`Văn bản gửi kèm`} />
      <TextField name="note" label={t`Ghi chú`} maxLength={300} />
    </FormModal>
  );
}

function PaperBoxes({ papers }: { papers: Desk['papers'] }) {
  const { t } = useLingui();
  const { field, fieldState } = useController({
    name: 'papers',
    rules: { validate: (value: string[]) => (value.length > 0 ? true : t`Chọn ít nhất một giấy tờ.`) },
  });
  return (
    <Checkbox.Group label={t`Giấy tờ`} value={field.value as string[]} onChange={field.onChange} error={fieldState.error?.message}>
      <Stack gap={6} mt={4}>
        {papers.map(({ code, name, required }) => (
          <Checkbox key={code} value={code} label={required ? name : t`${name} (nếu có)`} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
