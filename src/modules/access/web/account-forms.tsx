import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { today } from '#kit/dates.ts';
import { maySeeRestricted, roleFacts, roles, type ScopeKind } from '#kit/roles.ts';
import { CheckField, DateField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { ClassField, PersonField } from '#web/pick-class.tsx';
import { DocumentField } from '#web/pick-document.tsx';
import { UnitField } from '#web/pick-unit.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { Account, AssignmentInput } from '../contract.ts';
import { firstPassword } from './first-password.ts';
import { isHolding } from './held.tsx';
import { useAccessWords } from './words.ts';

interface Assignment {
  role: AssignmentInput['role'];
  scope: AssignmentInput['scope'];
  bloc: string;
  unitId: number | null;
  classId: string;
  personId: string;
  validFrom: string;
  validTo: string;
  documentId: string;
  reason: string;
  besides: boolean;
  seesRestricted: boolean;
}

const noAssignment = (): Assignment => ({
  role: 'unit_contact',
  scope: 'unit',
  bloc: '',
  unitId: null,
  classId: '',
  personId: '',
  validFrom: today(),
  validTo: '',
  documentId: '',
  reason: '',
  besides: false,
  seesRestricted: false,
});

const maySum = (scope: Assignment['scope']) => scope === 'unit' || scope === 'class';

function assignmentBody(values: Assignment): AssignmentInput {
  const { role, scope, bloc, unitId, classId, personId, validFrom, validTo, documentId, reason, besides, seesRestricted } = values;
  const paper = { documentId: documentId || null, reason: reason.trim() || null };
  const term = {
    role,
    validFrom,
    validTo: validTo || null,
    ...paper,
    besides: maySum(scope) && besides,
    seesRestricted: maySeeRestricted(role) && seesRestricted,
  };
  if (scope === 'class') return { scope, classId, ...term };
  if (scope === 'person') return { scope, personId, ...term };
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
  const moves = isHolding(account);
  return (
    <FormModal
      title={moves ? t`Điều chuyển ${name}` : t`Phân quyền cho ${name}`}
      submitLabel={moves ? t`Điều chuyển` : t`Phân quyền`}
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
          {moves && maySum(form.watch('scope')) && (
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
  const { roles: names, scopes } = useAccessWords();
  const blocs = useGet<{ id: number; name: string }[]>('/api/blocs').data ?? [];
  const scope: Assignment['scope'] = useWatch({ name: 'scope' });
  const role: Assignment['role'] = useWatch({ name: 'role' });
  const { setValue } = useFormContext<Assignment>();
  const mayGrant = useCan('classes.restricted');
  const { scopes: possible, limited } = roleFacts[role];
  // a role that is not held over the scope chosen before takes its own first one
  useEffect(() => {
    if (!possible.includes(scope)) setValue('scope', possible[0]!);
  }, [possible, scope, setValue]);
  return (
    <>
      <SelectField name="role" label={t`Vai trò`} required options={roles.map((value) => ({ value, label: names[value] }))} />
      <SelectField
        name="scope"
        label={t`Phạm vi`}
        required
        options={possible.map((value: ScopeKind) => ({ value, label: scopes[value] }))}
      />
      {scope === 'bloc' && (
        <SelectField name="bloc" label={t`Khối`} required options={blocs.map((bloc) => ({ value: String(bloc.id), label: bloc.name }))} />
      )}
      {scope === 'unit' && <UnitField name="unitId" label={t`Đơn vị, gồm cả trực thuộc`} required />}
      {scope === 'class' && <ClassField name="classId" label={t`Lớp`} />}
      {scope === 'person' && <PersonField name="personId" label={t`Hồ sơ học viên`} />}
      <DateField name="validFrom" label={t`Từ ngày`} required />
      <DateField
        name="validTo"
        label={t`Đến trước ngày`}
        required={limited === true}
        description={limited ? t`Vai trò này chỉ giao có thời hạn.` : t`Để trống khi chưa định ngày hết hạn.`}
      />
      <DocumentField name="documentId" label={t`Văn bản phân công`} />
      <TextField
        name="reason"
        label={t`Lý do khi chưa có văn bản`}
        maxLength={500}
        description={t`Cần một trong hai: văn bản phân công, hoặc lý do giao quyền trước.`}
      />
      {mayGrant && maySeeRestricted(role) && (
        <CheckField
          name="seesRestricted"
          label={t`Được xem lớp hạn chế`}
          description={t`Lớp nguồn quy hoạch và lớp tương tự; không chọn thì các lớp ấy không hiện ở đâu cả.`}
        />
      )}
    </>
  );
}
