import { Trans, useLingui } from '@lingui/react/macro';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { NumberField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { useRefresh } from '#web/query.ts';
import type { SeriesPage } from '../series-contract.ts';

type ClassRow = SeriesPage['classRows'][number];

/** More or fewer people than the slot of a class says. */
export function ClassSeatsForm({ series, row, onClose }: { series: SeriesPage; row: ClassRow; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const { code } = row;
  return (
    <FormModal
      title={t`Số chỗ của lớp ${code}`}
      submitLabel={t`Ghi số chỗ`}
      defaultValues={{ seats: row.seats as number | null, reason: '' }}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        await send('PUT', `/api/series/${series.id}/classes/${row.id}`, values, attempt);
        await refresh();
      }}
    >
      <NumberField name="seats" label={t`Số chỗ`} required min={1} max={5000} />
      <TextField name="reason" label={t`Lý do`} maxLength={500} />
    </FormModal>
  );
}

export function RemoveClassDialog({ series, row, onClose }: { series: SeriesPage; row: ClassRow | null; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const { code = '', seats = 0 } = row ?? {};
  return (
    <ConfirmDialog
      opened={row !== null}
      onClose={onClose}
      title={t`Bỏ lớp khỏi đợt`}
      confirmLabel={t`Bỏ khỏi đợt`}
      danger
      onConfirm={async () => {
        await send('DELETE', `/api/series/${series.id}/classes/${row!.id}`);
        await refresh();
      }}
    >
      <Trans>
        Lớp {code} ra khỏi đợt cùng {seats} chỉ tiêu của nó; chỉ làm được khi chừng ấy chỉ tiêu chưa cấp cho ai.
      </Trans>
    </ConfirmDialog>
  );
}
