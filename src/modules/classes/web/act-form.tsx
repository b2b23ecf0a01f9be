import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { Recorded } from '#contracts/classes';
import { today } from '#kit/dates.ts';
import { DateField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { useRefresh } from '#web/query.ts';
import { basisBody, BasisField, type BasisValues, emptyBasis } from './basis-field.tsx';

/** What every recorded event carries beside its own fields. */
export type ActValues<V extends object> = V & { date: string; basis: BasisValues; reason: string; note: string };

interface Props<V extends object> {
  title: string;
  submitLabel: string;
  /** POST here. */
  path: string;
  onClose: () => void;
  /** The event's own fields at the start. */
  defaults: V;
  /** The event's own part of the body. */
  body: (values: ActValues<V>) => object;
  dateLabel?: string;
  /** Default today. */
  date?: string;
  needsDocument?: boolean;
  /** After the event is on record. */
  done?: (answer: Recorded) => void;
  /** Before the refusal is shown. */
  refused?: (error: unknown) => void;
  drawer?: boolean;
  size?: 'md' | 'lg' | 'xl';
  /** What the officer should know before recording it. */
  hint?: ReactNode;
  children?: ReactNode | ((form: UseFormReturn<ActValues<V>>) => ReactNode);
}

/** The form of one event: its day, its own fields, căn cứ, reason and note. */
export function ActForm<V extends object>(props: Props<V>) {
  const {
    title,
    submitLabel,
    path,
    onClose,
    defaults,
    body,
    dateLabel,
    date = today(),
    needsDocument = false,
    done,
    refused,
    drawer,
    size,
    hint,
    children,
  } = props;
  const { t } = useLingui();
  const refresh = useRefresh();
  const submit = async (values: ActValues<V>, attempt: { key: string }) => {
    const given = { date: values.date, basis: basisBody(values.basis), reason: values.reason || null, note: values.note || null };
    const answer = await send<Recorded>('POST', path, { ...given, ...body(values) }, attempt).catch((error: unknown) => {
      refused?.(error);
      throw error;
    });
    await refresh();
    done?.(answer);
  };
  return (
    <FormModal<ActValues<V>>
      title={title}
      submitLabel={submitLabel}
      onClose={onClose}
      defaultValues={{ ...defaults, date, basis: emptyBasis(needsDocument), reason: '', note: '' } as never}
      onSubmit={submit}
      drawer={drawer}
      size={size}
    >
      {(form) => (
        <>
          {hint && <div>{hint}</div>}
          <DateField name="date" label={dateLabel ?? t`Ngày`} required />
          {typeof children === 'function' ? children(form) : children}
          <BasisField required={needsDocument} />
          <TextField name="reason" label={t`Lý do`} maxLength={500} />
          <TextField
            name="note"
            label={t`Ghi chú`}
            description={t`Không ghi chuyện riêng, sức khỏe hay kỷ luật của học viên.`}
            maxLength={1000}
          />
        </>
      )}
    </FormModal>
  );
}
