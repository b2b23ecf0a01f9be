import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useController } from 'react-hook-form';
import type { Query } from '#web/api.ts';
import { useGet } from '#web/query.ts';

export interface Choice {
  value: string;
  label: string;
}

interface InputProps<T> {
  label: string;
  description?: ReactNode;
  required?: boolean;
  placeholder?: string;
  /** A list that takes `?q=`. */
  path: string;
  query?: Query;
  choices: (answer: T) => Choice[];
  value: string;
  onChange: (value: string, choice: Choice | null) => void;
  /** Label of a value that was there before the first search. */
  start?: Choice;
  error?: ReactNode;
}

/** One of many, found on the server while one types. */
export function LookupInput<T>({ path, query, choices, value, onChange, start, required, ...look }: InputProps<T>) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<Choice | null>(start ?? null);
  const [text, setText] = useState(start?.label ?? '');
  const [opened, setOpened] = useState(false);
  const [asked] = useDebouncedValue(text, 250);
  const q = asked.trim() === chosen?.label ? '' : asked.trim();
  const found = useGet<T>(path, { ...query, q: q || undefined }, { enabled: opened });
  const listed = found.data ? choices(found.data) : [];
  // the chosen one stays in the list, else leaving the field would empty its text
  const data = chosen && value && !listed.some((one) => one.value === chosen.value) ? [...listed, chosen] : listed;
  return (
    <Select
      {...look}
      required={required}
      data={data}
      value={value || null}
      onChange={(next, option) => {
        const choice = next === null ? null : { value: next, label: option?.label ?? next };
        setChosen(choice);
        onChange(next ?? '', choice);
      }}
      searchable
      searchValue={text}
      onSearchChange={setText}
      onDropdownOpen={() => setOpened(true)}
      filter={({ options }) => options}
      allowDeselect={false}
      clearable={!required}
      clearButtonProps={{ 'aria-label': t`Bỏ chọn` }}
      nothingFoundMessage={found.error ? t`Không tìm được lúc này` : found.isFetching || !opened ? t`Đang tìm…` : t`Không tìm thấy`}
      maxDropdownHeight={260}
    />
  );
}

type FieldProps<T> = Omit<InputProps<T>, 'value' | 'onChange' | 'error'> & { name: string };

export function LookupField<T>({ name, ...rest }: FieldProps<T>) {
  const { t } = useLingui();
  const { field, fieldState } = useController({
    name,
    rules: { validate: (value: string) => (value || !rest.required ? true : t`Cần chọn mục này.`) },
  });
  return <LookupInput {...rest} value={field.value ?? ''} onChange={(value) => field.onChange(value)} error={fieldState.error?.message} />;
}
