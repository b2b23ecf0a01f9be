import { Trans, useLingui } from '@lingui/react/macro';
import { PasswordInput, Text } from '@mantine/core';
import { useController } from 'react-hook-form';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';

/** One's own password. `first`: the one given by an administrator, without changing which nothing else works. */
export function ChangePassword({ first = false, onClose, onChanged }: { first?: boolean; onClose: () => void; onChanged?: () => unknown }) {
  const { t } = useLingui();
  return (
    <FormModal
      title={first ? t`Đặt mật khẩu của riêng bạn` : t`Đổi mật khẩu`}
      submitLabel={t`Đổi mật khẩu`}
      defaultValues={{ current: '', next: '', again: '' }}
      onClose={onClose}
      onSubmit={async ({ current, next }, attempt) => {
        await send('POST', '/api/session/password', { current, next }, attempt);
        onChanged?.();
      }}
    >
      {(form) => (
        <>
          {first && (
            <Text>
              <Trans>Mật khẩu vừa dùng do người quản trị đặt. Đổi xong mới làm việc tiếp được.</Trans>
            </Text>
          )}
          <PasswordField name="current" label={t`Mật khẩu đang dùng`} autoComplete="current-password" />
          <PasswordField
            name="next"
            label={t`Mật khẩu mới`}
            autoComplete="new-password"
            description={t`Ít nhất 15 ký tự, hoặc 8 khi đã cài ứng dụng xác thực. Bốn, năm từ không liên quan nhau thì dễ nhớ và khó đoán.`}
          />
          <PasswordField
            name="again"
            label={t`Nhập lại mật khẩu mới`}
            autoComplete="new-password"
            check={(value) => (value === form.getValues('next') ? undefined : t`Hai lần nhập khác nhau.`)}
          />
        </>
      )}
    </FormModal>
  );
}

interface Field {
  name: string;
  label: string;
  autoComplete: string;
  description?: string;
  check?: (value: string) => string | undefined;
}

export function PasswordField({ name, check, ...look }: Field) {
  const { t } = useLingui();
  const { field, fieldState } = useController({
    name,
    rules: { validate: (value: string) => (value === '' ? t`Cần điền mục này.` : (check?.(value) ?? true)) },
  });
  return (
    <PasswordInput
      {...look}
      {...field}
      required
      error={fieldState.error?.message}
      visibilityToggleButtonProps={{ 'aria-label': t`Hiện hoặc ẩn mật khẩu` }}
    />
  );
}
