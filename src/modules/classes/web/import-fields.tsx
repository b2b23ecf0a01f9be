import { useLingui } from '@lingui/react/macro';
import { Radio, Stack } from '@mantine/core';
import { type FieldValues, useController, useFormContext, useWatch } from 'react-hook-form';
import type { z } from 'zod';
import type { classList, ClassPage, PendingSlot } from '#contracts/classes';
import type { Run } from '#contracts/imports';
import { today } from '#kit/dates.ts';
import { DateField, SelectField, TextField } from '#ui/fields.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { useGet } from '#web/query.ts';
import { basisBody, BasisField, type BasisValues, emptyBasis } from './basis-field.tsx';
import { JoinWay } from './join-way.tsx';
import { LookupField } from './lookup-field.tsx';
import { useSlotLine } from './slots.ts';

/** The class a file is about; the one the officer came from is known by its id, so its name is read first. */
export function ClassTarget() {
  const { t } = useLingui();
  const start = useFormContext().formState.defaultValues?.classId as string | undefined;
  const known = useGet<ClassPage>(`/api/classes/${start}`, {}, { enabled: Boolean(start) });
  if (start && !known.data && !known.error) return null;
  return (
    <LookupField<z.output<typeof classList>>
      name="classId"
      label={t`Lớp`}
      required
      path="/api/classes"
      query={{ limit: 30 }}
      placeholder={t`Gõ mã hoặc tên lớp`}
      start={known.data && start ? { value: start, label: `${known.data.code} – ${known.data.name}` } : undefined}
      choices={({ rows }) => rows.map((row) => ({ value: row.id, label: `${row.code} – ${row.name}` }))}
    />
  );
}

/** A list of trainees goes into a class, or into a slot of the plan whose class it then begins. */
export function TraineesTarget() {
  const { t } = useLingui();
  const { field } = useController({ name: 'into' });
  return (
    <Stack gap="md">
      <Radio.Group label={t`Nhập vào`} {...field}>
        <Stack gap={6} mt={4}>
          <Radio value="class" label={t`Lớp đã có`} />
          <Radio value="slot" label={t`Suất lớp trong kế hoạch`} description={t`Lớp được chuẩn bị cùng lúc với danh sách`} />
        </Stack>
      </Radio.Group>
      {field.value === 'slot' ? <SlotTarget /> : <ClassTarget />}
    </Stack>
  );
}

function SlotTarget() {
  const { t } = useLingui();
  const line = useSlotLine();
  const slots = useGet<PendingSlot[]>('/api/slots/pending');
  const slotId: string = useWatch({ name: 'slotId' });
  const prepared = slots.data?.find(({ id }) => id === slotId)?.classCode;
  return (
    <Loaded query={slots}>
      {(all) => (
        <>
          <SelectField
            name="slotId"
            label={t`Suất của kế hoạch`}
            required
            description={prepared ? t`Đã có lớp ${prepared} đang chuẩn bị; danh sách vào lớp ấy.` : undefined}
            options={all.map((slot) => ({ value: slot.id, label: `${slot.programme} · ${line(slot)} · ${slot.runner.name}` }))}
          />
          {!prepared && (
            <>
              <TextField name="code" label={t`Mã lớp`} required maxLength={40} />
              <TextField name="name" label={t`Tên lớp`} required maxLength={300} />
            </>
          )}
        </>
      )}
    </Loaded>
  );
}

export const traineesTarget = {
  start: ({ class: classId, slot }: { class?: string; slot?: string }) => ({
    into: slot ? 'slot' : 'class',
    classId: classId ?? '',
    slotId: slot ?? '',
    code: '',
    name: '',
  }),
  of: ({ into, classId, slotId, code, name }: FieldValues) =>
    into === 'slot' ? { slotId, code: code || null, name: name || null } : { classId },
};

type More = { joining: boolean; openedOn: string | null };
const moreOf = (run: Run) => run.report.more as More | null;

/** Into a class that is being taught, people come by an event: when, how, on what paper. */
export function JoiningFields({ run }: { run: Run }) {
  const { t } = useLingui();
  const more = moreOf(run);
  if (!more?.joining) return null;
  return (
    <>
      <p style={{ margin: 0 }}>{t`Lớp đang học: người mới vào lớp bằng một lần ghi nhập học.`}</p>
      <DateField name="date" label={t`Ngày nhập học`} required />
      <JoinWay openedOn={more.openedOn} />
      <BasisField />
      <TextField name="reason" label={t`Lý do`} maxLength={500} />
    </>
  );
}

export const joining = {
  start: () => ({ date: today(), kind: 'late', basis: emptyBasis(false), reason: '' }),
  input: ({ date, kind, basis, reason }: FieldValues, run: Run) =>
    moreOf(run)?.joining ? { date, kind, basis: basisBody(basis as BasisValues), reason: reason || null } : {},
};
