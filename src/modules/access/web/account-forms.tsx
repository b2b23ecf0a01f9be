import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { today } from '#kit/dates.ts';
import { CheckField, DateField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { UnitField } from '#web/pick-unit.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import type { Account, AssignmentInput } from '../contract.ts';
import { firstPassword } from './first-password.ts';
import { useAccessWords } from './words.ts';

interface Assignment {
  role: AssignmentInput['role'];
  scope: AssignmentInput['scope'];
  bloc: string;
  unitId: number | null;
  validFrom: string;
  validTo: string;
  documentId: string;
  besides: boolean;
}

const noAssignment = (): Assignment => ({
  role: 'officer',
  scope: 'unit',
  bloc: '',
  unitId: null,
  validFrom: today(),
  validTo: '',
  documentId: '',
  besides: false,
});

function assignmentBody({ role, scope, bloc, unitId, validFrom, validTo, documentId, besides }: Assignment): AssignmentInput {
  const term = { role, validFrom, validTo: validTo || null, documentId: documentId || null, besides: scope === 'unit' && besides };
  if (scope === 'bloc') return { scope, bloc: Number(bloc), ...term };
  if (scope === 'unit') return { scope, unitId: unitId!, ...term };
  return { scope, ...term };
}

export function CreateAccountForm({
  onClose,
  onCreated,
}: {
  onClose: () => void;
  onCreated: (account: { signInName: string; password: string }) => void;
}) {
  const { t } = useLingui();
  const refresh = useRefresh();
  // One for the life of the form: a repeated submit must not show another than the first one set.
  const [password] = useState(firstPassword);
  return (
    <FormModal
      title={t`Lập tài khoản`}
      submitLabel={t`Lập tài khoản`}
      size="lg"
      defaultValues={{ name: '', signInName: '', ...noAssignment() }}
      onClose={onClose}
      onSubmit={async ({ name, signInName, ...assignment }, attempt) => {
        await send('POST', '/api/accounts', { name, signInName, password, assignment: assignmentBody(assignment) }, attempt);
        onCreated({ signInName, password });
        await refresh();
      }}
    >
      <TextField name="name" label={t`Họ và tên người dùng`} required maxLength={100} />
      <TextField
        name="signInName"
        label={t`Tên đăng nhập`}
        required
        maxLength={64}
        description={t`Chữ không dấu, chữ số, dấu chấm, gạch. Ví dụ: lan.nt`}
      />
      <AssignmentFields />
    </FormModal>
  );
}

export function AssignForm({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const { name } = account;
  return (
    <FormModal
      title={t`Phân quyền cho ${name}`}
      submitLabel={t`Phân quyền`}
      size="lg"
      defaultValues={noAssignment()}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        await send('POST', `/api/accounts/${account.id}/assignments`, assignmentBody(values), attempt);
        await refresh();
      }}
    >
      {(form) => (
        <>
          <AssignmentFields />
          {form.watch('scope') === 'unit' && (
            <CheckField
              name="besides"
              label={t`Giữ thêm bên cạnh quyền đang có`}
              description={t`Không chọn thì quyền này thay quyền đang có từ ngày trên.`}
            />
          )}
        </>
      )}
    </FormModal>
  );
}

function AssignmentFields() {
  const { t } = useLingui();
  const { roles, scopes } = useAccessWords();
  const blocs = useGet<{ id: number; name: string }[]>('/api/blocs').data ?? [];
  const scope: Assignment['scope'] = useWatch({ name: 'scope' });
  const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
  return (
    <>
      <SelectField name="role" label={t`Vai trò`} required options={options(roles)} />
      <SelectField name="scope" label={t`Phạm vi`} required options={options(scopes)} />
      {scope === 'bloc' && (
        <SelectField name="bloc" label={t`Khối`} required options={blocs.map((bloc) => ({ value: String(bloc.id), label: bloc.name }))} />
      )}
      {scope === 'unit' && <UnitField name="unitId" label={t`Đơn vị, gồm cả trực thuộc`} required />}
      <DateField name="validFrom" label={t`Từ ngày`} required />
      <DateField name="validTo" label={t`Đến trước ngày`} description={t`Để trống khi chưa định ngày hết hạn.`} />
      <DocumentField name="documentId" label={t`Văn bản phân công`} />
    </>
  );
}
