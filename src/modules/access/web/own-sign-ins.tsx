import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { useGet, useRefresh } from '#web/query.ts';
import { useSession } from '#web/session.tsx';
import type { Offer, OpenSession, RecoveryCodes, SecondFactor } from '../contract.ts';
import { PasswordField } from './change-password.tsx';
import { CodeField } from './code-field.tsx';
import { Enrolment } from './enrol.tsx';
import { RecoveryCodeList } from './recovery-codes.tsx';
import { SessionList } from './session-list.tsx';

export function OwnSignInsPage() {
  const { t } = useLingui();
  const factor = useGet<SecondFactor>('/api/session/second-factor');
  const sessions = useGet<OpenSession[]>('/api/sessions');
  const refresh = useRefresh();
  const [ending, setEnding] = useState(false);
  const end = async (id: string) => {
    await send('POST', `/api/sessions/${id}/end`);
    await refresh();
  };
  return (
    <Page
      title={t`Phiên đăng nhập của tôi`}
      subtitle={t`Tài khoản này đang mở ở đâu, và ngoài mật khẩu còn gì giữ nó.`}
      actions={
        <Button variant="default" onClick={() => setEnding(true)}>
          <Trans>Kết thúc các phiên khác</Trans>
        </Button>
      }
    >
      <Section title={t`Đang đăng nhập`}>
        <Loaded query={sessions}>{(rows) => <SessionList sessions={rows} caption={t`Các phiên đăng nhập của tôi`} end={end} />}</Loaded>
      </Section>
      <Loaded query={factor}>{(one) => <SecondFactorSection factor={one} />}</Loaded>
      <ConfirmDialog
        opened={ending}
        onClose={() => setEnding(false)}
        title={t`Kết thúc các phiên khác`}
        confirmLabel={t`Kết thúc các phiên khác`}
        onConfirm={async () => {
          await send('POST', '/api/sessions/end-others');
          await refresh();
        }}
      >
        <Trans>Mọi thiết bị khác phải đăng nhập lại. Phiên này vẫn mở.</Trans>
      </ConfirmDialog>
    </Page>
  );
}

type Act = { kind: 'ask'; what: 'app' | 'codes' } | { kind: 'app'; offer: Offer } | { kind: 'codes'; codes: string[] };

function SecondFactorSection({ factor: { since, recoveryCodesLeft, demanded } }: { factor: SecondFactor }) {
  const { t } = useLingui();
  const { tenant } = useSession();
  const [act, setAct] = useState<Act | null>(null);
  const refresh = useRefresh();
  const close = () => setAct(null);
  const done = async () => {
    close();
    await refresh();
  };
  const note = tenant.demandsCode
    ? demanded
      ? t`Bắt buộc với tài khoản xem được dữ liệu của người khác.`
      : t`Không bắt buộc với tài khoản chỉ xem hồ sơ của chính mình.`
    : t`Nơi này chỉ có dữ liệu mẫu hoặc thực hành: không bắt buộc, mật khẩu là đủ.`;
  return (
    <Section
      title={t`Xác thực hai bước`}
      note={note}
      card
      actions={
        <>
          {since !== null && (
            <Button variant="default" onClick={() => setAct({ kind: 'ask', what: 'codes' })}>
              <Trans>Lấy mã khôi phục mới</Trans>
            </Button>
          )}
          <Button variant="default" onClick={() => setAct({ kind: 'ask', what: 'app' })}>
            {since === null ? <Trans>Cài ứng dụng xác thực</Trans> : <Trans>Đổi ứng dụng xác thực</Trans>}
          </Button>
        </>
      }
    >
      <DescriptionList
        items={[
          {
            label: t`Ứng dụng xác thực`,
            value:
              since === null ? (
                <StatusBadge tone="neutral">{t`chưa cài`}</StatusBadge>
              ) : (
                <StatusBadge tone="active">{t`đã cài`}</StatusBadge>
              ),
          },
          { label: t`Cài lúc`, value: since === null ? null : <DateText value={since} time /> },
          { label: t`Mã khôi phục còn lại`, value: since === null ? null : <Num value={recoveryCodesLeft} /> },
        ]}
        columns={3}
      />
      {act?.kind === 'ask' && (
        <FormModal
          title={act.what === 'app' ? t`Cài ứng dụng xác thực` : t`Lấy mã khôi phục mới`}
          submitLabel={t`Tiếp tục`}
          defaultValues={{ current: '', code: '' }}
          onClose={() => setAct((now) => (now?.kind === 'ask' ? null : now))}
          onSubmit={async ({ current, code }) => {
            const proof = code === '' ? { current } : { current, code };
            if (act.what === 'app') setAct({ kind: 'app', offer: await send<Offer>('POST', '/api/session/second-factor', proof) });
            else setAct({ kind: 'codes', codes: (await send<RecoveryCodes>('POST', '/api/session/recovery-codes', proof)).recoveryCodes });
          }}
        >
          <Text>
            {act.what === 'app' ? (
              <Trans>Để chắc là chính bạn. Cài xong, các thiết bị khác phải đăng nhập lại.</Trans>
            ) : (
              <Trans>Để chắc là chính bạn. Các mã khôi phục cũ hết dùng được.</Trans>
            )}
          </Text>
          <PasswordField name="current" label={t`Mật khẩu đang dùng`} autoComplete="current-password" />
          {since !== null && <CodeField recovery />}
        </FormModal>
      )}
      {act !== null && act.kind !== 'ask' && (
        <Modal
          opened
          onClose={close}
          size="lg"
          closeOnClickOutside={false}
          closeOnEscape={false}
          withCloseButton={act.kind === 'app'}
          closeButtonProps={{ 'aria-label': t`Đóng` }}
          title={act.kind === 'app' ? t`Cài ứng dụng xác thực` : t`Mã khôi phục`}
        >
          {act.kind === 'app' ? (
            <Enrolment offer={act.offer} onDone={done} onLeave={close} leaveLabel={t`Thôi`} />
          ) : (
            <RecoveryCodeList codes={act.codes} onKept={done} />
          )}
        </Modal>
      )}
    </Section>
  );
}
