import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import type { unitList } from '#contracts/organisations';
import type { programmes } from '#contracts/programmes';
import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import { compareText } from '#kit/text.ts';
import { SelectFilter, useUrlState } from '#ui/filter-bar.tsx';
import { withoutDiacritics } from '#web/pick-unit.tsx';
import { useGet } from '#web/query.ts';
import { unitRoles } from '../contract.ts';
import { thisYear, useYears } from './use-years.ts';
import { roleWords } from './words.ts';
import classes from './controls.module.css';

/** The question of the review, all of it in the URL. */
export function Controls({ year }: { year: number }) {
  const { t } = useLingui();
  const { years } = useYears();
  const oldest = Math.min(year, ...years.map((one) => one.year), thisYear) - 1;
  const newest = Math.max(year, ...years.map((one) => one.year), thisYear);
  const options = Array.from({ length: newest - oldest + 1 }, (_, at) => ({ value: newest - at, label: String(newest - at) }));
  return (
    <search className={classes.controls} aria-label={t`Phạm vi tổng kết`}>
      <SelectFilter name="year" label={t`Năm`} options={options} fallback={year} />
      <SelectFilter
        name="clock"
        label={t`Kỳ`}
        fallback="calendar"
        options={[
          { value: 'calendar', label: t`Năm dương lịch` },
          { value: 'administrative', label: t`Hành chính, 15/12 – 14/12` },
        ]}
      />
      <OrgFilter yearEnd={`${year}-12-31`} />
      <SelectFilter
        name="by"
        label={t`Tính theo`}
        fallback="runner"
        options={unitRoles.map((role) => ({ value: role, label: t(roleWords[role]) }))}
      />
      <ProgrammeFilter />
      <SelectFilter
        name="organised"
        label={t`Tổ chức`}
        fallback="then"
        options={[
          { value: 'then', label: t`Theo thời điểm` },
          { value: 'now', label: t`Theo hiện nay` },
        ]}
      />
    </search>
  );
}

/** Units as the question is organised, of the year's end or of today, by code: the URL can be read aloud. */
function OrgFilter({ yearEnd }: { yearEnd: string }) {
  const { t } = useLingui();
  const [search, set] = useUrlState();
  const asOf = search['organised'] === 'now' ? today() : yearEnd;
  const list = useGet<z.output<typeof unitList>>('/api/units', { asOf });
  const data = useMemo(
    () => (list.data?.units ?? []).map((unit) => ({ value: unit.code ?? String(unit.id), label: unit.name })),
    [list.data],
  );
  const value = search['org'] === undefined ? null : String(search['org']);
  const known = value === null || data.some((one) => one.value === value);
  return (
    <Select
      label={t`Đơn vị`}
      placeholder={t`Tất cả trong phạm vi`}
      data={known ? data : [{ value, label: value }, ...data]}
      value={value}
      onChange={(code) => set({ org: code ?? undefined })}
      clearable
      clearButtonProps={{ 'aria-label': t`Bỏ chọn đơn vị` }}
      searchable
      limit={60}
      filter={withoutDiacritics}
      nothingFoundMessage={t`Không có đơn vị nào khớp`}
      className={classes.org}
    />
  );
}

function ProgrammeFilter() {
  const { t } = useLingui();
  const list = useGet<z.output<typeof programmes>>('/api/programmes');
  const options = (list.data?.families ?? [])
    .map((family) => ({ value: family.code, label: family.name }))
    .sort((a, b) => compareText(a.label, b.label));
  return <SelectFilter name="programme" label={t`Chương trình`} all={t`Tất cả chương trình`} options={options} />;
}
