import { Trans, useLingui } from '@lingui/react/macro';
import { SelectField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { useRefresh } from '#web/query.ts';
import type { UnitDetail } from '../contract.ts';

/** Whoever is still written under a unit that has ended goes to the one that carries it on. */
export function CarryForm({ unit, onClose }: { unit: UnitDetail; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const heirs = unit.successors.map((part) => ({ value: String(part.unitId), label: part.name }));
  return (
    <FormModal
      title={t`Chuyển người sang đơn vị kế thừa`}
      submitLabel={t`Chuyển tất cả`}
      defaultValues={{ toId: heirs.length === 1 ? heirs[0]!.value : '' }}
      onClose={onClose}
      onSubmit={async ({ toId }, attempt) => {
        await send('POST', `/api/units/${unit.id}/people/carrying`, toId ? { toId: Number(toId) } : {}, attempt);
        await refresh();
      }}
    >
      <SelectField name="toId" label={t`Đơn vị kế thừa`} required options={heirs} />
      <p style={{ margin: 0, color: 'var(--kv-soft)' }}>
        <Trans>
          Mọi người còn ghi ở đơn vị này chuyển sang từ ngày đơn vị kết thúc, giữ nguyên chức vụ. Ai về nơi khác thì ghi “Điều động” ở hồ sơ
          của người đó trước. Số liệu đã ghi của các lớp không đổi.
        </Trans>
      </p>
    </FormModal>
  );
}
