import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import type { Recorded } from '#contracts/classes';
import { SelectField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { send } from '#web/api.ts';
import { classPath } from '#web/links.ts';
import { useGet, useRefresh } from '#web/query.ts';
import { describedAs, describedBody, DescribedFields, type Described } from './edit-form.tsx';
import { UnitField } from './pickers.tsx';
import type { PendingSlot } from '../contract.ts';
import { useSlotLine } from './slots.ts';

interface Props {
  /** The slot, where it is known already. */
  slotId?: string;
  /** Of the list one came from. */
  year?: number;
  onOffPlan: () => void;
  onClose: () => void;
}

/** Chuẩn bị lớp: a class on a pending slot. */
export function PrepareForm({ slotId, year, onOffPlan, onClose }: Props) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const line = useSlotLine();
  const slots = useGet<PendingSlot[]>('/api/slots/pending', slotId ? {} : { year });
  return (
    <FormModal<Described & { slotId: string; hostId: string }>
      title={t`Chuẩn bị lớp mới`}
      submitLabel={t`Chuẩn bị lớp`}
      defaultValues={{ ...describedAs({}), slotId: slotId ?? '', hostId: '' }}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        const body = { ...describedBody(values), slotId: values.slotId, hostId: values.hostId ? Number(values.hostId) : null };
        const { classId } = await send<Recorded>('POST', '/api/classes', body, attempt);
        await refresh();
        if (classId) void navigate({ href: classPath(classId) });
      }}
    >
      <Loaded query={slots}>
        {(all) => {
          const free = all.filter((slot) => !slot.classId || slot.id === slotId);
          return free.length === 0 ? (
            <Trans>Không còn suất nào chờ mở.</Trans>
          ) : (
            <SelectField
              name="slotId"
              label={t`Suất của kế hoạch`}
              required
              options={free.map((slot) => ({ value: slot.id, label: `${slot.programme} · ${line(slot)} · ${slot.runner.name}` }))}
            />
          );
        }}
      </Loaded>
      {!slotId && (
        <div>
          <Trans>
            Lớp không có trong kế hoạch?{' '}
            <button
              type="button"
              onClick={onOffPlan}
              style={{
                padding: 0,
                border: 0,
                background: 'none',
                color: 'var(--mantine-color-jade-7)',
                font: 'inherit',
                textDecoration: 'underline',
                cursor: 'pointer',
              }}
            >
              Ghi lớp ngoài kế hoạch
            </button>
          </Trans>
        </div>
      )}
      <DescribedFields />
      <UnitField name="hostId" label={t`Nơi học`} description={t`Để trống thì lấy theo kế hoạch.`} />
    </FormModal>
  );
}
