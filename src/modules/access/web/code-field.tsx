import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useController } from 'react-hook-form';

/** Six digits of the app; with `recovery` a recovery code does as well. */
export function CodeField({ name = 'code', recovery = false, description }: { name?: string; recovery?: boolean; description?: string }) {
  const { t } = useLingui();
  const { field, fieldState } = useController({
    name,
    rules: { validate: (value: string) => (value.trim() === '' ? t`Cần điền mục này.` : true) },
  });
  return (
    <TextInput
      {...field}
      label={t`Mã trong ứng dụng xác thực`}
      description={description ?? (recovery ? t`Sáu chữ số đang hiện, hoặc một mã khôi phục.` : t`Sáu chữ số đang hiện.`)}
      autoComplete="one-time-code"
      inputMode={recovery ? 'text' : 'numeric'}
      autoCapitalize="none"
      spellCheck={false}
      maxLength={60}
      required
      error={fieldState.error?.message}
    />
  );
}
