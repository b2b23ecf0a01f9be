import { useLingui } from '@lingui/react/macro';
import { type ComboboxItem, type ComboboxParsedItem, MultiSelect, type OptionsFilter, Select } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useController } from 'react-hook-form';
import type { Unit } from '#contracts/organisations';
import { fold } from '#kit/text.ts';
import { useUrlState } from '#ui/filter-bar.tsx';
import { useGet } from './query.ts';

interface UnitList {
  asOf: string;
  units: Unit[];
}

interface Options {
  /** Units that exist on this day, YYYY-MM-DD; default today. */
  asOf?: string;
  /** Which of them may be chosen. */
  only?: (unit: Unit) => boolean;
}

/** Units by name as choices; two of one name are told apart by the unit above. `value` is the id as text. */
export function useUnitChoices({ asOf, only }: Options = {}): { value: string; label: string }[] {
  const list = useGet<UnitList>('/api/units', { asOf });
  return useMemo(() => {
    const units = list.data?.units ?? [];
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    const count = Map.groupBy(units, (unit) => unit.name);
    const label = (unit: Unit) => {
      const above = byId.get(unit.parentId ?? -1);
      return above && count.get(unit.name)!.length > 1 ? `${unit.name} (${above.shortName ?? above.name})` : unit.name;
    };
    return units.filter((unit) => only?.(unit) ?? true).map((unit) => ({ value: String(unit.id), label: label(unit) }));
  }, [list.data, only]);
}

interface Props extends Options {
  name: string;
  label: string;
  description?: ReactNode;
  required?: boolean;
  clearable?: boolean;
}

/** A unit in a form; the value is its id as a number, null for none. Found without typing diacritics. */
export function UnitField({ name, label, description, required = false, clearable = !required, ...options }: Props) {
  const { t } = useLingui();
  const choices = useUnitChoices(options);
  const validate = (value: unknown) => (required && (value === null || value === undefined || value === '') ? t`Cần điền mục này.` : true);
  const { field, fieldState } = useController({ name, rules: { validate } });
  return (
    <Select
      {...{ label, description, required, clearable }}
      {...field}
      error={fieldState.error?.message}
      value={field.value ? String(field.value) : null}
      onChange={(value) => field.onChange(value === null ? null : Number(value))}
      data={choices}
      placeholder={t`Gõ để tìm đơn vị`}
      searchable
      limit={60}
      filter={withoutDiacritics}
      nothingFoundMessage={t`Không có đơn vị nào khớp`}
      clearButtonProps={{ 'aria-label': t`Bỏ chọn ${label}` }}
    />
  );
}

/** Several units; the value is a list of ids. */
export function UnitsField({
  name,
  label,
  description,
  least = 1,
  ...options
}: Omit<Props, 'required' | 'clearable'> & { least?: number }) {
  const { t } = useLingui();
  const choices = useUnitChoices(options);
  const validate = (value: number[]) => (value.length < least ? t`Cần ít nhất ${least} đơn vị.` : true);
  const { field, fieldState } = useController({ name, rules: { validate } });
  return (
    <MultiSelect
      {...{ label, description }}
      {...field}
      required={least > 0}
      error={fieldState.error?.message}
      value={(field.value as number[]).map(String)}
      onChange={(values) => field.onChange(values.map(Number))}
      data={choices}
      placeholder={t`Gõ để tìm đơn vị`}
      searchable
      limit={60}
      filter={withoutDiacritics}
      nothingFoundMessage={t`Không có đơn vị nào khớp`}
    />
  );
}

/** The same in a filter bar; the URL holds the id. */
export function UnitFilter({ name = 'unit', label, ...options }: { name?: string; label: string } & Options) {
  const { t } = useLingui();
  const [search, set] = useUrlState();
  return (
    <Select
      label={label}
      placeholder={t`Tất cả đơn vị`}
      data={useUnitChoices(options)}
      value={search[name] === undefined ? null : String(search[name])}
      onChange={(value) => set({ [name]: value ?? undefined })}
      clearable
      clearButtonProps={{ 'aria-label': t`Bỏ chọn ${label}` }}
      searchable
      limit={60}
      filter={withoutDiacritics}
      nothingFoundMessage={t`Không có đơn vị nào khớp`}
      style={{ flex: '1 1 16rem', maxWidth: '24rem' }}
    />
  );
}

const isChoice = (item: ComboboxParsedItem): item is ComboboxItem => 'label' in item;

/** "so noi vu" finds "Sở Nội vụ". */
export const withoutDiacritics: OptionsFilter = ({ options, search, limit }) => {
  const words = fold(search).split(' ').filter(Boolean);
  const found = options.filter((item) => isChoice(item) && words.every((word) => fold(item.label).includes(word)));
  return found.slice(0, limit);
};
