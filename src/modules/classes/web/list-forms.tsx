import { useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { Recorded } from '#contracts/classes';
import { CheckField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { useRefresh } from '#web/query.ts';
import { type ActValues, ActForm } from './act-form.tsx';
import { asPeople, classApi, type CommandProps, withStatus } from './command.ts';
import { type JoinKind, JoinWay } from './join-way.tsx';
import { ListField } from './list-field.tsx';
import { faultyLines, heldLines, type ListLine, rowsBody } from './list-rows.ts';
import { TraineesField } from './trainees-field.tsx';

interface ListValues {
  rows: ListLine[];
  hold: boolean;
}

/** Ghi các dòng đúng, giữ lại dòng sai: what was held stays in the form with its reasons, which is not a success to close on. */
function useHeld() {
  const { t } = useLingui();
  return ({ created = 0, held = [] }: Recorded, rows: ListLine[], show: (lines: ListLine[]) => void) => {
    if (held.length === 0) return;
    show(heldLines(rows, held));
    const count = held.length;
    throw {
      what: t`Đã ghi ${created} người; giữ lại ${count} dòng.`,
      todo: t`Lý do ghi ở từng dòng. Sửa rồi ghi tiếp, hoặc đóng lại nếu không cần nữa.`,
      status: 422,
    };
  };
}

function HoldField() {
  const { t } = useLingui();
  return (
    <CheckField
      name="hold"
      label={t`Ghi các dòng đúng, giữ lại dòng sai`}
      description={t`Không đánh dấu: một dòng sai thì chưa dòng nào được ghi.`}
    />
  );
}

/** Danh sách lớp trước khai giảng. */
export function ListForm({ training, onClose }: CommandProps) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const keepHeld = useHeld();
  const form = useRef<UseFormReturn<ListValues>>(null);
  const { code } = training;
  return (
    <FormModal<ListValues>
      title={t`Thêm vào danh sách lớp ${code}`}
      submitLabel={t`Ghi vào danh sách`}
      defaultValues={{ rows: [], hold: false }}
      onClose={onClose}
      onSubmit={async ({ rows, hold }, attempt) => {
        const show = (lines: ListLine[]) => form.current?.setValue('rows', lines);
        const answer = await send<Recorded>('POST', classApi(training, 'list'), { rows: rowsBody(rows), hold }, attempt).catch(
          (error: unknown) => {
            show(faultyLines(rows, error));
            throw error;
          },
        );
        await refresh();
        keepHeld(answer, rows, show);
      }}
      drawer
      size="xl"
    >
      {(here) => {
        form.current = here;
        return (
          <>
            <ListField name="rows" asOf={training.openedOn ?? training.expectedOpenOn ?? undefined} />
            <HoldField />
          </>
        );
      }}
    </FormModal>
  );
}

export function UnlistForm({ training, picked, onClose }: CommandProps) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const rows = withStatus(training, 'listed');
  return (
    <FormModal
      title={t`Bỏ khỏi danh sách`}
      submitLabel={t`Bỏ khỏi danh sách`}
      defaultValues={{ enrolmentIds: rows.filter((row) => picked.includes(row.id)).map((row) => row.id) }}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        await send<Recorded>('POST', classApi(training, 'list/removal'), values, attempt);
        await refresh();
      }}
      drawer
      size="lg"
    >
      <TraineesField name="enrolmentIds" label={t`Ai không học lớp này nữa`} people={asPeople(rows)} empty={t`Danh sách lớp còn trống.`} />
    </FormModal>
  );
}

type Join = ListValues & { kind: JoinKind };

/** After khai giảng: late, from another school, or there from the start after all. */
export function JoinForm({ training, onClose }: CommandProps) {
  const { t } = useLingui();
  const keepHeld = useHeld();
  const form = useRef<UseFormReturn<ActValues<Join>>>(null);
  const { code, openedOn } = training;
  const show = (lines: ListLine[]) => form.current?.setValue('rows', lines);
  return (
    <ActForm<Join>
      title={t`Nhập học lớp ${code}`}
      submitLabel={t`Ghi nhập học`}
      path={classApi(training, 'joins')}
      onClose={onClose}
      dateLabel={t`Ngày nhập học`}
      defaults={{ kind: 'late', rows: [], hold: false }}
      body={({ kind, rows, hold }) => ({ kind, hold, rows: rowsBody(rows) })}
      done={(answer) => keepHeld(answer, form.current?.getValues('rows') ?? [], show)}
      refused={(error) => show(faultyLines(form.current?.getValues('rows') ?? [], error))}
      drawer
      size="xl"
    >
      {(here) => {
        form.current = here;
        return (
          <>
            <JoinWay openedOn={openedOn} />
            <ListField name="rows" asOf={training.openedOn ?? training.expectedOpenOn ?? undefined} />
            <HoldField />
          </>
        );
      }}
    </ActForm>
  );
}
