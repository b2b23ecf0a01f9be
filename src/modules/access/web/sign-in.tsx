import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, Select, TextInput } from '@mantine/core';
import { useRouter, useSearch } from '@tanstack/react-router';
import { type FormEvent, Suspense, useEffect, useRef, useState } from 'react';
import { pathHere } from '#kit/path-here.ts';
import { ErrorPanel } from '#ui/error-panel.tsx';
import { apiUrl } from '#web/api.ts';
import { LanguageButton } from '#web/language-switch.tsx';
import { Mark, Window } from '#web/mark.tsx';
import { homePath } from '#web/links.ts';
import { type TenantToEnter, useSignIn, useTenants } from '#web/session.tsx';
import { later } from '#web/texts.ts';
import classes from './sign-in.module.css';

/** Only where there is something to practise in. */
const PracticePicker = later(() => import('./practice-picker.tsx').then((m) => m.PracticePicker));

const remembered = 'khuevan.tenant';

export function SignInPage() {
  const { t } = useLingui();
  const tenants = useTenants();
  useEffect(() => {
    document.title = t`Đăng nhập · Khuê Văn`;
  }, [t]);
  return (
    <main className={classes.page}>
      <aside className={classes.picture} aria-hidden="true">
        <Window />
      </aside>
      <section className={classes.panel}>
        <div className={classes.column}>
          <div className={classes.brand}>
            <Mark size={48} />
            <div>
              <h1 className={classes.name}>Khuê Văn</h1>
              <p className={classes.what}>
                <Trans>Quản lý đào tạo, bồi dưỡng cán bộ, công chức, viên chức</Trans>
              </p>
            </div>
          </div>
          {tenants.error && <ErrorPanel error={tenants.error} onRetry={() => tenants.refetch()} />}
          {tenants.data && <SignInForm tenants={tenants.data} />}
          <div className={classes.language}>
            <LanguageButton />
          </div>
        </div>
      </section>
    </main>
  );
}

function SignInForm({ tenants }: { tenants: TenantToEnter[] }) {
  const { t } = useLingui();
  const { next, step, refused } = useSearch({ from: '/dang-nhap' });
  const { byPassword } = useSignIn();
  const router = useRouter();
  const [tenant, setTenant] = useState(() => startingTenant(tenants));
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [awaited, setAwaited] = useState(step === 'code');
  const chosen = tenants.find(({ slug }) => slug === tenant);
  const enter = () => router.navigate({ href: pathHere(next, homePath()), replace: true });

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const { codeNeeded } = await byPassword({ tenant: tenant ?? '', name, password });
      if (tenant) localStorage.setItem(remembered, tenant);
      if (codeNeeded) setAwaited(true);
      else await enter();
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
    setPassword('');
  }
  const again = () => {
    setAwaited(false);
    setBusy(false);
  };

  if (awaited) return <CodeForm onEntered={enter} onBack={again} />;
  return (
    <form onSubmit={submit} className={classes.form}>
      {error !== null ? <ErrorPanel error={error} takeFocus /> : refused && <RefusedElsewhere why={refused} />}
      {tenants.length > 1 && (
        <Select
          label={t`Nơi làm việc`}
          data={tenants.map(({ slug, name: label }) => ({ value: slug, label }))}
          value={tenant}
          onChange={setTenant}
          allowDeselect={false}
          required
          withAsterisk={false}
          size="md"
        />
      )}
      {chosen?.isPractice && (
        <Suspense>
          <PracticePicker key={chosen.slug} tenant={chosen.slug} onPick={setName} />
        </Suspense>
      )}
      <TextInput
        label={t`Tên đăng nhập`}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        size="md"
      />
      <PasswordInput
        label={t`Mật khẩu`}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t`Hiện hoặc ẩn mật khẩu` }}
        required
        withAsterisk={false}
        size="md"
      />
      <Button type="submit" size="md" mt="xs" fullWidth loading={busy}>
        <Trans>Đăng nhập</Trans>
      </Button>
      {chosen?.elsewhere && (
        <Button
          component="a"
          href={apiUrl('/api/sign-in/elsewhere', { tenant, next: next && pathHere(next) })}
          variant="default"
          size="md"
          fullWidth
        >
          {chosen.elsewhere}
        </Button>
      )}
      {chosen && !chosen.demandsCode && (
        <p className={classes.what}>
          <Trans>Dữ liệu mẫu hoặc thực hành: mật khẩu là đủ, không cần mã xác thực.</Trans>
        </p>
      )}
    </form>
  );
}

/** The second step: the password was right. */
function CodeForm({ onEntered, onBack }: { onEntered: () => Promise<void>; onBack: () => void }) {
  const { t } = useLingui();
  const { byCode } = useSignIn();
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [recovery]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await byCode(code);
      await onEntered();
    } catch (refusal) {
      setError(refusal);
      setCode('');
      setBusy(false);
    }
  }

  return (
    <form onSubmit={submit} className={classes.form}>
      {error !== null && <ErrorPanel error={error} takeFocus />}
      <TextInput
        ref={field}
        key={recovery ? 'recovery' : 'code'}
        label={recovery ? t`Mã khôi phục` : t`Mã trong ứng dụng xác thực`}
        description={recovery ? t`Một trong mười mã đã nhận khi cài; mỗi mã dùng một lần.` : t`Sáu chữ số đang hiện trên điện thoại.`}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        autoComplete="one-time-code"
        inputMode={recovery ? 'text' : 'numeric'}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={60}
        required
        withAsterisk={false}
        size="md"
      />
      <Button type="submit" size="md" fullWidth loading={busy}>
        <Trans>Xác nhận</Trans>
      </Button>
      <Button variant="subtle" size="md" fullWidth onClick={() => setRecovery(!recovery)}>
        {recovery ? <Trans>Dùng mã trong ứng dụng</Trans> : <Trans>Mất điện thoại? Dùng mã khôi phục</Trans>}
      </Button>
      <Button variant="subtle" size="md" fullWidth onClick={onBack}>
        <Trans>Đăng nhập lại từ đầu</Trans>
      </Button>
    </form>
  );
}

/** Back from a provider without a session. The words are ours, whatever stands in the address. */
function RefusedElsewhere({ why }: { why: string }) {
  const { t } = useLingui();
  const words =
    why === 'unknown'
      ? {
          what: t`Chưa vào được bằng đăng nhập một lần.`,
          todo: t`Nhờ người quản trị gắn định danh của bạn với tài khoản và kiểm tra phân quyền, hoặc đăng nhập bằng tên và mật khẩu.`,
        }
      : { what: t`Đăng nhập một lần không thành công.`, todo: t`Thử lại, hoặc đăng nhập bằng tên và mật khẩu.` };
  return <ErrorPanel error={words} />;
}

function startingTenant(tenants: TenantToEnter[]): string | null {
  const last = localStorage.getItem(remembered);
  return tenants.find((tenant) => tenant.slug === last)?.slug ?? tenants[0]?.slug ?? null;
}
