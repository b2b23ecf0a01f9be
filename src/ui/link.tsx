import { useRouter } from '@tanstack/react-router';
import type { ComponentProps, MouseEvent } from 'react';
import classes from './link.module.css';
import { useMayOpen } from './may-open.ts';

type Props = Omit<ComponentProps<'a'>, 'href'> & {
  /** An address made by a function of #web/links.ts. */
  to: string;
  /** Without the look of a link, for cards and navigation. */
  plain?: boolean;
};

/**
 * A real link, so that it opens in a new tab and can be copied; a plain click stays in the page. Where one may not go, its words only.
 */
export function AppLink({ to, plain = false, className = '', onClick, ...rest }: Props) {
  const router = useRouter();
  const opens = useMayOpen()(to);
  // the page's files come while the finger is still on its way
  const near = () => void router.preloadRoute({ href: to } as never);
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || elsewhere || rest.target === '_blank') return;
    event.preventDefault();
    void router.navigate({ href: to });
  };
  if (!opens) return <span className={className}>{rest.children}</span>;
  return (
    <a href={to} onClick={follow} onPointerEnter={near} onFocus={near} className={`${plain ? '' : classes.link} ${className}`} {...rest} />
  );
}
