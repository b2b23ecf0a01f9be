import { useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { isCalendarDate, today } from '#kit/dates.ts';
import { DateField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { unitPath } from '#web/links.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useRefresh } from '#web/query.ts';
import { UnitFields } from './unit-fields.tsx';
import { emptyUnit, unitBody } from './unit-values.ts';

/** A unit the register does not have yet. One that comes out of others is a succession, not this. */
export function AddUnitForm({ onClose, parentId = null }: { onClose: () => void; parentId?: number | null }) {
  const { t } = useLingui();
  const router = useRouter();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Thêm đơn vị`}
      submitLabel={t`Thêm đơn vị`}
      size="lg"
      defaultValues={{ ...emptyUnit, parentId, code: '', validFrom: today(), documentId: '' }}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        const body = {
          ...unitBody(values),
          code: values.code.trim() || null,
          validFrom: values.validFrom,
          documentId: values.documentId || null,
        };
        const { id } = await send<{ id: number }>('POST', '/api/units', body, attempt);
        await refresh();
        void router.navigate({ href: unitPath(id) });
      }}
    >
      {(form) => (
        <>
          <DateField
            name="validFrom"
            label={t`Có từ ngày`}
            required
            description={t`Ngày thành lập; không rõ thì ngày sớm nhất biết chắc đã có.`}
          />
          <UnitFields asOf={dayOrNone(form.watch('validFrom'))} />
          <TextField
            name="code"
            label={t`Mã`}
            description={t`Mã ngắn để gõ và để nhập từ Excel, như LHP. Có thể để trống.`}
            maxLength={40}
          />
          <DocumentField name="documentId" />
        </>
      )}
    </FormModal>
  );
}

export const dayOrNone = (value: string): string | undefined => (isCalendarDate(value) ? value : undefined);
