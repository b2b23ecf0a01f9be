import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Fieldset, SimpleGrid, TextInput } from '@mantine/core';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { addDays, today } from '#kit/dates.ts';
import { CheckField, DateField, LongTextField, SelectField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { useEdit } from '#web/edit.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { UnitField, UnitsField } from '#web/pick-unit.tsx';
import { useRefresh } from '#web/query.ts';
import { useBlocs } from '../../organisations/web/use-blocs.ts';
import type { CallPage } from '../call-contract.ts';
import css from './call.module.css';

interface Described {
  documentId: string;
  issuedOn: string;
  deadline: string;
  lateUntil: string;
  papers: { name: string; required: boolean }[];
  note: string;
}
interface Chosen {
  units: number[];
  bloc: string;
  level: string;
  below: number | null;
  withSeats: boolean;
}

const nobody: Chosen = { units: [], bloc: '', level: '', below: null, withSeats: false };
const described = ({ documentId, lateUntil, note, papers, ...rest }: Described) => ({
  ...rest,
  documentId: documentId || null,
  lateUntil: lateUntil || null,
  note: note || null,
  papers: papers.filter(({ name }) => name.trim() !== ''),
});
const chosen = ({ units, bloc, level, below, withSeats }: Chosen) => ({
  units,
  bloc: bloc ? Number(bloc) : null,
  level: level || null,
  below,
  withSeats,
});

/** Ra thông báo chiêu sinh for a series. */
export function CreateCallForm({ seriesId, onClose }: { seriesId: string; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal<Described & Chosen & { draft: boolean }>
      title={t`Ra thông báo chiêu sinh`}
      submitLabel={t`Ra thông báo`}
      size="lg"
      defaultValues={{
        documentId: '',
        issuedOn: today(),
        deadline: addDays(today(), 14),
        lateUntil: '',
        papers: [{ name: '', required: true }],
        note: '',
        ...nobody,
        withSeats: true,
        draft: false,
      }}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        const body = { ...described(pick(values)), call: chosen(values), send: !values.draft };
        await send('POST', `/api/series/${seriesId}/calls`, body, attempt);
        await refresh();
      }}
    >
      <DescribedFields />
      <UnitsChoice />
      <CheckField name="draft" label={t`Chưa gửi ngay`} description={t`Đơn vị chỉ thấy thông báo khi được gửi.`} />
    </FormModal>
  );
}

const pick = ({ documentId, issuedOn, deadline, lateUntil, papers, note }: Described): Described => ({
  documentId,
  issuedOn,
  deadline,
  lateUntil,
  papers,
  note,
});

/** Hạn, giấy tờ, văn bản of a call; who is called is changed beside it. */
export function EditCallForm({ call, onClose }: { call: CallPage; onClose: () => void }) {
  const { t } = useLingui();
  const edit = useEdit(call.rowVersion);
  return (
    <FormModal<Described>
      title={t`Sửa thông báo chiêu sinh`}
      submitLabel={t`Ghi`}
      size="lg"
      defaultValues={{
        documentId: call.document?.id ?? '',
        issuedOn: call.issuedOn,
        deadline: call.deadline,
        lateUntil: call.lateUntil ?? '',
        papers: call.papers.map(({ name, required }) => ({ name, required })),
        note: call.note ?? '',
      }}
      onClose={onClose}
      onSubmit={(values, attempt) => edit('PATCH', `/api/calls/${call.id}`, described(values), attempt)}
    >
      <DescribedFields />
    </FormModal>
  );
}

/** More units are called. */
export function CallMoreForm({ call, onClose }: { call: CallPage; onClose: () => void }) {
  const { t } = useLingui();
  const edit = useEdit(call.rowVersion);
  return (
    <FormModal<Chosen>
      title={t`Thêm đơn vị vào thông báo`}
      submitLabel={t`Thêm đơn vị`}
      defaultValues={nobody}
      onClose={onClose}
      onSubmit={(values, attempt) => edit('POST', `/api/calls/${call.id}/units`, { call: chosen(values), remove: [] }, attempt)}
    >
      <UnitsChoice />
    </FormModal>
  );
}

function DescribedFields() {
  const { t } = useLingui();
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
        <DateField name="issuedOn" label={t`Ngày ra thông báo`} required />
        <DateField name="deadline" label={t`Hạn cử`} required />
        <DateField name="lateUntil" label={t`Nhận muộn đến`} />
      </SimpleGrid>
      <DocumentField name="documentId" label={t`Văn bản chiêu sinh`} />
      <Papers />
      <LongTextField name="note" label={t`Lưu ý thêm`} rows={2} />
    </>
  );
}

function Papers() {
  const { t } = useLingui();
  const { control, register, watch, setValue } = useFormContext<Described>();
  const { fields, append, remove } = useFieldArray({ control, name: 'papers' });
  return (
    <Fieldset legend={t`Giấy tờ của mỗi người`}>
      <div style={{ display: 'grid', gap: '0.5rem' }}>
        {fields.map((field, n) => (
          <div key={field.id} className={css.paper}>
            <TextInput
              aria-label={t`Giấy tờ ${n + 1}`}
              placeholder={t`Ví dụ: Quyết định cử đi học`}
              maxLength={200}
              {...register(`papers.${n}.name`)}
            />
            <Checkbox
              label={t`Bắt buộc`}
              aria-label={t`Giấy tờ ${n + 1} bắt buộc`}
              checked={watch(`papers.${n}.required`)}
              onChange={(event) => setValue(`papers.${n}.required`, event.currentTarget.checked)}
              mb={6}
            />
            <Button variant="subtle" px="xs" aria-label={t`Bỏ giấy tờ ${n + 1}`} onClick={() => remove(n)}>
              <Trans>Bỏ</Trans>
            </Button>
          </div>
        ))}
        <Button variant="default" onClick={() => append({ name: '', required: true })} style={{ justifySelf: 'start' }}>
          <Trans>Thêm giấy tờ</Trans>
        </Button>
      </div>
    </Fieldset>
  );
}

function UnitsChoice() {
  const { t } = useLingui();
  const blocs = useBlocs();
  return (
    <Fieldset legend={t`Gửi tới đơn vị nào`}>
      <div style={{ display: 'grid', gap: '0.75rem' }}>
        <CheckField name="withSeats" label={t`Đơn vị có chỉ tiêu của đợt`} />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <SelectField name="bloc" label={t`Khối`} clearable options={blocs.map(({ id, name }) => ({ value: String(id), label: name }))} />
          <SelectField
            name="level"
            label={t`Cấp`}
            clearable
            options={[
              { value: 'central', label: t`Trung ương` },
              { value: 'province', label: t`Cấp tỉnh` },
              { value: 'commune', label: t`Cấp xã` },
              { value: 'unit', label: t`Đơn vị trực thuộc` },
            ]}
          />
        </SimpleGrid>
        <UnitField
          name="below"
          label={t`Thuộc`}
          description={t`Đơn vị này và mọi đơn vị bên dưới; các điều kiện trên được xét cùng nhau.`}
        />
        <UnitsField name="units" label={t`Và các đơn vị`} least={0} />
      </div>
    </Fieldset>
  );
}
