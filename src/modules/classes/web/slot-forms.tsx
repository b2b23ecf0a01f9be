import { useLingui } from '@lingui/react/macro';
import { NumberField, SelectField } from '#ui/fields.tsx';
import { ActForm } from './act-form.tsx';
import type { CommandProps } from './command.ts';
import type { PendingSlot } from '../contract.ts';
import { useSlotLine } from './slots.ts';
import { notExecutedWords } from './words.ts';

interface Props {
  slot: PendingSlot;
  onClose: () => void;
}

const slotApi = (id: string, rest: string) => `/api/slots/${id}/${rest}`;

export function NotExecutedForm({ slot, onClose }: Props) {
  const { t } = useLingui();
  const line = useSlotLine();
  return (
    <ActForm
      title={t`Không thực hiện suất lớp`}
      submitLabel={t`Ghi không thực hiện`}
      path={slotApi(slot.id, 'not-executed')}
      onClose={onClose}
      dateLabel={t`Ngày quyết định`}
      defaults={{ reasonCode: '' }}
      body={({ reasonCode }) => ({ reasonCode })}
      hint={line(slot)}
    >
      <SelectField
        name="reasonCode"
        label={t`Vì sao không thực hiện`}
        required
        options={Object.entries(notExecutedWords).map(([value, words]) => ({ value, label: t(words) }))}
      />
    </ActForm>
  );
}

export function PostponeForm({ slot, onClose }: Props) {
  const { t } = useLingui();
  const line = useSlotLine();
  return (
    <ActForm
      title={t`Hoãn sang năm sau`}
      submitLabel={t`Ghi hoãn sang năm sau`}
      path={slotApi(slot.id, 'postponement')}
      onClose={onClose}
      dateLabel={t`Ngày quyết định`}
      needsDocument
      defaults={{}}
      body={() => ({})}
      hint={`${line(slot)}. ${t`Năm sau chỉ tính suất này khi kế hoạch năm sau có ghi.`}`}
    />
  );
}

export function RescheduleForm({ slot, onClose }: Props) {
  const { t } = useLingui();
  const line = useSlotLine();
  return (
    <ActForm
      title={t`Hoãn trong năm`}
      submitLabel={t`Ghi hoãn`}
      path={slotApi(slot.id, 'rescheduling')}
      onClose={onClose}
      dateLabel={t`Ngày quyết định`}
      defaults={{ quarter: '' }}
      body={({ quarter }) => ({ quarter: Number(quarter) })}
      hint={`${line(slot)}. ${t`Suất vẫn chờ mở, không thay đổi số liệu.`}`}
    >
      <SelectField
        name="quarter"
        label={t`Sang quý`}
        required
        options={[1, 2, 3, 4].filter((q) => q !== slot.quarter).map((q) => ({ value: String(q), label: t`Quý ${q}` }))}
      />
    </ActForm>
  );
}

export function SplitForm({ slot, onClose }: Props) {
  const { t } = useLingui();
  const line = useSlotLine();
  return (
    <ActForm
      title={t`Tách suất`}
      submitLabel={t`Tách suất`}
      path={slotApi(slot.id, 'division')}
      onClose={onClose}
      dateLabel={t`Ngày tách`}
      defaults={{ seats: null as number | null }}
      body={({ seats }) => ({ seats })}
      hint={`${line(slot)}. ${t`Một suất mở thành hai lớp: chỉ tiêu chia đôi ngả, tổng không đổi.`}`}
    >
      <NumberField name="seats" label={t`Chỉ tiêu của suất mới`} required min={1} max={slot.seats - 1} />
    </ActForm>
  );
}

export function AdoptForm({ slot, onClose }: Props) {
  return <Adopt slotId={slot.id} onClose={onClose} />;
}

/** The same, from the page of a class on an off-plan slot. */
export function AdoptClassForm({ training, onClose }: CommandProps) {
  return <Adopt slotId={training.slotId!} onClose={onClose} />;
}

function Adopt({ slotId, onClose }: { slotId: string; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <ActForm
      title={t`Đưa lớp ngoài kế hoạch vào kế hoạch`}
      submitLabel={t`Đưa vào kế hoạch`}
      path={slotApi(slotId, 'adoption')}
      onClose={onClose}
      dateLabel={t`Ngày văn bản bổ sung kế hoạch`}
      needsDocument
      defaults={{}}
      body={() => ({})}
      hint={t`Văn bản ký trước hoặc đúng ngày khai giảng: lớp được tính là bổ sung vào kế hoạch. Ký sau: lớp vẫn tính là ngoài kế hoạch.`}
    />
  );
}
