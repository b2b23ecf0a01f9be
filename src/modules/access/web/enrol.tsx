import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { Suspense, useEffect, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { ErrorPanel } from '#ui/error-panel.tsx';
import { send } from '#web/api.ts';
import { Mark } from '#web/mark.tsx';
import { useSignOut } from '#web/session.tsx';
import { later } from '#web/texts.ts';
import type { Offer, RecoveryCodes } from '../contract.ts';
import { CodeField } from './code-field.tsx';
import classes from './enrol.module.css';
import { RecoveryCodeList } from './recovery-codes.tsx';

// who draws squares is fetched where one is drawn
const QrCode = later(() => import('./qr-code.tsx').then((m) => m.QrCode));

/** Nothing of the product is shown until there is a second factor. */
export function EnrolPage() {
  const { t } = useLingui();
  const signOut = useSignOut();
  useEffect(() => {
    document.title = t`Cài xác thực hai bước · Khuê Văn`;
  }, [t]);
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <div className={classes.head}>
          <Mark size={38} />
          <h1 className={classes.title}>
            <Trans>Cài xác thực hai bước</Trans>
          </h1>
        </div>
        <Text fw={600} mb="xs">
          <Trans>Tài khoản này xem được dữ liệu của người khác: cài xong mới làm việc tiếp được.</Trans>
        </Text>
        <Enrolment onDone={() => location.reload()} onLeave={signOut} leaveLabel={t`Đăng xuất`} />
      </div>
    </main>
  );
}

interface Props {
  /** The offer, where it was asked for already; else it is asked for here. */
  offer?: Offer;
  onDone: () => void;
  onLeave: () => void;
  leaveLabel: string;
}

/** The secret as a picture and as text, a code back, then the recovery codes. */
export function Enrolment({ offer: given, onDone, onLeave, leaveLabel }: Props) {
  const { t } = useLingui();
  const [offer, setOffer] = useState<Offer | null>(given ?? null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const form = useForm({ defaultValues: { code: '' } });
  useEffect(() => {
    if (given) return;
    let gone = false;
    send<Offer>('POST', '/api/session/second-factor', {}).then(
      (made) => gone || setOffer(made),
      (refusal: unknown) => gone || setError(refusal),
    );
    return () => void (gone = true);
  }, [given]);
  if (codes) return <RecoveryCodeList codes={codes} onKept={onDone} />;
  if (!offer) return error === null ? null : <ErrorPanel error={error} onRetry={() => location.reload()} />;

  const submit = form.handleSubmit(async ({ code }) => {
    setError(null);
    try {
      setCodes((await send<RecoveryCodes>('POST', '/api/session/second-factor/confirm', { code })).recoveryCodes);
    } catch (refusal) {
      setError(refusal);
      form.resetField('code');
    }
  });
  const secret = offer.secret.replace(/(.{4})(?=.)/g, '$1 ');
  return (
    <FormProvider {...form}>
      <form onSubmit={submit} noValidate>
        <Text>
          <Trans>
            Ngoài mật khẩu, mỗi lần đăng nhập cần mã sáu chữ số do một ứng dụng trên điện thoại tạo ra (Google Authenticator, Microsoft
            Authenticator, Aegis…). Ứng dụng không cần mạng.
          </Trans>
        </Text>
        <div className={classes.steps}>
          <Suspense fallback={<div />}>
            <QrCode text={offer.address} label={t`Hình vuông để ứng dụng xác thực quét`} />
          </Suspense>
          <div>
            <Text>
              <Trans>1. Mở ứng dụng, thêm tài khoản, quét hình vuông. Không quét được thì gõ khóa này:</Trans>
            </Text>
            <p className={classes.secret}>{secret}</p>
            <Button component="a" href={offer.address} variant="subtle" size="compact-sm" mt="xs" px={0}>
              <Trans>Hoặc mở bằng ứng dụng trên chính máy này</Trans>
            </Button>
            <Text mt="md" mb="xs">
              <Trans>2. Nhập mã mà ứng dụng đang hiện.</Trans>
            </Text>
            <CodeField />
          </div>
        </div>
        {error !== null && <ErrorPanel error={error} takeFocus />}
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={onLeave} disabled={form.formState.isSubmitting}>
            {leaveLabel}
          </Button>
          <Button type="submit" loading={form.formState.isSubmitting}>
            <Trans>Xác nhận mã</Trans>
          </Button>
        </Group>
      </form>
    </FormProvider>
  );
}
