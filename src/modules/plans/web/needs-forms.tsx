import { Trans, useLingui } from '@lingui/react/macro';
import { LongTextField, NumberField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { useEdit } from '#web/edit.ts';
import type { Need, NeedChange } from '../needs-contract.ts';
import classes from './plans.module.css';

type Props = { need: Need; onClose: () => void };

/** The numbers of one registration, as the unit says now, and why. */
export function ChangeNeedForm({ need, onClose }: Props) {
  const { t } = useLingui();
  const edit = useEdit(need.rowVersion);
  const { people, women, minority, provinceLevel, communeLevel, publicEmployees } = need;
  return (
    <FormModal<NeedChange>
      title={t`Sửa số đăng ký`}
      submitLabel={t`Ghi`}
      defaultValues={{ people, women, minority, provinceLevel, communeLevel, publicEmployees, reason: '' }}
      onClose={onClose}
      onSubmit={(values, attempt) => edit('PATCH', `/api/needs/${need.id}`, values, attempt)}
    >
      <Who need={need} />
      <div className={classes.two}>
        <NumberField name="people" label={t`Tổng số người`} required min={1} />
        <NumberField name="women" label={t`Nữ`} placeholder={t`không ghi`} />
        <NumberField name="minority" label={t`Dân tộc thiểu số`} placeholder={t`không ghi`} />
        <NumberField name="provinceLevel" label={t`Cấp tỉnh`} placeholder={t`không ghi`} />
        <NumberField name="communeLevel" label={t`Cấp xã`} placeholder={t`không ghi`} />
        <NumberField name="publicEmployees" label={t`Viên chức`} placeholder={t`không ghi`} />
      </div>
      <LongTextField name="reason" label={t`Lý do`} required rows={2} placeholder={t`Ví dụ: đơn vị báo lại qua điện thoại`} />
    </FormModal>
  );
}

export function RemoveNeedForm({ need, onClose }: Props) {
  const { t } = useLingui();
  const edit = useEdit(need.rowVersion);
  return (
    <FormModal
      title={t`Gỡ đăng ký`}
      submitLabel={t`Gỡ đăng ký`}
      defaultValues={{ reason: '' }}
      onClose={onClose}
      onSubmit={(values, attempt) => edit('POST', `/api/needs/${need.id}/removal`, values, attempt)}
    >
      <Who need={need} />
      <p style={{ margin: 0 }}>
        <Trans>Đăng ký không còn tính vào tổng. Nội dung cũ và lý do vẫn giữ trong nhật ký.</Trans>
      </p>
      <LongTextField name="reason" label={t`Lý do`} required rows={2} />
    </FormModal>
  );
}

function Who({ need }: { need: Need }) {
  return (
    <p style={{ margin: 0 }}>
      <strong>{need.content}</strong>
      <span className={classes.sub}>{[need.unit.name, need.audience].filter(Boolean).join(' · ')}</span>
    </p>
  );
}
