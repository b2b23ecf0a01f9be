import { useLingui } from '@lingui/react/macro';
import type { z } from 'zod';
import type { classList, ClassPage } from '#contracts/classes';
import { useGet } from '#web/query.ts';
import { LookupField } from './lookup-field.tsx';
import { useFormContext } from 'react-hook-form';

/** The class a list belongs to. The one the officer came from is known by its id, so its name is read first. */
export function ClassTarget({ required = true }: { required?: boolean }) {
  const { t } = useLingui();
  const start = useFormContext().formState.defaultValues?.target?.classId as string | undefined;
  const known = useGet<ClassPage>(`/api/classes/${start}`, {}, { enabled: Boolean(start) });
  if (start && !known.data && !known.error) return null;
  return (
    <LookupField<z.output<typeof classList>>
      name="target.classId"
      label={t`Lớp`}
      required={required}
      path="/api/classes"
      query={{ limit: 30 }}
      placeholder={t`Gõ mã hoặc tên lớp`}
      start={known.data && start ? { value: start, label: `${known.data.code} – ${known.data.name}` } : undefined}
      choices={({ rows }) => rows.map((row) => ({ value: row.id, label: `${row.code} – ${row.name}` }))}
    />
  );
}
