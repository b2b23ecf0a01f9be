import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { isCalendarDate } from '#kit/dates.ts';
import { readDay } from './day.ts';
import { formatDate } from './format.ts';

interface Props {
  label: string;
  /** YYYY-MM-DD, or '' for none, or the typed text while it is no real day. */
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  error?: ReactNode;
  description?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  className?: string;
  name?: string;
}

/** A day typed as d/m/yyyy or ddmmyyyy in every language, or as it is shown: in the language's own form when one leaves the field. */
export function DateInput({ value, onChange, onBlur, error, ...rest }: Props) {
  const { t } = useLingui();
  const [typing, setTyping] = useState<string | null>(null);
  const wrong = typing === null && value !== '' && !isCalendarDate(value);
  const finish = () => {
    if (typing !== null) onChange(typing.trim() === '' ? '' : (readDay(typing) ?? typing.trim()));
    setTyping(null);
    onBlur?.();
  };
  const type = (text: string) => {
    setTyping(text);
    // a complaint goes with the last digit: gone only on leaving the field, it would draw the button away from under the pointer
    const day = error ? readDay(text) : null;
    if (day) onChange(day);
  };
  return (
    <TextInput
      placeholder={t`dd/mm/yyyy`}
      inputMode="numeric"
      autoComplete="off"
      maxLength={11}
      {...rest}
      value={typing ?? (isCalendarDate(value) ? formatDate(value) : value)}
      onFocus={(event) => setTyping(event.currentTarget.value)}
      onChange={(event) => type(withSlashes(event.currentTarget.value, typing ?? ''))}
      onKeyDown={(event) => event.key === 'Enter' && typing !== null && onChange(readDay(typing) ?? typing.trim())}
      onBlur={finish}
      error={error ?? (wrong ? t`Không có ngày ${value}. Ghi ngày/tháng/năm.` : undefined)}
    />
  );
}

/** 05 -> 05/ and 05/03 -> 05/03/ while typing forward, so that a phone's number pad is enough. */
function withSlashes(text: string, before: string): string {
  const forward = text.length > before.length;
  return forward && /^(\d{2}|\d{1,2}\/\d{2})$/.test(text) ? `${text}/` : text;
}
