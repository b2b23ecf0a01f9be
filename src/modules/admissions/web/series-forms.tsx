import { Trans, useLingui } from '@lingui/react/macro';
import type { ClassList } from '#contracts/classes';
import { CheckField, DateField, LongTextField, NumberField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { useEdit } from '#web/edit.ts';
import { useRefresh } from '#web/query.ts';
import { LookupField } from '../../classes/web/lookup-field.tsx';
import type { SeriesPage } from '../series-contract.ts';
import css from './seats.module.css';

type Props = { series: SeriesPage; onClose: () => void };

/** Where, when, from how many on; and how its seats are taken. */
export function DescribeFields() {
  const { t } = useLingui();
  return (
    <>
      <div className={css.two}>
        <DateField name="opensOn" label={t`Khai giảng dự kiến`} />
        <DateField name="endsOn" label={t`Bế giảng dự kiến`} />
        <TextField name="place" label={t`Nơi học`} maxLength={200} />
        <NumberField name="minimum" label={t`Số người tối thiểu một lớp`} min={1} max={5000} placeholder={t`theo ngưỡng chung`} />
      </div>
      <CheckField name="openSeats" label={t`Chỉ tiêu chưa cấp: đơn vị nào cử trước được trước`} />
      <CheckField name="asksBoard" label={t`Cần hội đồng tuyển sinh`} />
    </>
  );
}

export const describedBody = <V extends { opensOn: string; endsOn: string; place: string }>({ opensOn, endsOn, place, ...rest }: V) => ({
  ...rest,
  opensOn: opensOn || null,
  endsOn: endsOn || null,
  place: place.trim() || null,
});

export function EditSeriesForm({ series, onClose }: Props) {
  const { t } = useLingui();
  const edit = useEdit(series.rowVersion);
  const { code, name, opensOn, endsOn, place, minimum, openSeats, asksBoard } = series;
  return (
    <FormModal
      title={t`Sửa thông tin đợt`}
      submitLabel={t`Ghi thay đổi`}
      size="lg"
      defaultValues={{ code, name, opensOn: opensOn ?? '', endsOn: endsOn ?? '', place: place ?? '', minimum, openSeats, asksBoard }}
      onClose={onClose}
      onSubmit={(values, attempt) => edit('PATCH', `/api/series/${series.id}`, describedBody(values), attempt)}
    >
      <TextField name="code" label={t`Mã đợt`} required maxLength={40} />
      <TextField name="name" label={t`Tên đợt`} required maxLength={300} />
      <DescribeFields />
    </FormModal>
  );
}

/** A class of the same programme that has not opened; whether it is alike is the server's to say. */
export function AddClassForm({ series, onClose }: Props) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Thêm lớp vào đợt`}
      submitLabel={t`Thêm lớp`}
      defaultValues={{ classId: '', seats: null as number | null }}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        await send('POST', `/api/series/${series.id}/classes`, values, attempt);
        await refresh();
      }}
    >
      <LookupField<ClassList>
        name="classId"
        label={t({ message: 'Lớp', context: 'plural' })}
        required
        path="/api/classes"
        query={{ status: 'preparing,agreed,decided', family: series.familyCode, runner: series.runner.id, limit: 50 }}
        placeholder={t`Gõ mã hoặc tên lớp`}
        choices={({ rows }) =>
          rows
            .filter((row) => !series.classRows.some((one) => one.id === row.id))
            .map((row) => ({ value: row.id, label: `${row.code} – ${row.name}` }))
        }
      />
      <NumberField name="seats" label={t`Số chỗ`} min={1} max={5000} placeholder={t`theo suất kế hoạch của lớp`} />
    </FormModal>
  );
}

export function StateForm({ series, state, onClose }: Props & { state: SeriesPage['state'] }) {
  const { t } = useLingui();
  const edit = useEdit(series.rowVersion);
  const titles = { open: t`Mở lại đợt`, closed: t`Khóa đợt`, cancelled: t`Hủy đợt` };
  return (
    <FormModal
      title={titles[state]}
      submitLabel={titles[state]}
      defaultValues={{ reason: '' }}
      onClose={onClose}
      onSubmit={({ reason }, attempt) => edit('POST', `/api/series/${series.id}/state`, { state, reason }, attempt)}
    >
      <p className={css.note}>
        {state === 'closed' && <Trans>Đợt đã khóa không cấp thêm chỉ tiêu và không nhận người được cử nữa; mở lại được.</Trans>}
        {state === 'open' && <Trans>Đợt lại cấp chỉ tiêu và nhận người được cử như trước.</Trans>}
        {state === 'cancelled' && (
          <Trans>Mọi chỉ tiêu trở về kế hoạch, các lớp ra khỏi đợt và vào được đợt khác. Không lấy lại được.</Trans>
        )}
      </p>
      <LongTextField name="reason" label={t`Lý do`} required rows={2} />
    </FormModal>
  );
}
