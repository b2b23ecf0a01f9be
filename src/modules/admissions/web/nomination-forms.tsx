import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, SimpleGrid } from '@mantine/core';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { PersonList } from '#contracts/people';
import { formatKnown } from '#ui/format.ts';
import { CheckField, DateField, LongTextField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { useEdit } from '#web/edit.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import { LookupField } from '../../classes/web/lookup-field.tsx';
import { RegisterForm } from '../../people/web/register-form.tsx';
import type { DryRun, NominationRow, UnitNominations } from '../nomination-contract.ts';
import { ResultBadge, VerdictLines } from './nomination-verdict.tsx';

interface Values {
  unitId: string;
  personId: string;
  place: string;
  from: string;
  to: string;
  phone: string;
  note: string;
  documentId: string;
  replacesId: string;
  orWait: boolean;
}

interface Props {
  page: UnitNominations;
  /** Whose place is to be taken. */
  replaces?: NominationRow;
  onClose: () => void;
}

/** Cử người: who, what they would rather have, and the verdict before anything is sent. */
export function NominateForm({ page, replaces, onClose }: Props) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const open = page.units.filter(({ closed }) => closed === null);
  const start = replaces ? replaces.unit.id : open[0]?.id;
  return (
    <FormModal<Values>
      title={replaces ? t`Thay ${replaces.fullName}` : t`Cử người`}
      submitLabel={replaces ? t`Thay người` : t`Cử người`}
      size="lg"
      defaultValues={{
        unitId: start === undefined ? '' : String(start),
        personId: '',
        place: '',
        from: '',
        to: '',
        phone: '',
        note: '',
        documentId: '',
        replacesId: replaces?.id ?? '',
        orWait: false,
      }}
      onClose={onClose}
      onSubmit={async ({ unitId, personId, place, from, to, phone, note, documentId, replacesId, orWait }, attempt) => {
        const body = {
          unitId: Number(unitId),
          personId,
          wishes: { place: place || null, from: from || null, to: to || null },
          phone: phone || null,
          note: note || null,
          documentId: documentId || null,
          replacesId: replacesId || null,
          orWait,
        };
        await send('POST', `/api/series/${page.series.id}/nominations`, body, attempt);
        await refresh();
      }}
    >
      {open.length > 1 && !replaces && (
        <SelectField
          name="unitId"
          label={t`Đơn vị cử`}
          required
          options={open.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      )}
      <PersonChoice />
      <VerdictNow seriesId={page.series.id} />
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
        <TextField name="place" label={t`Muốn học tại`} maxLength={200} />
        <DateField name="from" label={t`Học được từ ngày`} />
        <DateField name="to" label={t`Đến ngày`} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextField name="phone" label={t`Điện thoại liên hệ`} description={t`Để trống thì theo hồ sơ.`} maxLength={40} />
        <DocumentField name="documentId" label={t`Công văn, quyết định cử`} description={t`Có thể bổ sung sau.`} />
      </SimpleGrid>
      <LongTextField name="note" label={t`Ghi chú`} rows={2} />
    </FormModal>
  );
}

function PersonChoice() {
  const { t } = useLingui();
  const { setValue, control } = useFormContext<Values>();
  const unitId = useWatch({ control, name: 'unitId' });
  const [registering, setRegistering] = useState(false);
  const [made, setMade] = useState<{ value: string; label: string } | undefined>();
  return (
    <div>
      <LookupField<PersonList>
        key={`${unitId} ${made?.value ?? ''}`}
        name="personId"
        label={t`Người được cử`}
        required
        path="/api/people"
        query={{ unit: Number(unitId) || undefined, limit: 30 }}
        placeholder={t`Gõ họ tên`}
        {...(made ? { start: made } : {})}
        choices={({ items }) =>
          items.map((one) => ({
            value: one.id,
            label: [one.fullName, one.birthDate && formatKnown(one.birthDate, one.birthPrecision), one.positionTitle, one.unit.name]
              .filter(Boolean)
              .join(' · '),
          }))
        }
      />
      <Button variant="subtle" px="xs" mt={4} onClick={() => setRegistering(true)}>
        <Trans>Chưa có trong danh sách: thêm người</Trans>
      </Button>
      {registering && (
        <RegisterForm
          onClose={() => setRegistering(false)}
          onDone={(id, name) => {
            setMade({ value: id, label: name });
            setValue('personId', id, { shouldDirty: true });
            setRegistering(false);
          }}
        />
      )}
    </div>
  );
}

/** What would become of them, asked as soon as a person is chosen. */
function VerdictNow({ seriesId }: { seriesId: string }) {
  const { t } = useLingui();
  const { control } = useFormContext<Values>();
  const [unitId, personId, replacesId] = useWatch({ control, name: ['unitId', 'personId', 'replacesId'] });
  const asked = useGet<DryRun>(
    `/api/series/${seriesId}/nominations/verdict`,
    { unitId, personId, replacesId: replacesId || undefined },
    { enabled: Boolean(unitId && personId) },
  );
  if (!personId) return null;
  if (asked.error) return <Alert color="red" title={t`Chưa kiểm tra được`}>{t`Bấm cử để gửi; đơn vị mở lớp sẽ kiểm tra lại.`}</Alert>;
  if (!asked.data) return <p role="status">{t`Đang kiểm tra…`}</p>;
  const { refusal, verdict, late, seat, seatsLeft, noSeat } = asked.data;
  if (refusal)
    return (
      <Alert color="red" title={refusal.what} role="status">
        {refusal.todo}
      </Alert>
    );
  return (
    <>
      <Alert
        color={verdict.result === 'eligible' ? 'green' : verdict.result === 'not_eligible' ? 'red' : 'yellow'}
        title={<ResultBadge result={verdict.result} />}
        role="status"
      >
        <VerdictLines verdict={verdict} all />
        {late && <p style={{ margin: '0.5rem 0 0' }}>{t`Đã quá hạn cử: lượt cử này được đánh dấu là cử muộn.`}</p>}
        <p style={{ margin: '0.5rem 0 0' }}>
          {seat === 'held' ? <Plural value={seatsLeft} other="Còn # chỉ tiêu: chỗ được giữ khi gửi." /> : `${noSeat?.what} ${noSeat?.todo}`}
        </p>
      </Alert>
      {seat === 'waiting' && (
        <CheckField
          name="orWait"
          label={t`Cử vào danh sách chờ`}
          description={t`Chờ theo thứ tự cử; cơ sở mở lớp gọi khi có chỗ.`}
          required
        />
      )}
    </>
  );
}

export function WithdrawForm({ row, onClose }: { row: NominationRow; onClose: () => void }) {
  const { t } = useLingui();
  const edit = useEdit(row.rowVersion);
  return (
    <FormModal<{ reason: string }>
      title={t`Rút ${row.fullName}`}
      submitLabel={t`Rút`}
      defaultValues={{ reason: '' }}
      onClose={onClose}
      onSubmit={({ reason }, attempt) => edit('POST', `/api/nominations/${row.id}/withdrawal`, { reason: reason || null }, attempt)}
    >
      <p
        style={{ margin: 0 }}
      >{t`Chỉ tiêu đang giữ được trả lại, tên trong danh sách lớp (nếu có) được rút. Muốn đưa người khác vào đúng chỗ này thì dùng “Thay người”.`}</p>
      <LongTextField name="reason" label={t`Lý do`} rows={2} />
    </FormModal>
  );
}

/** Đơn vị trả lời không cử ai. */
export function AnswerNobody({ callId, unit, onClose }: { callId: string; unit: { id: number; name: string }; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal<{ note: string }>
      title={t`${unit.name} không cử ai`}
      submitLabel={t`Trả lời không cử ai`}
      defaultValues={{ note: '' }}
      onClose={onClose}
      onSubmit={async ({ note }, attempt) => {
        await send('POST', `/api/calls/${callId}/answers`, { unitId: unit.id, note: note || null }, attempt);
        await refresh();
      }}
    >
      <p style={{ margin: 0 }}>{t`Đơn vị vẫn cử được người sau đó, nếu còn hạn.`}</p>
      <LongTextField name="note" label={t`Lý do`} rows={2} />
    </FormModal>
  );
}
