import { Trans, useLingui } from '@lingui/react/macro';
import type { Recorded } from '#contracts/classes';
import type { DeclaredRow } from '../declared-contract.ts';
import { today } from '#kit/dates.ts';
import { FormModal } from '#ui/form-modal.tsx';
import { Num } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { UnitField } from '#web/pick-unit.tsx';
import { useRefresh } from '#web/query.ts';
import { declaredBody, type DeclaredValues, DeclareFields } from './declare-fields.tsx';
import { monthText } from './declared-source.tsx';

interface Props {
  /** Kinds already in use. */
  kinds: string[];
  onClose: () => void;
}

export function DeclareForm({ kinds, onClose }: Props) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const now = today();
  const empty: DeclaredValues & { unitId: number | null } = {
    unitId: null,
    monthOfYear: String(Number(now.slice(5, 7))),
    year: now.slice(0, 4),
    kind: '',
    familyId: '',
    classes: null,
    turns: null,
    source: '',
    documentId: '',
    reason: '',
  };
  return (
    <FormModal
      title={t`Kê khai lớp`}
      submitLabel={t`Kê khai`}
      defaultValues={empty}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        await send<Recorded>('POST', '/api/declared-classes', { unitId: values.unitId, ...declaredBody(values) }, attempt);
        await refresh();
      }}
    >
      <UnitField name="unitId" label={t`Đơn vị mở lớp`} required />
      <DeclareFields kinds={kinds} />
    </FormModal>
  );
}

/** Sửa số: a new figure takes the place of the old one, which stays to be seen. */
export function CorrectDeclaredForm({ row, kinds, onClose }: Props & { row: DeclaredRow }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const { name } = row.unit;
  const month = monthText(row.month);
  const standing: DeclaredValues = {
    monthOfYear: String(Number(row.month.slice(5, 7))),
    year: row.month.slice(0, 4),
    kind: row.kind,
    familyId: row.family?.id ?? '',
    classes: row.classes,
    turns: row.turns,
    source: row.source,
    documentId: row.document?.id ?? '',
    reason: '',
  };
  return (
    <FormModal
      title={t`Sửa số: ${name}, ${month}`}
      submitLabel={t`Ghi số mới`}
      defaultValues={standing}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        await send<Recorded>(
          'POST',
          '/api/declared-classes',
          { unitId: row.unit.id, ...declaredBody(values), supersedesId: row.id },
          attempt,
        );
        await refresh();
      }}
    >
      <div>
        <Trans>
          Đang là <Num value={row.classes} /> lớp, <Num value={row.turns} /> lượt. Số mới thay số này; số cũ vẫn xem được. Ghi 0 lớp, 0 lượt
          nếu kê khai nhầm.
        </Trans>
      </div>
      <DeclareFields kinds={kinds} correcting />
    </FormModal>
  );
}
