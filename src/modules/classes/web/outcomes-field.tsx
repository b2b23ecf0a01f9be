import { Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import type { TraineeRow } from '#contracts/classes';
import { fold } from '#kit/text.ts';
import css from './lists.module.css';
import { traineeNote } from './trainees-field.tsx';

interface Props {
  name: string;
  label: string;
  trainees: TraineeRow[];
  options: { value: string; label: string }[];
}

/** One outcome for everybody of a class: all at once, then the exceptions. The value is { enrolmentId: outcome }. */
export function OutcomesField({ name, label, trainees, options }: Props) {
  const { t } = useLingui();
  const { field } = useController({ name });
  const [text, setText] = useState('');
  const outcomes: Record<string, string> = field.value;
  const shown = trainees.filter((one) => fold(one.fullName).includes(fold(text)));
  const counts = options
    .map((option) => ({ ...option, count: trainees.filter((one) => outcomes[one.id] === option.value).length }))
    .filter((option) => option.count > 0);
  const setAll = (value: string) => field.onChange({ ...outcomes, ...Object.fromEntries(shown.map((one) => [one.id, value])) });
  return (
    <fieldset className={css.field}>
      <legend className={css.legend}>{label}</legend>
      {trainees.length === 0 ? (
        <p className={css.soft}>
          <Trans>Lớp không còn học viên nào.</Trans>
        </p>
      ) : (
        <>
          <div className={css.tools}>
            <TextInput
              className={css.find}
              aria-label={t`Tìm trong danh sách`}
              placeholder={t`Tìm tên`}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <NativeSelect
              className={css.choice}
              aria-label={t`Đặt kết quả cho mọi người trong danh sách dưới đây`}
              value=""
              onChange={(event) => setAll(event.currentTarget.value)}
              data={[{ value: '', label: t`Đặt tất cả thành…`, disabled: true }, ...options]}
            />
          </div>
          <p aria-live="polite" className={css.soft} style={{ margin: '0 0 0.375rem' }}>
            {counts.map((option) => `${option.label}: ${option.count}`).join(' · ')}
          </p>
          <ul className={css.list}>
            {shown.map((one) => {
              const { fullName } = one;
              return (
                <li key={one.id} className={css.row}>
                  <span className={css.who}>
                    {fullName}
                    <br />
                    <span className={css.soft}>{traineeNote(one)}</span>
                  </span>
                  <NativeSelect
                    className={css.choice}
                    aria-label={t`Kết quả của ${fullName}`}
                    value={outcomes[one.id]}
                    onChange={(event) => field.onChange({ ...outcomes, [one.id]: event.currentTarget.value })}
                    data={options}
                  />
                </li>
              );
            })}
          </ul>
        </>
      )}
    </fieldset>
  );
}
