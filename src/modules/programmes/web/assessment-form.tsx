import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useController, useFieldArray } from 'react-hook-form';
import { CheckField, NumberField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { Fold } from '#ui/section.tsx';
import { separators } from '#ui/format.ts';
import { send } from '#web/api.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useRefresh } from '#web/query.ts';
import { capConditions, componentKinds, schemeParts, type ShownAssessment } from '../assessment-contract.ts';
import { useAssessmentWords } from './assessment-words.ts';
import css from './content.module.css';

const empty = {
  code: '',
  name: '',
  scale: 10,
  passMark: 5,
  resits: 1,
  resitMark: 'resit',
  absencePercent: 20 as number | null,
  absencePer: 'module',
  absenceCounts: 'all',
  components: [{ name: '', kind: 'module_test', weight: 100 as number | null, passMark: null as number | null }],
  bands: [] as { name: string; fromMark: number | null }[],
  caps: [] as { condition: string; threshold: number | null; band: string }[],
};
type Values = typeof empty & { sources: { documentId: string; citation: string; verified: boolean }[] };

const valuesOf = (scheme: ShownAssessment | undefined): Values => ({
  ...(scheme ?? empty),
  sources: schemeParts.map((part) => {
    const found = scheme?.sources.find((one) => one.part === part);
    return { documentId: found?.document?.id ?? '', citation: found?.citation ?? '', verified: found?.verification === 'verified' };
  }),
});

/** A part without a document and without words has not been looked up. */
const bodyOf = ({
  sources,
  code,
  name,
  scale,
  passMark,
  resits,
  resitMark,
  absencePercent,
  absencePer,
  absenceCounts,
  components,
  bands,
  caps,
}: Values) => ({
  code: code.toUpperCase(),
  name,
  scale,
  passMark,
  resits,
  resitMark,
  absencePercent,
  absencePer,
  absenceCounts,
  bands,
  caps,
  components: components.map((one) => ({ ...one, weight: one.weight ?? 0 })),
  sources: sources.flatMap(({ documentId, citation, verified }, at) =>
    documentId || citation.trim()
      ? [
          {
            part: schemeParts[at],
            documentId: documentId || null,
            citation: citation.trim() || null,
            verification: verified ? 'verified' : 'unverified',
          },
        ]
      : [],
  ),
});

export function AssessmentForm({ scheme, onClose }: { scheme?: ShownAssessment; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const { parts } = useAssessmentWords();
  const title = scheme ? t`Sửa quy chế đánh giá` : t`Thêm quy chế đánh giá`;
  return (
    <FormModal
      title={title}
      submitLabel={t`Ghi quy chế đánh giá`}
      drawer
      size="xl"
      defaultValues={valuesOf(scheme)}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        const path = scheme ? `/api/programmes/assessments/${scheme.id}` : '/api/programmes/assessments';
        await send(scheme ? 'PUT' : 'POST', path, bodyOf(values), { ...attempt, ...(scheme && { ifMatch: scheme.rowVersion }) });
        await refresh();
      }}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextField name="code" label={t`Mã`} required maxLength={40} />
        <TextField name="name" label={t`Tên`} required maxLength={300} />
        <MarkField name="scale" label={t`Thang điểm`} />
        <MarkField name="passMark" label={t`Điểm đạt`} />
        <NumberField name="resits" label={t`Số lần thi lại`} max={9} />
        <SelectField
          name="resitMark"
          label={t`Điểm tính sau thi lại`}
          options={[
            { value: 'resit', label: t`điểm thi lại` },
            { value: 'better', label: t`điểm cao hơn` },
          ]}
        />
        <MarkField name="absencePercent" label={t`Vắng không quá, %`} />
        <SelectField
          name="absencePer"
          label={t`Tính vắng theo`}
          options={[
            { value: 'module', label: t`học phần` },
            { value: 'programme', label: t`khóa học` },
          ]}
        />
      </SimpleGrid>
      <Components />
      <Bands />
      <Caps />
      <Fold title={t`Căn cứ từng phần`}>
        {schemeParts.map((part, at) => (
          <div key={part} className={css.topic} role="group" aria-label={parts[part]}>
            <DocumentField name={`sources.${at}.documentId`} label={parts[part]} />
            <TextField name={`sources.${at}.citation`} label={t`Trích dẫn`} maxLength={500} />
            <CheckField name={`sources.${at}.verified`} label={t`Đã đối chiếu với văn bản gốc`} />
          </div>
        ))}
      </Fold>
    </FormModal>
  );
}

