import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { today } from '#kit/dates.ts';
import { Fold } from '#ui/section.tsx';
import { useGet } from '#web/query.ts';
import { ActForm } from './act-form.tsx';
import { asPeople, classApi, type CommandProps, withStatus } from './command.ts';
import type { PendingSlot } from '../contract.ts';
import { useSlotLine } from './slots.ts';
import { TraineesField } from './trainees-field.tsx';

/** Khai giảng: the day and who arrived. */
export function OpenForm({ training, onClose }: CommandProps) {
  const { t } = useLingui();
  const line = useSlotLine();
  const [listed] = useState(() => withStatus(training, 'listed'));
  const slots = useGet<PendingSlot[]>(
    '/api/slots/pending',
    { year: training.planYear, family: training.familyCode },
    { enabled: training.planYear !== null },
  );
  if (slots.isLoading) return null;
  const others = (slots.data ?? []).filter((slot) => slot.id !== training.slotId && !slot.classId);
  const combined = others.filter((slot) => slot.combinedIntoId === training.id).map(({ id }) => id);
  const expected = training.expectedOpenOn;
  const { code } = training;
  return (
    <ActForm
      title={t`Khai giảng lớp ${code}`}
      submitLabel={t`Ghi khai giảng`}
      path={classApi(training, 'opening')}
      onClose={onClose}
      dateLabel={t`Ngày khai giảng`}
      date={expected && expected <= today() ? expected : undefined}
      defaults={{ arrived: listed.map((row) => row.id), combinedSlotIds: combined }}
      body={({ arrived, combinedSlotIds }) => ({ arrived, combinedSlotIds })}
      drawer
      size="lg"
    >
      <TraineesField
        name="arrived"
        label={t`Ai có mặt`}
        description={t`Bỏ đánh dấu người không đến: họ không được tính vào sĩ số. Người đến sau ghi Nhập học muộn.`}
        people={asPeople(listed)}
        empty={t`Danh sách lớp còn trống. Thêm học viên vào danh sách rồi ghi khai giảng.`}
      />
      {others.length > 0 && (
        <Fold title={t`Lớp gộp thêm suất khác của kế hoạch`} open={combined.length > 0}>
          <TraineesField
            name="combinedSlotIds"
            label={t`Suất gộp vào lớp này`}
            {...(combined.length > 0 && { description: t`Suất của lớp đã ghép vào lớp này được đánh dấu sẵn.` })}
            people={others.map((slot) => ({ id: slot.id, fullName: line(slot), note: slot.runner.name }))}
            empty=""
            optional
          />
        </Fold>
      )}
    </ActForm>
  );
}
