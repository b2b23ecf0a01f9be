import { useLingui } from '@lingui/react/macro';
import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { isCalendarDate } from '#kit/dates.ts';
import { DateInput } from './date-field.tsx';
import { separators } from './format.ts';

/** Fields for FormModal, bound by name. Empty is '' for text, choice and day, null for a number. */
interface Props {
  name: string;
  label: string;
  description?: ReactNode;
  required?: boolean;
  placeholder?: string;
  /** A further check; a text is the reason. */
  check?: (value: never) => string | undefined;
}

function useBound({ name, required = false, check }: Props, kind: 'text' | 'day' = 'text') {
  const { t } = useLingui();
  const validate = (value: unknown) => {
    const none = value === '' || value === null || value === undefined;
    if (none) return required ? t`Cần điền mục này.` : true;
    if (kind === 'day' && !isCalendarDate(value)) return t`Không có ngày ${value as string}. Ghi ngày/tháng/năm.`;
    return check?.(value as never) ?? true;
  };
  const { field, fieldState } = useController({ name, rules: { validate } });
  return { field, error: fieldState.error?.message };
}

export function TextField(props: Props & { maxLength?: number }) {
  const { label, description, required, placeholder, maxLength } = props;
  const { field, error } = useBound(props);
  return <TextInput {...{ label, description, required, placeholder, maxLength, error }} {...field} />;
}

export function LongTextField(props: Props & { rows?: number }) {
  const { label, description, required, placeholder, rows = 3 } = props;
  const { field, error } = useBound(props);
  return <Textarea {...{ label, description, required, placeholder, error }} minRows={rows} autosize {...field} />;
}

/** A whole number, shown with thousands points; `plain` without, for a year. */
export function NumberField(props: Props & { min?: number; max?: number; plain?: boolean }) {
  const { label, description, required, placeholder, min = 0, max, plain = false } = props;
  const { field, error } = useBound(props);
  return (
    <NumberInput
      {...{ label, description, required, placeholder, min, max, error }}
      {...field}
      value={field.value ?? ''}
      onChange={(value) => field.onChange(value === '' ? null : Number(value))}
      allowDecimal={false}
      thousandSeparator={plain ? '' : separators.thousand}
      decimalSeparator={separators.decimal}
      hideControls
    />
  );
}

export function SelectField(props: Props & { options: { value: string; label: string }[]; clearable?: boolean }) {
  const { t } = useLingui();
  const { label, description, required, placeholder, options, clearable = false } = props;
  const { field, error } = useBound(props);
  return (
    <Select
      {...{ label, description, required, placeholder, clearable, error }}
      {...field}
      value={field.value || null}
      onChange={(value) => field.onChange(value ?? '')}
      data={options}
      allowDeselect={false}
      searchable={options.length > 8}
      nothingFoundMessage={t`Không có mục nào khớp`}
    />
  );
}

export function CheckField(props: Props) {
  const { field, error } = useBound(props);
  const { value, ...rest } = field;
  return <Checkbox label={props.label} description={props.description} error={error} checked={Boolean(value)} {...rest} />;
}

/** value YYYY-MM-DD */
export function DateField(props: Props) {
  const { label, description, required } = props;
  const { field, error } = useBound(props, 'day');
  const { name, value, onChange, onBlur } = field;
  return <DateInput {...{ label, description, required, error, name, onChange, onBlur }} value={value ?? ''} />;
}
