import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useController } from 'react-hook-form';
import { fold } from '#kit/text.ts';
import { birthText } from './birth.ts';
import css from './lists.module.css';

interface Person {
  id: string;
  fullName: string;
  note: string;
}

/** What tells two trainees of one name apart. */
export const traineeNote = (row: { birthDate: string | null; birthPrecision: string; sender: { name: string } }) =>
  [birthText(row.birthDate, row.birthPrecision), row.sender.name].filter(Boolean).join(' · ');

interface Props {
  name: string;
  label: string;
  description?: ReactNode;
  people: Person[];
  empty: string;
  optional?: boolean;
}

/** Tick people of a list; the value is their ids. */
export function TraineesField({ name, label, description, people, empty, optional = false }: Props) {
  const { t } = useLingui();
  const { field, fieldState } = useController({
    name,
    rules: { validate: (ids: string[]) => optional || ids.length > 0 || t`Chưa chọn học viên nào.` },
  });
  const [text, setText] = useState('');
  const ids: string[] = field.value;
  const picked = new Set(ids);
  const shown = people.filter((one) => fold(one.fullName).includes(fold(text)));
  const mark = (which: Person[], on: boolean) => {
    const next = new Set(picked);
    for (const one of which)
      if (on) next.add(one.id);
      else next.delete(one.id);
    field.onChange([...next]);
  };
  const [count, total] = [ids.length, people.length];
  return (
    <fieldset className={css.field}>
      <legend className={optional ? css.legend : `${css.legend} ${css.required}`}>{label}</legend>
      {description && <div className={css.soft}>{description}</div>}
      {people.length === 0 ? (
        <p className={css.soft}>{empty}</p>
      ) : (
        <>
          <div className={css.tools}>
            {people.length > 8 && (
              <TextInput
                className={css.find}
                aria-label={t`Tìm trong danh sách`}
                placeholder={t`Tìm tên`}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
              />
            )}
            <Button variant="subtle" px="xs" onClick={() => mark(shown, true)}>
              <Trans>Chọn tất cả</Trans>
            </Button>
            <Button variant="subtle" px="xs" onClick={() => mark(shown, false)}>
              <Trans>Bỏ chọn</Trans>
            </Button>
            <span aria-live="polite" className={css.soft}>
              <Trans>
                Đã chọn {count} / {total}
              </Trans>
            </span>
          </div>
          <ul className={css.list}>
            {shown.map((one) => (
              <li key={one.id} className={css.row}>
                <Checkbox
                  label={one.fullName}
                  description={one.note}
                  checked={picked.has(one.id)}
                  onChange={(event) => mark([one], event.currentTarget.checked)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {fieldState.error && <p className={css.error}>{fieldState.error.message}</p>}
    </fieldset>
  );
}
