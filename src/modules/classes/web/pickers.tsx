import { Trans, useLingui } from '@lingui/react/macro';
import type { z } from 'zod';
import type { classList, ClassPage } from '#contracts/classes';
import type { documentPage } from '#contracts/documents';
import type { unitList } from '#contracts/organisations';
import type { fundingSources, programmes } from '#contracts/programmes';
import { SelectField } from '#ui/fields.tsx';
import { AppLink } from '#ui/link.tsx';
import { documentListPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { type Choice, LookupField } from './lookup-field.tsx';

interface Props {
  name: string;
  label?: string;
  description?: string;
  required?: boolean;
}

export function DocumentField({ name, required }: Props) {
  const { t } = useLingui();
  return (
    <LookupField<z.output<typeof documentPage>>
      name={name}
      label={t`Văn bản`}
      required={required}
      path="/api/documents"
      query={{ limit: 20 }}
      placeholder={t`Gõ số, ký hiệu hoặc trích yếu`}
      choices={({ documents }) => documents.map((one) => ({ value: one.id, label: `${one.quote} – ${one.subject}` }))}
      description={
        <>
          <Trans>Chưa có trong sổ?</Trans>{' '}
          <AppLink to={documentListPath()} target="_blank">
            <Trans>Đăng ký văn bản ở thẻ khác</Trans>
          </AppLink>
        </>
      }
    />
  );
}

/** A class that is being taught; of this family, or of any other one. */
export function ClassField({
  name,
  label,
  description,
  required,
  training,
  otherFamily = false,
}: Props & { training: ClassPage; otherFamily?: boolean }) {
  const { t } = useLingui();
  return (
    <LookupField<z.output<typeof classList>>
      name={name}
      label={label ?? t`Lớp đến`}
      description={description}
      required={required}
      path="/api/classes"
      query={{ status: 'running,paused,awaiting_closing', family: otherFamily ? undefined : training.familyCode, limit: 30 }}
      placeholder={t`Gõ mã hoặc tên lớp`}
      choices={({ rows }) =>
        rows
          .filter((row) => row.id !== training.id && (!otherFamily || row.familyCode !== training.familyCode))
          .map((row) => ({ value: row.id, label: `${row.code} – ${row.name}` }))
      }
    />
  );
}

export function UnitField({
  name,
  label,
  description,
  required,
  start,
  kinds,
}: Props & { label: string; start?: { id: number; name: string } | null; kinds?: readonly string[] }) {
  const { t } = useLingui();
  return (
    <LookupField<z.output<typeof unitList>>
      name={name}
      label={label}
      description={description}
      required={required}
      path="/api/units"
      query={{ limit: kinds ? 200 : 30 }}
      placeholder={t`Gõ tên đơn vị`}
      start={start ? { value: String(start.id), label: start.name } : undefined}
      choices={({ units }) =>
        units.filter((unit) => !kinds || kinds.includes(unit.kind)).map((unit) => ({ value: String(unit.id), label: unit.name }))
      }
    />
  );
}

/** Institutions that run classes. */
export const runnerKinds = ['political_school', 'political_centre', 'public_service_unit', 'central_agency', 'national_body'] as const;

export function useFunding(): Choice[] {
  const sources = useGet<z.output<typeof fundingSources>>('/api/funding-sources');
  return (sources.data ?? []).map(({ code, name }) => ({ value: code, label: name }));
}

export function useFundingName(): (code: string) => string {
  const sources = useFunding();
  return (code) => sources.find((one) => one.value === code)?.label ?? code;
}

export function FundingField({ name, required }: Props) {
  const { t } = useLingui();
  return <SelectField name={name} label={t`Nguồn kinh phí`} options={useFunding()} required={required} />;
}

export function useFamilies() {
  return useGet<z.output<typeof programmes>>('/api/programmes').data?.families ?? [];
}
