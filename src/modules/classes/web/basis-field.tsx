import { Trans, useLingui } from '@lingui/react/macro';
import { Radio, Stack } from '@mantine/core';
import { useController, useWatch } from 'react-hook-form';
import type { Basis } from '#contracts/classes';
import { DateField, TextField } from '#ui/fields.tsx';
import { DocumentField } from './pickers.tsx';

export interface BasisValues {
  kind: 'none' | 'document' | 'pending';
  documentId: string;
  directedBy: string;
  due: string;
}

export const emptyBasis = (required: boolean): BasisValues => ({
  kind: required ? 'document' : 'none',
  documentId: '',
  directedBy: '',
  due: '',
});

export function basisBody({ kind, documentId, directedBy, due }: BasisValues): Basis {
  if (kind === 'document') return { documentId };
  if (kind === 'pending') return { pending: { directedBy, due: due || null } };
  return {};
}

/** Căn cứ of an event: a registered document, the leadership's word with the document to follow, or nothing where the event allows it. */
export function BasisField({ required = false }: { required?: boolean }) {
  const { t } = useLingui();
  const { field } = useController({ name: 'basis.kind' });
  const kind: BasisValues['kind'] = useWatch({ name: 'basis.kind' });
  return (
    <Stack gap="xs">
      <Radio.Group label={t`Căn cứ`} required={required} value={field.value} onChange={field.onChange}>
        <Stack gap={6} mt={4}>
          <Radio value="document" label={t`Văn bản đã đăng ký`} />
          <Radio value="pending" label={t`Theo chỉ đạo, văn bản bổ sung sau`} />
          {!required && <Radio value="none" label={t`Không cần văn bản`} />}
        </Stack>
      </Radio.Group>
      {kind === 'document' && <DocumentField name="basis.documentId" required />}
      {kind === 'pending' && (
        <>
          <TextField name="basis.directedBy" label={t`Ai chỉ đạo`} placeholder={t`Họ tên, chức vụ`} required maxLength={200} />
          <DateField
            name="basis.due"
            label={t`Hạn bổ sung văn bản`}
            description={<Trans>Để trống thì hạn là 30 ngày sau ngày ghi trên. Việc này sẽ được nhắc cho đến khi có văn bản.</Trans>}
          />
        </>
      )}
    </Stack>
  );
}
