import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { useGet } from './query.ts';

type Choice = { value: string; label: string };
interface Page {
  classes?: { id: string; code: string; name: string }[];
  people?: { id: string; fullName: string; unit?: { name: string } | null }[];
}
interface Props {
  name: string;
  label: string;
  description?: string;
}

/** A class in a form, found by code or words of its name; the value is its id, '' for none. */
export function ClassField(props: Props) {
  const { t } = useLingui();
  return (
    <FoundField
      {...props}
      find="/api/classes"
      choicesIn={(page) => (page.classes ?? []).map(({ id, code, name }) => ({ value: id, label: `${code} · ${name}` }))}
      none={t`Không có lớp nào khớp`}
    />
  );
}

/** A person in a form, found by name; the value is the id, '' for none. */
export function PersonField(props: Props) {
  const { t } = useLingui();
  return (
    <FoundField
      {...props}
      find="/api/people"
      choicesIn={(page) =>
        (page.people ?? []).map(({ id, fullName, unit }) => ({ value: id, label: unit ? `${fullName}, ${unit.name}` : fullName }))
      }
      none={t`Không có người nào khớp`}
    />
  );
}

function FoundField({
  name,
  label,
  description,
  find,
  choicesIn,
  none,
}: Props & { find: string; choicesIn: (page: Page) => Choice[]; none: string }) {
  const { t } = useLingui();
  const { field, fieldState } = useController({ name, rules: { validate: (value) => (value ? true : t`Cần điền mục này.`) } });
  const [text, setText] = useState('');
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState<Choice | null>(null);
  const [asked] = useDebouncedValue(text.trim(), 300);
  const found = useGet<Page>(find, { q: (asked === chosen?.label ? '' : asked) || undefined, limit: 30 }, { enabled: opened });
  const data = found.data ? choicesIn(found.data) : [];
  return (
    <Select
      label={label}
      description={description}
      required
      {...field}
      error={fieldState.error?.message}
      value={field.value || null}
      onChange={(value, option) => {
        setChosen(value === null ? null : option);
        field.onChange(value ?? '');
      }}
      data={chosen && !data.some((one) => one.value === chosen.value) ? [chosen, ...data] : data}
      searchable
      searchValue={text}
      onSearchChange={setText}
      onDropdownOpen={() => setOpened(true)}
      filter={({ options }) => options}
      nothingFoundMessage={found.isFetching || !opened ? t`Đang tìm…` : none}
    />
  );
}
