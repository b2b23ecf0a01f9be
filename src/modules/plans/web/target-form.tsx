import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useFieldArray } from 'react-hook-form';
import { CheckField, LongTextField, NumberField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { useRefresh } from '#web/query.ts';
import { asOptions, useUnitWords } from '../../organisations/web/words.ts';
import { usePeopleWords } from '../../people/web/words.ts';
import type { PlanDetail, Target, TargetInput } from '../contract.ts';
import classes from './plans.module.css';
import { useFamilies } from './registers.ts';
import { usePlanWords } from './words.ts';

type Values = ReturnType<typeof valuesOf>;
const noPart = { label: '', level: '', category: '', amount: null as number | null, isOther: false, note: '' };

export function TargetForm({ plan, target, onClose }: { plan: PlanDetail; target: Target | undefined; onClose: () => void }) {
  const { t } = useLingui();
  const { targetNatures, measures } = usePlanWords();
  const families = useFamilies();
  const refresh = useRefresh();
  const at = `/api/plans/${plan.id}/targets`;
  const years = Array.from({ length: plan.yearTo - plan.yearFrom + 1 }, (_, n) => ({
    value: String(plan.yearFrom + n),
    label: String(plan.yearFrom + n),
  }));
  return (
    <FormModal<Values>
      title={target ? t`Sửa chỉ tiêu` : t`Thêm chỉ tiêu`}
      submitLabel={target ? t`Ghi thay đổi` : t`Thêm chỉ tiêu`}
      size="xl"
      drawer
      defaultValues={valuesOf(plan, target)}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        await (target
          ? send('PUT', `${at}/${target.id}`, bodyOf(values), { ...attempt, ifMatch: target.rowVersion })
          : send('POST', at, bodyOf(values), attempt));
        await refresh();
      }}
    >
      <TextField
        name="label"
        label={t({ message: 'Chỉ tiêu', context: 'target' })}
        required
        maxLength={500}
        placeholder={t`Ví dụ: Bồi dưỡng cán bộ, công chức cấp xã`}
      />
      <div className={classes.two}>
        <SelectField name="nature" label={t`Loại`} required options={asOptions(targetNatures)} />
        <SelectField
          name="measure"
          label={t`Đo bằng`}
          required
          options={asOptions(measures)}
          description={t`L1 đếm người mới vào học, L3 đếm người học xong`}
        />
        <NumberField name="stated" label={t`Tổng công bố`} description={t`Để trống nếu "theo nhu cầu" hoặc không nêu số`} />
        <SelectField name="year" label={t`Năm`} required options={years} />
        <SelectField
          name="familyId"
          label={t`Chương trình`}
          clearable
          placeholder={t`Mọi chương trình`}
          options={families.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      <CheckField name="approx" label={t`Con số là "khoảng"`} />
      {years.length > 1 && <CheckField name="everyYear" label={t`Mỗi năm một lần như vậy`} />}
      <PartFields />
      <LongTextField name="note" label={t`Ghi chú`} rows={2} />
    </FormModal>
  );
}

function PartFields() {
  const { t } = useLingui();
  const { fields, append, remove } = useFieldArray({ name: 'parts' });
  const levels = asOptions(useUnitWords().levels);
  const categories = asOptions(usePeopleWords().categories);
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <legend style={{ padding: 0, marginBottom: '0.5rem', fontWeight: 600 }}>
        <Trans>Các phần</Trans>
      </legend>
      <div className={classes.parts}>
        {fields.map((field, at) => {
          const no = at + 1;
          return (
            <div key={field.id} className={classes.card} style={{ padding: '0.75rem 1rem' }}>
              <div className={classes.two}>
                <TextField name={`parts.${at}.label`} label={t`Nhóm ${no}`} required maxLength={500} />
                <NumberField name={`parts.${at}.amount`} label={t`Số lượng`} placeholder={t`trống = theo nhu cầu`} />
                <SelectField name={`parts.${at}.level`} label={t`Cấp`} options={levels} clearable />
                <SelectField name={`parts.${at}.category`} label={t`Loại cán bộ`} options={categories} clearable />
              </div>
              <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', marginTop: '0.5rem' }}>
                <CheckField name={`parts.${at}.isOther`} label={t`Là "nhóm khác"`} />
                <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t`Bỏ nhóm ${no}`} onClick={() => remove(at)}>
                  <IconTrash size={18} stroke={1.6} aria-hidden />
                </ActionIcon>
              </div>
            </div>
          );
        })}
        <div>
          <Button variant="default" onClick={() => append(noPart)}>
            <Trans>Thêm phần</Trans>
          </Button>
        </div>
      </div>
    </fieldset>
  );
}

function valuesOf(plan: PlanDetail, target?: Target) {
  return {
    label: target?.label ?? '',
    nature: (target?.nature ?? 'any') as string,
    measure: (target?.measure ?? '') as string,
    stated: target?.amount.stated ?? null,
    approx: target?.approx ?? false,
    year: String(target?.year ?? plan.yearFrom),
    everyYear: target?.everyYear ?? false,
    familyId: target?.familyId ?? '',
    note: target?.note ?? '',
    parts: (target?.parts ?? []).map((part) => ({
      ...noPart,
      label: part.label,
      level: part.level ?? '',
      category: part.category ?? '',
      amount: part.amount,
      isOther: part.isOther,
      note: part.note ?? '',
    })),
  };
}

function bodyOf({ nature, measure, year, familyId, note, parts, ...rest }: Values): TargetInput {
  const orNull = (text: string) => text.trim() || null;
  return {
    ...rest,
    nature: nature as Target['nature'],
    measure: measure as Target['measure'],
    year: Number(year),
    familyId: orNull(familyId),
    note: orNull(note),
    parts: parts.map((part) => ({ ...part, level: orNull(part.level), category: orNull(part.category), note: orNull(part.note) })),
  };
}
