import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useUrlState } from '#ui/filter-bar.tsx';
import { formatDate } from '#ui/format.ts';
import { useGet } from '#web/query.ts';
import { withoutDiacritics } from '#web/pick-unit.tsx';
import type { FoundPeople, TrailChoices } from '../contract.ts';

const wide = { flex: '1 1 14rem', maxWidth: '20rem' };
const everybody: FoundPeople = [];

/** Somebody by a part of the name; the URL holds who. `chosen`: the one it holds now, whose name the list has told. */
export function PersonFilter({ chosen }: { chosen: { id: string; name: string } | null | undefined }) {
  const { t } = useLingui();
  const [search, set] = useUrlState();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), 300);
  const wanted = asked.length >= 2 && asked !== chosen?.name;
  const found = useGet<FoundPeople>('/api/audit/people', { q: asked }, { enabled: wanted }).data;
  const value = search['person'] === undefined ? null : String(search['person']);
  const label = t`Về người`;
  const offered = (wanted ? (found ?? everybody) : everybody).map(({ id, name, unit, birthDate }) => ({
    value: id,
    label: [name, birthDate && formatDate(birthDate), unit].filter(Boolean).join(', '),
  }));
  const known = value === null || offered.some((one) => one.value === value) ? [] : [{ value, label: chosen?.name ?? '…' }];
  return (
    <Select
      label={label}
      placeholder={t`Gõ một phần họ tên`}
      data={[...known, ...offered]}
      value={value}
      onChange={(id) => set({ person: id ?? undefined })}
      onSearchChange={setTyped}
      searchable
      filter={({ options }) => options}
      clearable
      clearButtonProps={{ 'aria-label': t`Bỏ chọn ${label}` }}
      nothingFoundMessage={t`Không có ai khớp`}
      style={{ flex: '1 1 16rem', maxWidth: '24rem' }}
    />
  );
}

/** Whose acts. */
export function AccountFilter() {
  const { t } = useLingui();
  const { accounts = [] } = useGet<TrailChoices>('/api/audit/choices').data ?? {};
  return <Choice name="account" label={t`Người thực hiện`} options={accounts.map(({ id, name }) => ({ value: id, label: name }))} />;
}

/** Which acts. */
export function CommandFilter() {
  const { t } = useLingui();
  const { commands = [] } = useGet<TrailChoices>('/api/audit/choices').data ?? {};
  return <Choice name="command" label={t`Việc`} options={commands.map(({ command, what }) => ({ value: command, label: what }))} />;
}

function Choice({ name, label, options }: { name: string; label: string; options: { value: string; label: string }[] }) {
  const { t } = useLingui();
  const [search, set] = useUrlState();
  return (
    <Select
      label={label}
      placeholder={t`Tất cả`}
      data={options}
      value={search[name] === undefined ? null : String(search[name])}
      onChange={(value) => set({ [name]: value ?? undefined })}
      searchable
      limit={60}
      filter={withoutDiacritics}
      clearable
      clearButtonProps={{ 'aria-label': t`Bỏ chọn ${label}` }}
      nothingFoundMessage={t`Không có mục nào khớp`}
      style={wide}
    />
  );
}
