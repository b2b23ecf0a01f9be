import { useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { FormModal } from '#ui/form-modal.tsx';
import { useEdit } from '#web/edit.ts';
import type { Person } from '../contract.ts';
import { Findings, type Finding } from './findings.tsx';
import { personBody, PersonFields, personValues } from './person-fields.tsx';

/** Corrects what is written about a person; another post is a move, not a correction. */
export function EditForm({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useLingui();
  const edit = useEdit(person.rowVersion);
  // With warnings the form gives way to them instead of closing.
  const stays = useRef(false);
  const [warnings, setWarnings] = useState<Finding[]>([]);
  if (warnings.length > 0) return <Findings findings={warnings} onClose={onClose} />;
  return (
    <FormModal
      title={t`Sửa hồ sơ`}
      submitLabel={t`Lưu`}
      defaultValues={personValues(person)}
      onClose={() => stays.current || onClose()}
      onSubmit={async (values, attempt) => {
        const number = values.personalNumber.trim();
        const body = { ...personBody(values), ...(number === '' ? {} : { personalNumber: number }) };
        const saved = await edit<{ warnings: Finding[] }>('PUT', `/api/people/${person.id}`, body, attempt);
        if (saved.warnings.length === 0) return;
        stays.current = true;
        setWarnings(saved.warnings);
      }}
    >
      <PersonFields hasNumber={person.personalNumber !== null} />
    </FormModal>
  );
}
