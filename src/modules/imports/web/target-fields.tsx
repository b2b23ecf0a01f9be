import { useLingui } from '@lingui/react/macro';
import { DateField, NumberField } from '#ui/fields.tsx';

export function YearTarget() {
  const { t } = useLingui();
  return <NumberField name="year" label={t`Năm`} required min={1990} max={2100} plain />;
}

export function DayTarget() {
  const { t } = useLingui();
  return <DateField name="date" label={t`Kể từ ngày`} required />;
}
