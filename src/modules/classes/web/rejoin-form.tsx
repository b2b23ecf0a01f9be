import { useLingui } from '@lingui/react/macro';
import { formatDate } from '#ui/format.ts';
import { Loaded } from '#ui/loaded.tsx';
import { useGet } from '#web/query.ts';
import { ActForm } from './act-form.tsx';
import { classApi, type CommandProps } from './command.ts';
import { TraineesField } from './trainees-field.tsx';

interface Waiting {
  chainId: string;
  personId: string;
  fullName: string;
  lastClass: string;
  since: string | null;
}

/** Học tiếp: people out of the pool of the family, on their old run. */
export function RejoinForm({ training, onClose }: CommandProps) {
  const { t } = useLingui();
  const pool = useGet<Waiting[]>('/api/pool', { family: training.familyId });
  const { code } = training;
  const line = ({ lastClass, since }: Waiting) => {
    const day = since ? formatDate(since) : '';
    return since ? t`Lớp trước ${lastClass}, rời lớp ${day}` : t`Lớp trước ${lastClass}`;
  };
  return (
    <ActForm
      title={t`Học tiếp vào lớp ${code}`}
      submitLabel={t`Ghi học tiếp`}
      path={classApi(training, 'rejoins')}
      onClose={onClose}
      dateLabel={t`Ngày học tiếp`}
      defaults={{ chainIds: [] as string[] }}
      body={({ chainIds }) => ({ chainIds })}
      hint={t`Người bảo lưu hoặc chưa được công nhận nối lại lượt học cũ, không tính thành lượt mới.`}
      drawer
      size="lg"
    >
      <Loaded query={pool}>
        {(rows) => (
          <TraineesField
            name="chainIds"
            label={t`Ai học tiếp`}
            people={rows.map((row) => ({ id: row.chainId, fullName: row.fullName, note: line(row) }))}
            empty={t`Không có ai chờ học tiếp chương trình này.`}
          />
        )}
      </Loaded>
    </ActForm>
  );
}
