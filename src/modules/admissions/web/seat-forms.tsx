import { Trans, useLingui } from '@lingui/react/macro';
import { LongTextField, NumberField, SelectField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { UnitField } from '#web/pick-unit.tsx';
import { useRefresh } from '#web/query.ts';
import type { UnitSeats } from '../quota-contract.ts';
import type { SeriesPage } from '../series-contract.ts';
import { FreeSeats, noRow, type SeatRow, SeatRows, type Taken, takenRows } from './seat-rows.tsx';
import css from './seats.module.css';

export type SeatFormProps = { series: SeriesPage; units: readonly UnitSeats[]; onClose: () => void };

/** Empty fields are nothing. */
export const orNull = (text: string): string | null => text.trim() || null;

/** Cấp chỉ tiêu: to many units at once. */
export function GrantForm({ series, onClose }: SeatFormProps) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Cấp chỉ tiêu`}
      submitLabel={t`Cấp chỉ tiêu`}
      size="lg"
      drawer
      defaultValues={{ rows: [noRow] as SeatRow[], documentId: '', note: '' }}
      onClose={onClose}
      onSubmit={async ({ rows, documentId, note }, attempt) => {
        await send('POST', `/api/series/${series.id}/seats/grants`, { rows, documentId: orNull(documentId), note: orNull(note) }, attempt);
        await refresh();
      }}
    >
      <SeatRows left={series.seats.open} />
      <DocumentField name="documentId" />
      <LongTextField name="note" label={t`Ghi chú`} rows={2} />
    </FormModal>
  );
}

/** Nhận lại: what units do not use. */
export function ReturnForm({ series, units, onClose }: SeatFormProps) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Nhận lại chỉ tiêu chưa dùng`}
      submitLabel={t`Nhận lại`}
      size="lg"
      drawer
      defaultValues={{ taken: {} as Taken, documentId: '', note: '' }}
      onClose={onClose}
      onSubmit={async ({ taken, documentId, note }, attempt) => {
        const body = { rows: takenRows(taken), documentId: orNull(documentId), note };
        await send('POST', `/api/series/${series.id}/seats/returns`, body, attempt);
        await refresh();
      }}
    >
      <FreeSeats units={units} />
      <LongTextField name="note" label={t`Lý do`} required rows={2} placeholder={t`Ví dụ: đơn vị báo không có người cử`} />
      <DocumentField name="documentId" />
    </FormModal>
  );
}

/** Điều chuyển: from one unit to another. */
export function MoveForm({ series, units, onClose }: SeatFormProps) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const giving = units
    .filter(({ free }) => free > 0)
    .map(({ unit: { id, name }, free }) => ({ value: String(id), label: t`${name} (còn ${free})` }));
  return (
    <FormModal
      title={t`Điều chuyển chỉ tiêu`}
      submitLabel={t`Điều chuyển`}
      defaultValues={{ fromId: '', toId: null as number | null, seats: null as number | null, documentId: '', note: '' }}
      onClose={onClose}
      onSubmit={async ({ fromId, toId, seats, documentId, note }, attempt) => {
        const body = { fromId: Number(fromId), toId, seats, documentId: orNull(documentId), note };
        await send('POST', `/api/series/${series.id}/seats/moves`, body, attempt);
        await refresh();
      }}
    >
      <p className={css.note}>
        <Trans>Chỉ điều chuyển được chỉ tiêu chưa dùng và chưa giữ cho ai.</Trans>
      </p>
      <SelectField name="fromId" label={t`Đơn vị chuyển đi`} required options={giving} />
      <UnitField name="toId" label={t`Đơn vị nhận`} required />
      <NumberField name="seats" label={t`Số chỉ tiêu`} required min={1} max={5000} />
      <LongTextField name="note" label={t`Lý do`} required rows={2} />
      <DocumentField name="documentId" />
    </FormModal>
  );
}
