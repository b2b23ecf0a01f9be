import { Trans, useLingui } from '@lingui/react/macro';
import { today } from '#kit/dates.ts';
import { formatDate } from '#ui/format.ts';
import { AppLink } from '#ui/link.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText } from '#ui/values.tsx';
import { annualReviewPath } from '#web/links.ts';
import type { AnnualReview } from '../contract.ts';
import classes from './basis.module.css';

/** How final the numbers are: still running, open after the year's end, closed, or exactly as sent. */
export function Basis({ report, sent }: { report: AnnualReview; sent: boolean }) {
  const { t } = useLingui();
  const { lock, filter } = report;
  const day = formatDate(today());
  const { year, clock } = filter;
  if (sent && lock) {
    return (
      <span className={classes.basis}>
        <StatusBadge tone="done">{t`Số chốt, đúng như đã gửi`}</StatusBadge>
        {lock.sentOn && (
          <span>
            <Trans>
              gửi ngày <DateText value={lock.sentOn} />
            </Trans>
          </span>
        )}
        <AppLink to={annualReviewPath({ year, clock, org: filter.org?.code })}>
          <Trans>Xem số nay biết</Trans>
        </AppLink>
      </span>
    );
  }
  if (lock) {
    return (
      <span className={classes.basis}>
        <StatusBadge tone="done">{t`Đã khóa sổ`}</StatusBadge>
        <span>
          <Trans>trang này là số nay biết</Trans>
        </span>
        <AppLink to={annualReviewPath({ year, clock, org: filter.org?.code, sent: lock.id })}>
          <Trans>Xem số đã gửi</Trans>
        </AppLink>
      </span>
    );
  }
  const over = filter.period.end < today();
  return (
    <span className={classes.basis}>
      <StatusBadge tone={over ? 'neutral' : 'active'}>{over ? t`Chưa khóa sổ` : t`Thực hiện đến ${day}`}</StatusBadge>
    </span>
  );
}
