import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useUrlState } from './filter-bar.tsx';
import { AppLink } from './link.tsx';

/** Under a list that goes on: the page that follows, and the first again. Where the list stands is in the URL, so "back" of the browser leads to the page before. */
export function PageTurner({ next }: { next: string | null }) {
  const [search] = useUrlState();
  const { pathname } = useLocation();
  const at = (after: string | null) => {
    const rest = Object.entries(search).filter(([name, value]) => name !== 'after' && value !== undefined);
    const params = new URLSearchParams(rest.map(([name, value]) => [name, String(value)]));
    if (after) params.set('after', after);
    return params.size > 0 ? `${pathname}?${params}` : pathname;
  };
  return (
    <>
      {search['after'] !== undefined && (
        <Button component={AppLink} plain to={at(null)} variant="default">
          <Trans>Về đầu danh sách</Trans>
        </Button>
      )}
      {next !== null && (
        <Button data-more component={AppLink} plain to={at(next)} variant="default">
          <Trans>Trang sau</Trans>
        </Button>
      )}
    </>
  );
}
