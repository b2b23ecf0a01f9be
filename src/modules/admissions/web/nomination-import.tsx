import { useLingui } from '@lingui/react/macro';
import { type FieldValues, useFormContext } from 'react-hook-form';
import { UnitField } from '#web/pick-unit.tsx';
import { useGet } from '#web/query.ts';
import { LookupField } from '../../classes/web/lookup-field.tsx';
import type { SeriesList, SeriesPage } from '../series-contract.ts';

/** The series a list of nominees goes into; the one the officer came from is known by its id, so its name is read first. */
export function NominationsTarget() {
  const { t } = useLingui();
  const start = useFormContext().formState.defaultValues?.['seriesId'] as string | undefined;
  const known = useGet<SeriesPage>(`/api/series/${start}`, {}, { enabled: Boolean(start) });
  if (start && !known.data && !known.error) return null;
  return (
    <>
      <LookupField<SeriesList>
        name="seriesId"
        label={t`Đợt tuyển sinh`}
        required
        path="/api/series"
        query={{ limit: 30, state: 'open' }}
        placeholder={t`Gõ mã hoặc tên đợt`}
        {...(known.data && start ? { start: { value: start, label: `${known.data.code} – ${known.data.name}` } } : {})}
        choices={({ rows }) => rows.map((row) => ({ value: row.id, label: `${row.code} – ${row.name}` }))}
      />
      <UnitField name="unitId" label={t`Đơn vị cử`} description={t`Để trống thì theo đơn vị ghi trong tệp.`} />
    </>
  );
}

export const nominationsTarget = {
  start: ({ series }: { series?: string }) => ({ seriesId: series ?? '', unitId: null }),
  of: ({ seriesId, unitId }: FieldValues) => ({ seriesId, unitId: unitId || null }),
};
