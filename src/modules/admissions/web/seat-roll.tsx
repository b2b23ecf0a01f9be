import { Trans, useLingui } from '@lingui/react/macro';
import { LongTextField, NumberField, SelectField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import type { SeriesList } from '../series-contract.ts';
import { orNull, type SeatFormProps } from './seat-forms.tsx';
import { FreeSeats, type Taken, takenRows } from './seat-rows.tsx';
import css from './seats.module.css';

/** Chuyển sang năm sau: everything that is not in use, unless one takes some of it out. */
export function RollForm({ series, units, onClose }: SeatFormProps) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const later = useGet<SeriesList>('/api/series', { family: series.familyCode, state: 'open', limit: 100 });
  const choices = (later.data?.rows ?? [])
    .filter((row) => row.planYear > series.planYear)
    .map((row) => ({ value: row.id, label: `${row.code} – ${row.name}` }));
  const taken: Taken = Object.fromEntries(units.filter(({ free }) => free > 0).map(({ unit, free }) => [`u${unit.id}`, free]));
  return (
    <FormModal
      title={t`Chuyển chỉ tiêu sang năm sau`}
      submitLabel={t`Chuyển sang năm sau`}
      size="lg"
      drawer
      defaultValues={{ toSeriesId: '', open: series.seats.open as number | null, taken, documentId: '', note: '' }}
      onClose={onClose}
      onSubmit={async ({ open, taken: rows, note, ...rest }, attempt) => {
        const body = { ...rest, open: open ?? 0, rows: takenRows(rows), note: orNull(note) };
        await send('POST', `/api/series/${series.id}/seats/roll`, body, attempt);
        await refresh();
      }}
    >
      <p className={css.note}>
        <Trans>Chỉ tiêu của đơn vị nào sang năm sau vẫn là của đơn vị ấy.</Trans>
      </p>
      <SelectField
        name="toSeriesId"
        label={t`Đợt của năm sau`}
        required
        options={choices}
        description={later.data && choices.length === 0 ? t`Chưa có đợt nào của năm sau cùng chương trình; lập đợt ấy trước.` : undefined}
      />
      <NumberField name="open" label={t`Số chưa cấp`} max={series.seats.open} />
      <FreeSeats units={units} />
      <DocumentField name="documentId" required />
      <LongTextField name="note" label={t`Ghi chú`} rows={2} />
    </FormModal>
  );
}
