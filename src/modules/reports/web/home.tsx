import { Trans, useLingui } from '@lingui/react/macro';
import { useSearch } from '@tanstack/react-router';
import { EmptyState } from '#ui/empty-state.tsx';
import { formatWeekday } from '#ui/format.ts';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { guidePath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import type { HomeAnswer } from '../home-contract.ts';
import { Overdue, Starting, useAwaitedLines, Waiting } from './home-work.tsx';
import { YearCard } from './year-card.tsx';
import { YearChips } from './year-chips.tsx';
import classes from './home.module.css';

/** Việc hôm nay: what is late, what waits for me, what starts soon; how the year stands. */
export function HomePage() {
  const { t } = useLingui();
  const search = useSearch({ from: '/' });
  const home = useGet<HomeAnswer>('/api/home', search);
  const ahead = useAwaitedLines();
  return (
    <Page
      title={t`Hôm nay`}
      subtitle={home.data && <Today day={home.data.today} />}
      actions={
        <AppLink to={guidePath()}>
          <Trans>Làm quen trong mười phút</Trans>
        </AppLink>
      }
    >
      <Loaded query={home}>
        {(answer) => (
          <>
            <Glance answer={answer} ahead={ahead.length} />
            <div className={classes.columns}>
              <div className={classes.work}>
                {lateCount(answer) + waitingCount(answer) + ahead.length + answer.starting.total === 0 && (
                  <EmptyState
                    title={t`Không có việc nào quá hạn hay đang chờ`}
                    action={
                      <AppLink to={guidePath()}>
                        <Trans>Bắt đầu từ đâu?</Trans>
                      </AppLink>
                    }
                  >
                    <Trans>
                      Trang này tự nhắc khi một lớp quá ngày kết thúc, một suất kế hoạch qua quý chưa mở, một văn bản hứa bổ sung đến hạn.
                    </Trans>
                  </EmptyState>
                )}
                <Overdue overdue={answer.overdue} />
                <Waiting waiting={answer.waiting} ahead={ahead} />
                <Starting starting={answer.starting} />
              </div>
              <aside className={classes.side} aria-label={t`Tình hình năm`}>
                <YearCard year={answer.year} />
                <YearChips />
              </aside>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

const Today = ({ day }: { day: string }) => <time dateTime={day}>{formatWeekday(day)}</time>;

const lateCount = ({ overdue }: HomeAnswer): number =>
  overdue.classes.total +
  overdue.slots.total +
  overdue.documents.total +
  overdue.requests.total +
  overdue.updates.total +
  overdue.waitingLines.total +
  overdue.atRisk.total;
const waitingCount = ({ waiting }: HomeAnswer): number =>
  waiting.calls.total +
  waiting.drafts.total +
  waiting.requests.total +
  waiting.planDocuments.total +
  waiting.documentsPromised.total +
  waiting.updates.total +
  (waiting.differences?.total ?? 0);

/** Three numbers, each leading to its list on this page. */
function Glance({ answer, ahead }: { answer: HomeAnswer; ahead: number }) {
  const { t } = useLingui();
  const items = [
    { id: 'qua-han', count: lateCount(answer), label: t`Quá hạn, có nguy cơ`, none: t`không có gì quá hạn` },
    { id: 'dang-cho', count: waitingCount(answer) + ahead, label: t`Đang chờ`, none: t`không có gì chờ` },
    { id: 'sap-khai-giang', count: answer.starting.total, label: t`Khai giảng trong 14 ngày`, none: t`chưa có lớp nào` },
  ];
  return (
    <ul className={classes.glance}>
      {items.map(({ id, count, label, none }) => (
        <li key={id} data-late={(id === 'qua-han' && count > 0) || undefined} data-none={count === 0 || undefined}>
          {count > 0 ? (
            <a href={`#${id}`}>
              <b>{count}</b>
              <span>{label}</span>
            </a>
          ) : (
            <span className={classes.still}>
              <b>0</b>
              <span>{label}</span>
              <span className={classes.none}>{none}</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
