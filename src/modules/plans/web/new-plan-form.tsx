import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { today, yearOf } from '#kit/dates.ts';
import { DateField, NumberField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { planPath } from '#web/links.ts';
import { UnitField } from '#web/pick-unit.tsx';
import { useRefresh } from '#web/query.ts';
import type { PlanInput } from '../contract.ts';
import { natures } from './plan-natures.ts';
import classes from './plans.module.css';
import { useBlocs } from './registers.ts';
import { usePlanWords } from './words.ts';

interface Values {
  title: string;
  nature: 'annual' | 'multi_year';
  yearFrom: number | null;
  yearTo: number | null;
  issuerId: number | null;
  bloc: string;
  code: string;
  effectiveDate: string;
  provenance: string;
}

export function NewPlanForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const words = usePlanWords();
  const blocs = useBlocs();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const year = yearOf(today()) + 1;
  const start: Values = {
    title: t`Kế hoạch đào tạo, bồi dưỡng năm ${year}`,
    nature: 'annual',
    yearFrom: year,
    yearTo: null,
    issuerId: null,
    bloc: '',
    code: '',
    effectiveDate: '',
    provenance: '',
  };
  return (
    <FormModal<Values>
      title={t`Lập kế hoạch`}
      submitLabel={t`Lập kế hoạch`}
      size="lg"
      defaultValues={start}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        const made = await send<{ id: string }>('POST', '/api/plans', bodyOf(values), attempt);
        await refresh();
        await navigate({ href: planPath(made.id) });
      }}
    >
      {(form) => {
        const many = form.watch('nature') === 'multi_year';
        return (
          <>
            <TextField name="title" label={t`Tên kế hoạch`} required maxLength={500} />
            <div className={classes.two}>
              <SelectField
                name="nature"
                label={t`Loại kế hoạch`}
                required
                options={natures.map((value) => ({ value, label: words.natures[value] }))}
              />
              <div className={many ? classes.two : undefined}>
                <NumberField name="yearFrom" label={many ? t`Từ năm` : t`Năm`} required min={1990} max={2100} plain />
                {many && <NumberField name="yearTo" label={t`Đến năm`} required min={1990} max={2100} plain />}
              </div>
              <UnitField name="issuerId" label={t`Cơ quan ban hành`} required />
              <SelectField
                name="bloc"
                label={t`Khối`}
                clearable
                placeholder={t`Mọi khối`}
                options={blocs.map(({ id, name }) => ({ value: String(id), label: name }))}
              />
              <TextField name="code" label={t`Mã`} description={t`Không bắt buộc; viết liền, ví dụ KH-2027`} maxLength={60} />
              <DateField name="effectiveDate" label={t`Ngày ban hành`} description={t`Để trống nếu chưa có văn bản`} />
            </div>
            <TextField
              name="provenance"
              label={t`Nguồn của số liệu`}
              maxLength={500}
              description={t`Chỉ ghi khi kế hoạch không có văn bản gốc, ví dụ "suy ra từ kết quả; kế hoạch gốc không công bố"`}
            />
          </>
        );
      }}
    </FormModal>
  );
}

function bodyOf({ nature, yearFrom, yearTo, issuerId, bloc, ...rest }: Values): PlanInput {
  return {
    ...rest,
    nature,
    yearFrom: yearFrom!,
    yearTo: nature === 'annual' ? yearFrom! : yearTo!,
    issuerId: issuerId!,
    bloc: bloc === '' ? null : Number(bloc),
    code: rest.code || null,
    effectiveDate: rest.effectiveDate || null,
    provenance: rest.provenance || null,
  };
}
