import { useLingui } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { today } from '#kit/dates.ts';
import { CheckField, DateField, NumberField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useRefresh } from '#web/query.ts';
import type { Family } from '../contract.ts';
import { useNatures } from './words.ts';

export function FamilyForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const natures = useNatures();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Thêm chương trình`}
      submitLabel={t`Thêm chương trình`}
      defaultValues={{ code: '', name: '', nature: 'in_service_training' }}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        await send('POST', '/api/programmes/families', { ...values, code: values.code.toUpperCase() }, attempt);
        await refresh();
      }}
    >
      <TextField name="code" label={t`Mã`} required maxLength={40} description={t`Chữ in hoa, chữ số, dấu chấm, gạch nối; như TCLLCT.`} />
      <TextField name="name" label={t`Tên`} required maxLength={300} />
      <SelectField
        name="nature"
        label={t`Loại hình`}
        required
        options={Object.entries(natures).map(([value, label]) => ({ value, label }))}
      />
    </FormModal>
  );
}

interface VersionProps {
  family: Family;
  onClose: () => void;
  /** The next step is what is in it. */
  onAdded?: (id: string) => void;
}

export function VersionForm({ family, onClose, onAdded }: VersionProps) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const { code } = family;
  return (
    <FormModal
      title={t`Thêm phiên bản của ${code}`}
      submitLabel={t`Thêm phiên bản`}
      size="lg"
      defaultValues={{
        code,
        name: family.name,
        validFrom: today(),
        studyDays: null,
        continueMonths: null,
        documentId: '',
        citation: '',
        verified: false,
      }}
      onClose={onClose}
      onSubmit={async ({ verified, ...values }, attempt) => {
        const body = {
          ...values,
          familyId: family.id,
          code: values.code.toUpperCase(),
          documentId: values.documentId || null,
          citation: values.citation.trim() || null,
          verification: verified ? 'verified' : 'unverified',
        };
        const { id } = await send<{ id: string }>('POST', '/api/programmes/versions', body, attempt);
        await refresh();
        onAdded?.(id);
      }}
    >
      <DateField name="validFrom" label={t`Có hiệu lực từ ngày`} required description={t`Phiên bản trước hết hiệu lực vào ngày này.`} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextField name="code" label={t`Mã`} required maxLength={40} />
        <TextField name="name" label={t`Tên`} required maxLength={300} />
        <NumberField name="studyDays" label={t`Số ngày học`} min={1} max={3000} />
        <NumberField
          name="continueMonths"
          label={t`Được học tiếp trong, tháng`}
          min={1}
          max={240}
          description={t`Cho người bảo lưu hoặc chưa được công nhận.`}
        />
      </SimpleGrid>
      <DocumentField name="documentId" />
      <TextField name="citation" label={t`Trích dẫn`} maxLength={500} description={t`Điều, khoản của văn bản.`} />
      <CheckField name="verified" label={t`Đã đối chiếu với văn bản gốc`} />
    </FormModal>
  );
}