/** A mark or a percent; empty is null. */
function MarkField({ name, label }: { name: string; label: string }) {
  const { field, fieldState } = useController({ name });
  return (
    <NumberInput
      label={label}
      {...field}
      error={fieldState.error?.message}
      value={(field.value as number | null) ?? ''}
      onChange={(value) => field.onChange(value === '' ? null : Number(value))}
      min={0}
      max={999}
      decimalScale={2}
      decimalSeparator={separators.decimal}
      thousandSeparator=""
      hideControls
    />
  );
}

function LineField({ name, label }: { name: string; label: string }) {
  const { field } = useController({ name });
  return <TextInput label={label} {...field} maxLength={200} className={css.wide} />;
}

function ChoiceField({ name, label, options }: { name: string; label: string; options: { value: string; label: string }[] }) {
  const { field } = useController({ name });
  return <Select label={label} {...field} data={options} allowDeselect={false} />;
}

function Components() {
  const { t } = useLingui();
  const { kinds } = useAssessmentWords();
  const { fields, append, remove } = useFieldArray({ name: 'components' });
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <legend>
        <strong>{t`Thành phần đánh giá`}</strong>
      </legend>
      {fields.map((row, at) => (
        <div key={row.id} className={css.topic}>
          <div className={css.line}>
            <LineField name={`components.${at}.name`} label={t`Thành phần`} />
            <ChoiceField
              name={`components.${at}.kind`}
              label={t`Loại`}
              options={componentKinds.map((value) => ({ value, label: kinds[value] }))}
            />
            <MarkField name={`components.${at}.weight`} label={t`Trọng số, %`} />
            <MarkField name={`components.${at}.passMark`} label={t`Điểm đạt riêng`} />
            <Button variant="subtle" size="compact-sm" onClick={() => remove(at)}>
              <Trans>Bỏ</Trans>
            </Button>
          </div>
        </div>
      ))}
      <Button variant="default" size="xs" onClick={() => append({ name: '', kind: 'other', weight: 0, passMark: null })}>
        <Trans>Thêm thành phần</Trans>
      </Button>
    </fieldset>
  );
}

function Bands() {
  const { t } = useLingui();
  const { fields, append, remove } = useFieldArray({ name: 'bands' });
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <legend>
        <strong>{t`Xếp loại, từ cao xuống thấp`}</strong>
      </legend>
      {fields.map((row, at) => (
        <div key={row.id} className={css.topic}>
          <div className={css.line}>
            <LineField name={`bands.${at}.name`} label={t`Mức`} />
            <MarkField name={`bands.${at}.fromMark`} label={t`Từ điểm`} />
            <Button variant="subtle" size="compact-sm" onClick={() => remove(at)}>
              <Trans>Bỏ</Trans>
            </Button>
          </div>
        </div>
      ))}
      <Button variant="default" size="xs" onClick={() => append({ name: '', fromMark: null })}>
        <Trans>Thêm mức</Trans>
      </Button>
    </fieldset>
  );
}

function Caps() {
  const { t } = useLingui();
  const { conditions } = useAssessmentWords();
  const { fields, append, remove } = useFieldArray({ name: 'caps' });
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <legend>
        <strong>{t`Giới hạn xếp loại`}</strong>
      </legend>
      {fields.map((row, at) => (
        <div key={row.id} className={css.topic}>
          <div className={css.line}>
            <ChoiceField
              name={`caps.${at}.condition`}
              label={t`Khi`}
              options={capConditions.map((value) => ({ value, label: conditions[value] }))}
            />
            <MarkField name={`caps.${at}.threshold`} label={t`Ngưỡng`} />
            <LineField name={`caps.${at}.band`} label={t`Cao nhất được xếp`} />
            <Button variant="subtle" size="compact-sm" onClick={() => remove(at)}>
              <Trans>Bỏ</Trans>
            </Button>
          </div>
        </div>
      ))}
      <Button variant="default" size="xs" onClick={() => append({ condition: 'resat', threshold: 1, band: '' })}>
        <Trans>Thêm giới hạn</Trans>
      </Button>
    </fieldset>
  );
}
