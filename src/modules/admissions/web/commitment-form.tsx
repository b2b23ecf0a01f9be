import { useLingui } from '@lingui/react/macro';
import { NumberField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useRefresh } from '#web/query.ts';
import type { NominationFile } from '../screening-contract.ts';

/** Cam kết phục vụ sau đào tạo, as the paper of the nominee says it; the file is checked again with it. */
export function CommitmentForm({ file, onClose }: { file: NominationFile; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Ghi cam kết phục vụ`}
      submitLabel={t`Ghi cam kết`}
      defaultValues={{ commitmentMonths: null as number | null, documentId: '', note: '' }}
      onClose={onClose}
      onSubmit={async ({ documentId, ...body }, attempt) => {
        await send('POST', `/api/nominations/${file.id}/commitment`, { ...body, documentId: documentId || null }, attempt);
        await refresh();
      }}
    >
      <p>{t`Theo bản cam kết của ${file.fullName}. Ghi xong, hồ sơ được kiểm tra lại ngay. Để trống số tháng là chưa có bản cam kết.`}</p>
      <NumberField name="commitmentMonths" label={t`Cam kết phục vụ, tháng`} min={1} max={600} />
      <DocumentField name="documentId" label={t`Số văn bản`} />
      <TextField name="note" label={t`Ghi chú`} maxLength={300} />
    </FormModal>
  );
}
