import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { EmptyState } from '#ui/empty-state.tsx';
import { SelectField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { useEdit } from '#web/edit.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { ShownAssessment } from '../assessment-contract.ts';
import type { VersionContent } from '../content-contract.ts';
import { AssessmentForm } from './assessment-form.tsx';
import { AssessmentShown } from './assessment-shown.tsx';

/** How a version is assessed; several versions may be assessed alike. */
export function AssessmentTab({ content }: { content: VersionContent }) {
  const { t } = useLingui();
  const list = useGet<ShownAssessment[]>('/api/programmes/assessments');
  const mayRecord = useCan('programmes.record');
  const [dialog, setDialog] = useState<'choose' | 'edit' | 'new' | null>(null);
  const close = () => setDialog(null);
  return (
    <Loaded query={list}>
      {(schemes) => {
        const scheme = schemes.find(({ id }) => id === content.assessmentSchemeId);
        const others = scheme?.usedBy.filter((code) => code !== content.code).join(', ');
        const actions = mayRecord && (
          <>
            {scheme && (
              <Button variant="default" onClick={() => setDialog('edit')}>
                <Trans>Sửa quy chế</Trans>
              </Button>
            )}
            <Button variant="default" onClick={() => setDialog('choose')}>
              <Trans>Chọn quy chế khác</Trans>
            </Button>
            <Button variant="default" onClick={() => setDialog('new')}>
              <Trans>Thêm quy chế</Trans>
            </Button>
          </>
        );
        return (
          <>
            {scheme ? (
              <Section
                title={`${scheme.code} – ${scheme.name}`}
                note={others ? t`Dùng chung với ${others}; sửa ở đây là sửa cho cả các phiên bản ấy.` : undefined}
                card
                actions={actions}
              >
                <AssessmentShown scheme={scheme} />
              </Section>
            ) : (
              <EmptyState title={t`Chưa chọn quy chế đánh giá`} action={actions}>
                {t`Quy chế cho biết thành phần điểm, trọng số, điểm đạt, thi lại, giới hạn vắng và cách xếp loại.`}
              </EmptyState>
            )}
            {dialog === 'choose' && <ChooseForm content={content} schemes={schemes} onClose={close} />}
            {dialog === 'edit' && scheme && <AssessmentForm scheme={scheme} onClose={close} />}
            {dialog === 'new' && <AssessmentForm onClose={close} />}
          </>
        );
      }}
    </Loaded>
  );
}

function ChooseForm({ content, schemes, onClose }: { content: VersionContent; schemes: ShownAssessment[]; onClose: () => void }) {
  const { t } = useLingui();
  const edit = useEdit(content.rowVersion);
  const { audience, personnel, requirements, code } = content;
  return (
    <FormModal
      title={t`Quy chế đánh giá của ${code}`}
      submitLabel={t`Ghi quy chế đánh giá`}
      defaultValues={{ assessmentSchemeId: content.assessmentSchemeId ?? '' }}
      onClose={onClose}
      onSubmit={({ assessmentSchemeId }, attempt) =>
        edit(
          'PUT',
          `/api/programmes/versions/${content.id}/conditions`,
          { audience, personnel, requirements, assessmentSchemeId: assessmentSchemeId || null },
          attempt,
        )
      }
    >
      <SelectField
        name="assessmentSchemeId"
        label={t`Quy chế đánh giá`}
        clearable
        options={schemes.map((one) => ({ value: one.id, label: `${one.code} – ${one.name}` }))}
      />
    </FormModal>
  );
}
