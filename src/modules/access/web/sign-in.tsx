import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, Select, TextInput } from '@mantine/core';
import { useRouter, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { ErrorPanel } from '#ui/error-panel.tsx';
import { LanguageButton } from '#web/language-switch.tsx';
import { Mark, Window } from '#web/mark.tsx';
import { homePath } from '#web/links.ts';
import { type Tenant, useSignIn, useTenants } from '#web/session.tsx';
import classes from './sign-in.module.css';

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

function SignInForm({ tenants }: { tenants: Tenant[] }) {
  const { t } = useLingui();
  const { next } = useSearch({ from: '/dang-nhap' });
  const signIn = useSignIn();
  const router = useRouter();
  const [tenant, setTenant] = useState(() => startingTenant(tenants));
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await signIn({ tenant: tenant ?? '', name, password });
      if (tenant) localStorage.setItem(remembered, tenant);
      await router.navigate({ href: ownPath(next), replace: true });
    } catch (refusal) {
      setError(refusal);
      setPassword('');
      setBusy(false);
    }
  }

  return (
    <form onSubmit={submit} className={classes.form}>
      {error !== null && <ErrorPanel error={error} takeFocus />}
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
    </form>
  );
}

function startingTenant(tenants: Tenant[]): string | null {
  const last = localStorage.getItem(remembered);
  return tenants.find((tenant) => tenant.slug === last)?.slug ?? tenants[0]?.slug ?? null;
}

/** Only a path of this site: `//elsewhere` and `https:` would send a person away after signing in. */
function ownPath(next: string | undefined): string {
  if (!next) return homePath();
  const url = new URL(next, location.origin);
  return url.origin === location.origin && next.startsWith('/') ? url.pathname + url.search : homePath();
}
