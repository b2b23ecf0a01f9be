import { Trans, useLingui } from '@lingui/react/macro';
import { Button, MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { DescriptionList } from '#ui/description-list.tsx';
import { LongTextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { Section } from '#ui/section.tsx';
import { useEdit } from '#web/edit.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import { SchemePanel } from '../../eligibility/web/scheme-panel.tsx';
import { usePeopleWords } from '../../people/web/words.ts';
import { personnelKinds, type VersionContent } from '../content-contract.ts';
import css from './content.module.css';

type Schemes = { schemes: { code: string; name: string }[] };

/** Whom a version is for, and which sets of conditions it asks of them. */
export function ConditionsTab({ content }: { content: VersionContent }) {
  const { t } = useLingui();
  const { categories } = usePeopleWords();
  const mayRecord = useCan('programmes.record');
  const [editing, setEditing] = useState(false);
  const names = useSchemeNames();
  const edit = mayRecord && (
    <Button variant="default" onClick={() => setEditing(true)}>
      <Trans>Sửa đối tượng, điều kiện</Trans>
    </Button>
  );
  return (
    <div className={css.apart}>
      <Section
        title={t`Đối tượng và điều kiện`}
        note={t`Khi cử người, hệ thống đối chiếu từng người với các bộ điều kiện này.`}
        card
        actions={edit}
      >
        <DescriptionList
          columns={1}
          items={[
            { label: t`Đối tượng`, value: content.audience && <span style={{ whiteSpace: 'pre-line' }}>{content.audience}</span> },
            {
              label: t`Nhóm người học`,
              value: content.personnel.length === 0 ? t`mọi nhóm` : content.personnel.map((one) => categories[one]).join(', '),
            },
            {
              label: t`Bộ điều kiện`,
              value:
                content.requirements.length === 0
                  ? t`không đặt điều kiện riêng`
                  : content.requirements.map((code) => names.get(code) ?? code).join('; '),
            },
          ]}
        />
        {editing && <ConditionsForm content={content} onClose={() => setEditing(false)} />}
      </Section>
      <SchemePanel familyId={content.familyId} />
    </div>
  );
}

/** Sets of conditions by their code. */
function useSchemeNames(): Map<string, string> {
  const found = useGet<Schemes>('/api/eligibility');
  return new Map((found.data?.schemes ?? []).map(({ code, name }) => [code, `${code} – ${name}`]));
}

function ConditionsForm({ content, onClose }: { content: VersionContent; onClose: () => void }) {
  const { t } = useLingui();
  const { categories } = usePeopleWords();
  const edit = useEdit(content.rowVersion);
  const names = useSchemeNames();
  const { code, assessmentSchemeId } = content;
  const known = [...names, ...content.requirements.filter((one) => !names.has(one)).map((one) => [one, one] as const)];
  return (
    <FormModal
      title={t`Đối tượng, điều kiện của ${code}`}
      submitLabel={t`Ghi đối tượng, điều kiện`}
      defaultValues={{ audience: content.audience ?? '', personnel: content.personnel as string[], requirements: content.requirements }}
      onClose={onClose}
      onSubmit={(values, attempt) =>
        edit('PUT', `/api/programmes/versions/${content.id}/conditions`, { ...values, assessmentSchemeId }, attempt)
      }
    >
      <LongTextField name="audience" label={t`Đối tượng`} />
      <ManyField
        name="personnel"
        label={t`Nhóm người học`}
        description={t`Để trống: mọi nhóm.`}
        options={personnelKinds.map((value) => ({ value, label: categories[value] }))}
      />
      <ManyField
        name="requirements"
        label={t`Bộ điều kiện`}
        description={t`Chọn trong danh mục điều kiện.`}
        options={known.map(([value, label]) => ({ value, label }))}
      />
    </FormModal>
  );
}

interface ManyProps {
  name: string;
  label: string;
  description: string;
  options: { value: string; label: string }[];
}

function ManyField({ name, label, description, options }: ManyProps) {
  const { t } = useLingui();
  const { field } = useController({ name });
  return (
    <MultiSelect
      {...{ label, description }}
      {...field}
      value={field.value as string[]}
      data={options}
      nothingFoundMessage={t`Không có mục nào khớp`}
    />
  );
}
