import { Trans, useLingui } from '@lingui/react/macro';
import { useWatch } from 'react-hook-form';
import { ActForm } from './act-form.tsx';
import { classApi, type CommandProps, inClass } from './command.ts';
import { OutcomesField } from './outcomes-field.tsx';
import { ClassField } from './pickers.tsx';

type Outcomes = Record<string, string>;

/** Bế giảng: everybody still in the class is recognised or not. */
export function CloseForm({ training, onClose }: CommandProps) {
  const { t } = useLingui();
  const rows = inClass(training);
  const { code } = training;
  const said = (recognised: boolean) => rows.filter((row) => row.results?.recognised === recognised).length;
  const [yes, no] = [said(true), said(false)];
  const body = (outcomes: Outcomes) =>
    Object.entries(outcomes).map(([enrolmentId, outcome]) => ({
      enrolmentId,
      outcome: outcome === 'finished' ? 'finished' : 'not_recognised',
      continuing: outcome === 'continuing',
    }));
  return (
    <ActForm
      title={t`Bế giảng lớp ${code}`}
      submitLabel={t`Ghi bế giảng`}
      path={classApi(training, 'closing')}
      onClose={onClose}
      dateLabel={t`Ngày bế giảng`}
      needsDocument
      defaults={{
        outcomes: Object.fromEntries(
          rows.map((row) => [row.id, row.results?.recognised === false ? 'continuing' : 'finished']),
        ) as Outcomes,
      }}
      body={(values) => ({ outcomes: body(values.outcomes) })}
      hint={
        yes + no > 0 && (
          <Trans>
            Đã điền sẵn theo danh sách kết quả: {yes} công nhận, {no} không công nhận. Kiểm tra lại từng người trước khi ghi.
          </Trans>
        )
      }
      drawer
      size="lg"
    >
      <OutcomesField
        name="outcomes"
        label={t`Kết quả từng học viên`}
        trainees={rows}
        options={[
          { value: 'finished', label: t`Được công nhận` },
          { value: 'continuing', label: t`Chưa công nhận, còn được học tiếp` },
          { value: 'final', label: t`Không được công nhận` },
        ]}
      />
    </ActForm>
  );
}

/** Dừng hẳn: everybody still in the class leaves, is deferred or moves. */
export function DiscontinueForm({ training, onClose }: CommandProps) {
  const { t } = useLingui();
  const rows = inClass(training);
  const { code } = training;
  return (
    <ActForm
      title={t`Dừng hẳn lớp ${code}`}
      submitLabel={t`Dừng hẳn lớp`}
      path={classApi(training, 'discontinuation')}
      onClose={onClose}
      dateLabel={t`Ngày dừng`}
      needsDocument
      defaults={{ outcomes: Object.fromEntries(rows.map((row) => [row.id, 'deferred'])) as Outcomes, toClassId: '' }}
      body={({ outcomes, toClassId }) => ({
        outcomes: Object.entries(outcomes).map(([enrolmentId, outcome]) => ({
          enrolmentId,
          outcome,
          ...(outcome === 'moved' ? { toClassId } : {}),
        })),
      })}
      hint={t`Lớp đã mở vẫn được tính là đã mở trong năm; từng học viên còn trong lớp phải có kết quả.`}
      drawer
      size="lg"
    >
      <OutcomesField
        name="outcomes"
        label={t`Từng học viên đi đâu`}
        trainees={rows}
        options={[
          { value: 'deferred', label: t`Bảo lưu, chờ học tiếp` },
          { value: 'left', label: t`Thôi học do lớp dừng` },
          { value: 'moved', label: t`Chuyển sang lớp khác` },
        ]}
      />
      <MovedTo {...{ training }} />
    </ActForm>
  );
}

function MovedTo({ training }: Pick<CommandProps, 'training'>) {
  const { t } = useLingui();
  const outcomes: Outcomes = useWatch({ name: 'outcomes' });
  const count = Object.values(outcomes).filter((outcome) => outcome === 'moved').length;
  if (count === 0) return null;
  return (
    <>
      <ClassField name="toClassId" training={training} label={t`Lớp nhận ${count} người chuyển`} required />
      <div>
        <Trans>Nếu chuyển về nhiều lớp, ghi Chuyển lớp cho từng nhóm trước rồi mới dừng lớp.</Trans>
      </div>
    </>
  );
}
