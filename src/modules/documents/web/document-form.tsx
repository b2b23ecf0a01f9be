import { useLingui } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRouter } from '@tanstack/react-router';
import type { UseFormReturn } from 'react-hook-form';
import { isCalendarDate } from '#kit/dates.ts';
import { compareText } from '#kit/text.ts';
import { CheckField, DateField, LongTextField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { useEdit } from '#web/edit.ts';
import { documentPath } from '#web/links.ts';
import { UnitField } from '#web/pick-unit.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import type { DocumentDetail, Reading } from '../contract.ts';
import { KINDS, type Kind } from '../kinds.ts';
import { changeBody, type DocumentValues, newBody, startValues } from './document-body.ts';
import { NumberReading } from './number-reading.tsx';
import { kindOptions, useDocumentWords } from './words.ts';

const allKinds = (Object.keys(KINDS) as Kind[]).sort((a, b) => compareText(KINDS[a], KINDS[b]));

/** Registers a document, or corrects one that is there. */
export function DocumentForm({ onClose, document }: { onClose: () => void; document?: DocumentDetail }) {
  const { t } = useLingui();
  const router = useRouter();
  const refresh = useRefresh();
  const edit = useEdit(document?.rowVersion ?? 0);
  return (
    <FormModal<DocumentValues>
      size="lg"
      title={document ? t`Sửa văn bản` : t`Ghi văn bản vào sổ`}
      submitLabel={document ? t`Lưu` : t`Ghi vào sổ`}
      defaultValues={startValues(document)}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        if (document) {
          await edit('PATCH', `/api/documents/${document.id}`, changeBody(values, document), attempt);
        } else {
          const { id } = await send<{ id: string }>('POST', '/api/documents', newBody(values), attempt);
          await refresh();
          void router.navigate({ href: documentPath(id) });
        }
      }}
    >
      {(form) => <Fields form={form} ownId={document?.id} />}
    </FormModal>
  );
}

function Fields({ form, ownId }: { form: UseFormReturn<DocumentValues>; ownId: string | undefined }) {
  const { t } = useLingui();
  const { regimes } = useDocumentWords();
  const [number, issuerId, date] = form.watch(['number', 'issuerId', 'documentDate']);
  const [typed] = useDebouncedValue(number.trim(), 300);
  const asked = { number: typed, issuerId, documentDate: isCalendarDate(date) ? date : undefined };
  const reading = useGet<Reading>('/api/documents/parse', asked, { enabled: typed !== '' });
  const read = typed === '' ? undefined : reading.data;
  const unreadable = typed === '' || (read !== undefined && !read.readable);
  const twins = (read?.sameNumber ?? []).filter((one) => one.id !== ownId);
  const said = read?.issuers.map((issuer) => issuer.name).join(', ');
  return (
    <>
      <TextField
        name="number"
        label={t`Số, ký hiệu`}
        placeholder="171/KH-UBND"
        description={t`Ghi đúng như in trên văn bản. Để trống nếu văn bản không có số.`}
        maxLength={60}
      />
      {read && (
        <NumberReading
          read={read}
          twins={twins}
          typed={typed}
          onAccept={(suggestion) => form.setValue('number', suggestion, { shouldDirty: true })}
        />
      )}
      {(unreadable || (read?.kinds.length ?? 0) > 1) && (
        <SelectField
          name="kind"
          label={t`Loại văn bản`}
          required={unreadable}
          options={kindOptions(read?.readable ? read.kinds : allKinds)}
        />
      )}
      {unreadable && (
        <SelectField
          name="regime"
          label={t`Hệ văn bản`}
          options={Object.entries(regimes).map(([value, label]) => ({ value, label }))}
          description={t`Để trống thì theo cơ quan ban hành.`}
          clearable
        />
      )}
      <UnitField
        name="issuerId"
        label={t`Cơ quan ban hành`}
        description={
          said ? t`Để trống thì hiểu theo ký hiệu: ${said}.` : t`Chọn trong danh mục; cơ quan ngoài danh mục thì ghi tên ở ô dưới.`
        }
      />
      <TextField
        name="issuerName"
        label={t`Tên cơ quan như in trên văn bản`}
        description={t`Chỉ cần khi không có trong danh mục, hoặc tên in khác tên trong danh mục.`}
        maxLength={300}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <DateField name="documentDate" label={t`Ngày ban hành`} description={t`Để trống khi văn bản chưa có ngày.`} />
        <TextField
          name="term"
          label={t`Nhiệm kỳ`}
          description={t`Văn bản của Đảng, khi chưa rõ ngày.`}
          placeholder="2020-2025"
          maxLength={40}
        />
      </SimpleGrid>
      <LongTextField name="subject" label={t`Trích yếu`} required rows={2} />
      <LongTextField name="defect" label={t`Sai sót của chính văn bản`} rows={1} description={t`Ví dụ: in nhầm ký hiệu, thiếu ngày.`} />
      <LongTextField name="note" label={t`Ghi chú`} rows={1} />
      {twins.length > 0 && <CheckField name="distinct" label={t`Đây là văn bản khác, không phải văn bản cùng số đã có trong sổ`} />}
    </>
  );
}
