import { Trans, useLingui } from '@lingui/react/macro';
import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { IconDots } from '@tabler/icons-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatMoment } from '#ui/format.ts';
import { ErrorPanel } from '#ui/error-panel.tsx';
import { MayOpenContext } from '#ui/may-open.ts';
import { AccountMenu } from './account-menu.tsx';
import classes from './layout.module.css';
import { homePath, signInPath } from './links.ts';
import { Mark } from './mark.tsx';
import { mayOpen } from './may-open.ts';
import { isHere, NavItem, useSections } from './nav.tsx';
import { PracticeBand } from './practice-band.tsx';
import { type Session, SessionContext, sessionQuery, useSession, useSignOut } from './session.tsx';
import { later } from './texts.ts';

const EnrolPage = later(() => import('../modules/access/web/enrol.tsx').then((m) => m.EnrolPage));
const ChangePassword = later(() => import('../modules/access/web/change-password.tsx').then((m) => m.ChangePassword));

/** Root of every page: nothing but sign-in is drawn before the session is known. */
export function Layout() {
  // the page that stands, not the one on its way: on the way to sign-in nothing else may ask the server
  const page = useRouterState({ select: (state) => state.matches.at(-1)?.routeId });
  useEffect(() => {
    if (page === '/dang-nhap') before = page;
  }, [page]);
  if (page === '/dang-nhap') return <Outlet />;
  return <SignedIn />;
}

function SignedIn() {
  const session = useQuery(sessionQuery);
  const router = useRouter();
  const away = session.data === null;
  useEffect(() => {
    if (away) void router.navigate({ href: signInPath(location.pathname + location.search), replace: true });
  }, [away, router]);

  if (session.error)
    return (
      <div className={classes.lonely}>
        <ErrorPanel error={session.error} onRetry={() => session.refetch()} />
      </div>
    );
  if (!session.data) return null;
  const { capabilities } = session.data;
  return (
    <SessionContext value={session.data}>
      <MayOpenContext value={(to) => mayOpen(to, capabilities)}>{opened(session.data)}</MayOpenContext>
    </SessionContext>
  );
}

/** What is owed comes first: a second factor, which allows a shorter password, then a password of one's own. */
function opened({ mustEnrol, mustChangePassword }: Session) {
  if (mustEnrol)
    return (
      <Suspense>
        <EnrolPage />
      </Suspense>
    );
  return mustChangePassword ? <FirstPassword /> : <Frame />;
}

/** Nothing of the product is shown until the password given by somebody else is gone. */
function FirstPassword() {
  const signOut = useSignOut();
  const changed = useRef(false);
  const leave = () => (changed.current ? location.reload() : void signOut());
  return (
    <Suspense>
      <ChangePassword first onClose={leave} onChanged={() => (changed.current = true)} />
    </Suspense>
  );
}

function Frame() {
  const { tenant } = useSession();
  const main = useFocusOnNavigation();
  useSharedAhead();
  return (
    <div className={classes.frame}>
      <a href="#main" className={classes.skip}>
        <Trans>Tới nội dung chính</Trans>
      </a>
      <header className={classes.side}>
        <a href={homePath()} className={classes.brand}>
          <Mark size={38} />
          <span>
            <span className={classes.name}>Khuê Văn</span>
            <span className={classes.tenant}>{tenant.name}</span>
          </span>
        </a>
        <SideNav />
        <AccountMenu />
      </header>
      <main id="main" ref={main} tabIndex={-1} className={classes.main}>
        <PracticeBand />
        <PaperHead />
        <Begin />
      </main>
      <BottomNav />
    </div>
  );
}

/** The page; for whom the first one is not, the first of its own. */
function Begin() {
  // the page that stands: until the next one is there, the first would ask for what it may not have
  const here = useRouterState({ select: (state) => state.matches.at(-1)?.pathname });
  const [first] = useSections();
  return here === homePath() && first && first.path !== homePath() ? <Navigate to={first.path} replace /> : <Outlet />;
}

/** On paper only: whose list this is, and of which moment. */
function PaperHead() {
  const { tenant, account } = useSession();
  const [moment, setMoment] = useState(() => new Date().toISOString());
  useEffect(() => {
    const now = () => flushSync(() => setMoment(new Date().toISOString()));
    addEventListener('beforeprint', now);
    return () => removeEventListener('beforeprint', now);
  }, []);
  const [who, when] = [account.name, formatMoment(moment)];
  return (
    <p className={classes.paper}>
      <span>Khuê Văn · {tenant.name}</span>
      <span>
        <Trans>
          {who} in lúc {when}
        </Trans>
      </span>
    </p>
  );
}

function SideNav() {
  const { t } = useLingui();
  return (
    <nav className={classes.sideNav} aria-label={t`Chính`}>
      {useSections().map((section) => (
        <NavItem key={section.path} section={section} className={classes.sideItem} />
      ))}
    </nav>
  );
}

/** On a phone: four places under the thumb, the others behind "Thêm". */
function BottomNav() {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const here = useRouterState({ select: (state) => state.location.pathname });
  const sections = useSections();
  const [near, far] = [sections.slice(0, 4), sections.slice(4)];
  return (
    <nav className={classes.bottom} aria-label={t`Chính`}>
      {near.map((section) => (
        <NavItem key={section.path} section={section} className={classes.bottomItem} />
      ))}
      <button
        type="button"
        className={classes.bottomItem}
        data-here={far.some((section) => isHere(section.path, here)) || undefined}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <IconDots size={22} stroke={1.6} aria-hidden />
        <Trans>Thêm</Trans>
      </button>
      <Drawer
        opened={open}
        onClose={() => setOpen(false)}
        position="bottom"
        size="min(28rem, 85dvh)"
        radius="lg"
        title={t`Mục khác`}
        closeButtonProps={{ 'aria-label': t`Đóng` }}
      >
        <nav className={classes.more} onClickCapture={() => setOpen(false)} aria-label={t`Mục khác`}>
          {far.map((section) => (
            <NavItem key={section.path} section={section} className={classes.sideItem} />
          ))}
        </nav>
      </Drawer>
    </nav>
  );
}

/** What most pages share is fetched once the first one has had time to be drawn. */
function useSharedAhead() {
  const router = useRouter();
  useEffect(() => {
    const waiting = setTimeout(() => void router.preloadRoute({ to: '/lop' }), 1500);
    return () => clearTimeout(waiting);
  }, [router]);
}

/** Where one was before; also from sign-in to the first page. */
let before: string | undefined;

/** After a change of page the keyboard and the screen reader start at its content, not where the old link was. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  useEffect(() => {
    if (before !== undefined && path !== before) main.current?.focus({ preventScroll: true });
    before = path;
  }, [path]);
  return main;
}
