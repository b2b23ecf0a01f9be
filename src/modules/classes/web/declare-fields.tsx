import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Autocomplete, SimpleGrid } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useController, useWatch } from 'react-hook-form';
import { today, yearOf } from '#kit/dates.ts';
import { NumberField, SelectField, TextField } from '#ui/fields.tsx';
import { DocumentField } from '#web/pick-document.tsx';
import { useFamilies } from './pickers.tsx';
import { years } from './years.ts';

/** A class of fewer or more than these is seldom one: both have been typing errors. */
export const isUnlikely = (classes: number | null, turns: number | null) =>
  Boolean(classes && turns !== null && (turns / classes < 15 || turns / classes > 300));

export interface DeclaredValues {
  monthOfYear: string;
  year: string;
  kind: string;
  familyId: string;
  classes: number | null;
  turns: number | null;
  source: string;
  documentId: string;
  reason: string;
}

export const declaredBody = (values: DeclaredValues) => ({
  month: `${values.year}-${values.monthOfYear.padStart(2, '0')}`,
  kind: values.kind,
  familyId: values.familyId || null,
  classes: values.classes,
  turns: values.turns,
  source: values.source,
  documentId: values.documentId || null,
  reason: values.reason || null,
});

/** What is declared. `correcting`: it takes the place of a figure that stands, and says why. */
export function DeclareFields({ kinds, correcting = false }: { kinds: string[]; correcting?: boolean }) {
  const { t } = useLingui();
  const families = useFamilies();
  const past = years().filter(({ value }) => value <= yearOf(today()));
  return (
    <>
      <SimpleGrid cols={2} spacing="sm">
        <SelectField
          name="monthOfYear"
          label={t`Tháng`}
          required
          options={Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: t`Tháng ${at + 1}` }))}
        />
        <SelectField name="year" label={t`Năm`} required options={past.map(({ value, label }) => ({ value: String(value), label }))} />
      </SimpleGrid>
      <KindField kinds={kinds} />
      <SelectField
        name="familyId"
        label={t`Chương trình`}
        description={t`Để trống nếu lớp không theo chương trình nào trong danh mục.`}
        clearable
        options={families.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SimpleGrid cols={2} spacing="sm">
        <NumberField name="classes" label={t`Số lớp`} required max={100_000} />
        <NumberField name="turns" label={t`Số lượt học viên`} required max={10_000_000} />
      </SimpleGrid>
      <Unlikely />
      <TextField name="source" label={t`Nguồn số liệu`} placeholder={t`Báo cáo, công văn, bảng kê của đơn vị`} required maxLength={300} />
      <DocumentField name="documentId" label={t`Văn bản`} />
      {correcting ? (
        <TextField name="reason" label={t`Vì sao sửa`} required maxLength={500} />
      ) : (
        <TextField name="reason" label={t`Lý do`} description={t`Chỉ cần khi năm đã khóa sổ; khi đó cần cả văn bản.`} maxLength={500} />
      )}
    </>
  );
}

/** Free words, but the words already in use first: "Tập huấn" twice under two spellings would be counted twice. */
function KindField({ kinds }: { kinds: string[] }) {
  const { t } = useLingui();
  const { field, fieldState } = useController({
    name: 'kind',
    rules: { validate: (value: string) => (value.trim() ? true : t`Cần điền mục này.`) },
  });
  return (
    <Autocomplete
      {...field}
      label={t`Loại lớp`}
      required
      maxLength={100}
      data={kinds}
      placeholder={t`Tập huấn, bồi dưỡng chuyên đề…`}
      error={fieldState.error?.message}
    />
  );
}

function Unlikely() {
  const { t } = useLingui();
  const [classes, turns]: (number | null)[] = useWatch({ name: ['classes', 'turns'] });
  if (!isUnlikely(classes ?? null, turns ?? null)) return <div aria-live="polite" />;
  const each = Math.round(turns! / classes!);
  return (
    <div aria-live="polite">
      <Alert color="amber" title={t`Bình quân ${each} lượt một lớp: ít gặp`} role="note" icon={<IconAlertTriangle aria-hidden />}>
        <Trans>Thường từ 15 đến 300. Xem lại hai số trên; nếu đúng thì cứ ghi.</Trans>
      </Alert>
    </div>
  );
}
