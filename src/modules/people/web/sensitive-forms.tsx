import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { useEdit } from '#web/edit.ts';
import { pathOf, type SensitiveField } from '../sensitive-rules.ts';
import { useSensitiveWords } from './sensitive-words.ts';

type Of = { personId: string; rowVersion: number; onClose: () => void };
type Values = Record<string, string>;

/** Writes one field down anew; left empty it is taken away. What stands there is not shown for it. */
export function RecordSensitive({ field, ...of }: Of & { field: SensitiveField }) {
  switch (field) {
    case 'party_status':
      return <PartyStatusForm {...of} />;
    case 'bank_account':
      return <BankAccountForm {...of} />;
    case 'ethnic_minority':
      return <EthnicMinorityForm {...of} />;
  }
}

function Form({
  field,
  of,
  values,
  body,
  children,
}: {
  field: SensitiveField;
  of: Of;
  values: Values;
  body: (values: Values) => object;
  children: ReactNode;
}) {
  const { t } = useLingui();
  const edit = useEdit(of.rowVersion);
  const { what } = useSensitiveWords().fields[field];
  return (
    <FormModal
      title={t`Ghi ${what}`}
      submitLabel={t`Lưu`}
      defaultValues={values}
      onClose={of.onClose}
      onSubmit={(given, attempt) => edit('PUT', `/api/people/${of.personId}/${pathOf(field)}`, body(given), attempt)}
    >
      {children}
    </FormModal>
  );
}

function PartyStatusForm(of: Of) {
  const { t } = useLingui();
  const { partyStatuses } = useSensitiveWords();
  return (
    <Form field="party_status" of={of} values={{ status: '' }} body={({ status }) => ({ partyStatus: status || null })}>
      <SelectField
        name="status"
        label={t`Đảng viên`}
        options={Object.entries(partyStatuses).map(([value, label]) => ({ value, label }))}
        clearable
        description={t`Để trống thì bỏ điều đã ghi. Không ghi ngày vào Đảng.`}
      />
    </Form>
  );
}

function BankAccountForm(of: Of) {
  const { t } = useLingui();
  const body = ({ bank = '', accountNumber = '' }: Values) => ({ bankAccount: bank || accountNumber ? { bank, accountNumber } : null });
  return (
    <Form field="bank_account" of={of} values={{ bank: '', accountNumber: '' }} body={body}>
      <TextField name="bank" label={t`Ngân hàng`} maxLength={100} placeholder={t`Agribank, chi nhánh Hà Nội`} />
      <TextField
        name="accountNumber"
        label={t`Số tài khoản`}
        maxLength={40}
        description={t`Tài khoản của chính người này. Để trống cả hai ô thì bỏ điều đã ghi.`}
      />
    </Form>
  );
}

function EthnicMinorityForm(of: Of) {
  const { t } = useLingui();
  const { minority } = useSensitiveWords();
  return (
    <Form
      field="ethnic_minority"
      of={of}
      values={{ minority: '' }}
      body={(values) => ({ ethnicMinority: values['minority'] ? values['minority'] === 'yes' : null })}
    >
      <SelectField
        name="minority"
        label={t`Dân tộc thiểu số`}
        options={[
          { value: 'yes', label: minority(true) },
          { value: 'no', label: minority(false) },
        ]}
        clearable
        description={t`Báo cáo chỉ cần có hay không, nên không ghi là dân tộc nào. Để trống thì bỏ điều đã ghi.`}
      />
    </Form>
  );
}
