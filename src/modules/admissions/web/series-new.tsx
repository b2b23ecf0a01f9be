import { useLingui } from '@lingui/react/macro';
import { MultiSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useController } from 'react-hook-form';
import type { ClassList } from '#contracts/classes';
import { SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { seriesPath } from '#web/links.ts';
import { withoutDiacritics } from '#web/pick-unit.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import { LookupField } from '../../classes/web/lookup-field.tsx';
import type { LineList } from '../../plans/lines-contract.ts';
import type { SeriesSaved } from '../series-contract.ts';
import { DescribeFields, describedBody } from './series-forms.tsx';

/** Lập đợt: of classes that have not opened, or of what a line of a plan led to. */
export function NewSeriesForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const navigate = useNavigate();
  return (
    <FormModal
      title={t`Lập đợt tuyển sinh`}
      submitLabel={t`Lập đợt`}
      size="lg"
      drawer
      defaultValues={{
        from: 'classes',
        classIds: [] as string[],
        lineId: '',
        code: '',
        name: '',
        opensOn: '',
        endsOn: '',
        place: '',
        minimum: null as number | null,
        openSeats: false,
        asksBoard: false,
      }}
      onClose={onClose}
      onSubmit={async ({ from, classIds, lineId, code, name, ...rest }, attempt) => {
        const body = {
          ...describedBody(rest),
          ...(from === 'classes' ? { classIds } : { lineId }),
          ...(code.trim() && { code }),
          ...(name.trim() && { name }),
        };
        const { id } = await send<SeriesSaved>('POST', '/api/series', body, attempt);
        await refresh();
        await navigate({ href: seriesPath(id) });
      }}
    >
      {(form) => (
        <>
          <SelectField
            name="from"
            label={t`Lấy lớp`}
            options={[
              { value: 'classes', label: t`Chọn từng lớp` },
              { value: 'line', label: t`Mọi lớp của một dòng kế hoạch` },
            ]}
          />
          {form.watch('from') === 'classes' ? <ClassesField /> : <LineField />}
          <TextField name="code" label={t`Mã đợt`} maxLength={40} placeholder={t`theo mã lớp đầu tiên`} />
          <TextField name="name" label={t`Tên đợt`} maxLength={300} placeholder={t`theo tên lớp đầu tiên`} />
          <DescribeFields />
        </>
      )}
    </FormModal>
  );
}

function ClassesField() {
  const { t } = useLingui();
  const list = useGet<ClassList>('/api/classes', { status: 'preparing,agreed,decided', sort: 'day', limit: 200 });
  const validate = (value: string[]) => (value.length === 0 ? t`Cần ít nhất một lớp.` : true);
  const { field, fieldState } = useController({ name: 'classIds', rules: { validate } });
  return (
    <MultiSelect
      label={t`Các lớp chưa khai giảng`}
      description={t`Các lớp chung một đợt phải cùng chương trình, hình thức, cơ sở mở lớp.`}
      required
      {...field}
      error={fieldState.error?.message}
      data={(list.data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.code} – ${row.name}` }))}
      placeholder={t`Gõ mã hoặc tên lớp`}
      searchable
      filter={withoutDiacritics}
      nothingFoundMessage={t`Không có lớp nào khớp`}
    />
  );
}

function LineField() {
  const { t } = useLingui();
  return (
    <LookupField<LineList>
      name="lineId"
      label={t`Dòng kế hoạch`}
      required
      path="/api/plan-lines"
      query={{ pending: 'true', limit: 50 }}
      placeholder={t`Chương trình hoặc đối tượng`}
      choices={({ rows }) =>
        rows.map((row) => ({ value: row.id, label: [row.family.name, row.audience, row.year].filter(Boolean).join(' · ') }))
      }
    />
  );
}
