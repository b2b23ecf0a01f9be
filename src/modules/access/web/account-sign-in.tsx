import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Text } from '@mantine/core';
import { SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { send } from '#web/api.ts';
import { useGet, useRefresh } from '#web/query.ts';
import type { Account, OpenSession, PasswordRules } from '../contract.ts';
import { SessionList } from './session-list.tsx';

/** How somebody else's account is signed in, and what helps when it cannot. */
interface Props {
  account: Account;
  onClose: () => void;
}

export function AccountSessions({ account: { id, name }, onClose }: Props) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const list = useGet<OpenSession[]>(`/api/accounts/${id}/sessions`);
  const end = async (one?: string) => {
    await send('POST', one === undefined ? `/api/accounts/${id}/sessions/end` : `/api/accounts/${id}/sessions/${one}/end`);
    await refresh();
  };
  return (
    <Modal opened onClose={onClose} size="xl" title={t`Phiên đăng nhập của ${name}`} closeButtonProps={{ 'aria-label': t`Đóng` }}>
      <Loaded query={list}>
        {(rows) => (
          <>
            <SessionList sessions={rows} caption={t`Các phiên đăng nhập của ${name}`} end={end} />
            {rows.length > 1 && (
              <Group justify="flex-end" mt="md">
                <Button variant="default" color="red" onClick={() => end()}>
                  <Trans>Kết thúc tất cả</Trans>
                </Button>
              </Group>
            )}
          </>
        )}
      </Loaded>
    </Modal>
  );
}

export function ResetSecondFactor({ account: { id, name }, onClose }: Props) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Đặt lại mã xác thực`}
      submitLabel={t`Đặt lại mã xác thực`}
      defaultValues={{ reason: '' }}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        await send('POST', `/api/accounts/${id}/second-factor/reset`, values, attempt);
        await refresh();
      }}
    >
      <Text>
        <Trans>
          Dành cho khi {name} mất cả điện thoại lẫn mã khôi phục. Hãy gặp hoặc gọi để chắc đúng người. Ứng dụng và mã khôi phục cũ hết dùng
          được, mọi phiên kết thúc; lần đăng nhập tới {name} tự cài lại.
        </Trans>
      </Text>
      <TextField
        name="reason"
        label={t`Lý do`}
        required
        maxLength={300}
        description={t`Được ghi vào nhật ký. Ví dụ: mất điện thoại, đã gặp trực tiếp.`}
      />
    </FormModal>
  );
}

export function IdentifierForm({ account: { id, name, identifier }, onClose }: Props) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Định danh đăng nhập một lần`}
      submitLabel={t`Lưu định danh`}
      defaultValues={{ identifier: '' }}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        await send('PUT', `/api/accounts/${id}/identifier`, { identifier: values.identifier.trim() || null }, attempt);
        await refresh();
      }}
    >
      <Text>
        {identifier === null ? (
          <Trans>{name} chưa gắn định danh nào, nên chỉ vào được bằng mật khẩu.</Trans>
        ) : (
          <Trans>
            {name} đang gắn với {identifier}.
          </Trans>
        )}
      </Text>
      <TextField
        name="identifier"
        label={t`Định danh`}
        maxLength={100}
        description={t`Đúng như hệ thống đăng nhập một lần gọi người này, thường là số định danh cá nhân. Để trống để gỡ. Chỉ lưu dạng không đọc ngược được.`}
      />
    </FormModal>
  );
}

export function PasswordRulesForm({ onClose }: { onClose: () => void }) {
  const rules = useGet<PasswordRules>('/api/password-rules');
  // the form begins with what is set now
  return rules.data ? <KindsForm now={rules.data} onClose={onClose} /> : null;
}

function KindsForm({ now, onClose }: { now: PasswordRules; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const kinds = [t`Không đòi hỏi`, t`1 loại`, t`2 loại`, t`3 loại`, t`4 loại`];
  return (
    <FormModal
      title={t`Quy định mật khẩu`}
      submitLabel={t`Lưu quy định`}
      defaultValues={{ leastKinds: String(now.leastKinds) }}
      onClose={onClose}
      onSubmit={async ({ leastKinds }, attempt) => {
        await send('PUT', '/api/password-rules', { leastKinds: Number(leastKinds) }, attempt);
        await refresh();
      }}
    >
      <Text>
        <Trans>
          Mật khẩu dài ít nhất 15 ký tự (8 khi có ứng dụng xác thực) và không nằm trong danh sách hay dùng. Chỉ đòi thêm loại ký tự khi quy
          định của cơ quan bắt buộc: nó làm mật khẩu khó nhớ hơn là khó đoán.
        </Trans>
      </Text>
      <SelectField
        name="leastKinds"
        label={t`Số loại ký tự ít nhất`}
        required
        options={kinds.map((label, value) => ({ value: String(value), label }))}
        description={t`Trong bốn loại: chữ thường, chữ hoa, chữ số, dấu. Tính từ lần đổi mật khẩu tới.`}
      />
    </FormModal>
  );
}
