import { useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { AppLink } from './link.tsx';
import classes from './page.module.css';

interface Props {
  title: string;
  /** One line under the title: what this is, or its most telling fact. */
  subtitle?: ReactNode;
  /** Where one came from, highest first, without the page itself. */
  breadcrumbs?: { label: string; to: string }[];
  /** Buttons; the main one last. */
  actions?: ReactNode;
  /** Beside the title, usually a StatusBadge. */
  badge?: ReactNode;
  children?: ReactNode;
}

export function Page({ title, subtitle, breadcrumbs = [], actions, badge, children }: Props) {
  const { t } = useLingui();
  useEffect(() => {
    document.title = `${title} · Khuê Văn`;
  }, [title]);
  return (
    <article className={classes.page}>
      {breadcrumbs.length > 0 && (
        <nav aria-label={t`Đường dẫn trang`}>
          <ol className={classes.crumbs}>
            {breadcrumbs.map((crumb) => (
              <li key={crumb.to}>
                <AppLink plain to={crumb.to}>
                  {crumb.label}
                </AppLink>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <header className={classes.head}>
        <div className={classes.words}>
          <div className={classes.titleRow}>
            <Title order={1}>{title}</Title>
            {badge}
          </div>
          {subtitle && <div className={classes.subtitle}>{subtitle}</div>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      <div className={classes.body}>{children}</div>
    </article>
  );
}
