import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { today } from '#kit/dates.ts';
import { CheckField, DateField, LongTextField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useRefresh } from '#web/query.ts';
import type { MatrixPage } from '../contract.ts';
import { personnelKinds } from '../kinds.ts';
import { CaseEditor } from './case-editor.tsx';
import { casesOf, draftOf, emptyCase, type DraftCase } from './draft.ts';
import css from './matrix.module.css';
import { personnelWords } from './words.ts';

/** The next version, begun from the one in force. Nothing is kept before it is given a day and its source. */
export function MatrixEditor({ page, onClose }: { page: MatrixPage; onClose: () => void }) {
  const { t } = useLingui();
  const [cases, setCases] = useState<DraftCase[]>(() => (page.cases.length > 0 ? draftOf(page.cases) : [emptyCase(t`Mọi lớp`)]));
  const [naming, setNaming] = useState(false);
  return (
    <div className={css.apart}>
      {cases.map((one) => (
        <CaseEditor
          key={one.id}
          one={one}
          onChange={(next) => setCases(cases.map((before) => (before.id === one.id ? next : before)))}
          onRemove={() => setCases(cases.filter((before) => before.id !== one.id))}
        />
      ))}
      <Group>
        <Button variant="default" onClick={() => setCases([...cases, emptyCase('')])}>
          <Trans>Thêm loại lớp</Trans>
        </Button>
        <Button variant="subtle" onClick={onClose}>
          <Trans>Bỏ bản đang soạn</Trans>
        </Button>
        <Button onClick={() => setNaming(true)}>
          <Trans>Ghi bảng mới</Trans>
        </Button>
      </Group>
      {naming && <NameVersion page={page} cases={cases} onClose={() => setNaming(false)} done={onClose} />}
    </div>
  );
}

function NameVersion({ page, cases, onClose, done }: { page: MatrixPage; cases: DraftCase[]; onClose: () => void; done: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Ghi bảng phân cấp mới`}
      submitLabel={t`Ghi bảng phân cấp`}
      defaultValues={{
        validFrom: today(),
        personnel: page.version?.personnel ?? '',
        documentId: '',
        citation: '',
        verified: false,
        note: '',
      }}
      onClose={onClose}
      onSubmit={async ({ verified, personnel, documentId, citation, note, validFrom }, attempt) => {
        const body = {
          validFrom,
          personnel: personnel || null,
          documentId: documentId || null,
          citation: citation.trim() || null,
          note: note.trim() || null,
          verification: verified ? 'verified' : 'unverified',
          cases: casesOf(cases),
        };
        await send('POST', '/api/delegation/versions', body, attempt);
        await refresh();
        done();
      }}
    >
      <DateField
        name="validFrom"
        label={t`Áp dụng từ ngày`}
        required
        description={t`Bảng trước giữ nguyên; lớp đã mở theo bảng nào vẫn ghi bảng ấy.`}
      />
      <SelectField
        name="personnel"
        label={t`Cho nhóm người học`}
        description={t`Để trống: mọi nhóm chưa có bảng riêng.`}
        clearable
        options={personnelKinds.map((value) => ({ value, label: t(personnelWords[value]) }))}
      />
      <DocumentField name="documentId" />
      <TextField name="citation" label={t`Trích dẫn`} maxLength={500} description={t`Điều, khoản của văn bản.`} />
      <CheckField name="verified" label={t`Đã đối chiếu với văn bản gốc`} />
      <LongTextField name="note" label={t`Ghi chú`} />
    </FormModal>
  );
}
