import { Trans, useLingui } from '@lingui/react/macro';
import { AppLink } from '#ui/link.tsx';
import { Num } from '#ui/values.tsx';
import { annualReviewPath, planListPath } from '#web/links.ts';
import { useCan } from '#web/session.tsx';
import type { HomeAnswer } from '../home-contract.ts';
import { PlanBar } from './plan-bar.tsx';
import classes from './home.module.css';

type Quarter = HomeAnswer['year']['quarters'][number];

/** How the plan of a year stands, by quarter: a bar for the eye, the numbers beside it for everybody. */
export function YearCard({ year: { year, quarters } }: { year: HomeAnswer['year'] }) {
  const { t } = useLingui();
  const mayPlan = useCan('plans.record');
  const sum = (pick: (quarter: Quarter) => number) => quarters.reduce((total, quarter) => total + pick(quarter), 0);
  const name = (quarter: number | null) => (quarter === null ? t`Cả năm` : t`Quý ${quarter}`);
  const total = sum((one) => one.planned + one.offPlan);
  return (
    <section className={classes.card} aria-label={t`Kế hoạch năm ${year}`}>
      <h2>
        <Trans>Kế hoạch năm {year}</Trans>
      </h2>
      {total === 0 ? (
        <p className={classes.teach}>
          {mayPlan ? (
            <Trans>
              Chưa có kế hoạch năm {year}. <AppLink to={planListPath()}>Lập hoặc nhập kế hoạch</AppLink>: mỗi lớp được giao thành một suất,
              và trang này cho thấy đã mở, còn chờ, không thực hiện theo từng quý.
            </Trans>
          ) : (
            <Trans>Chưa có suất lớp nào của năm {year} trong phạm vi bạn xem được.</Trans>
          )}
        </p>
      ) : (
        <>
          <PlanBar
            label={t`Thực hiện`}
            total={total}
            parts={[
              { id: 'opened', label: t`Đã mở`, value: sum((one) => one.opened), tone: 'done' },
              { id: 'pending', label: t`Còn chờ`, value: sum((one) => one.pending), tone: 'pending' },
              { id: 'lost', label: t`Không mở`, value: sum((one) => one.lost), tone: 'lost' },
            ]}
          />
          <table className={classes.quarters}>
            <caption>
              <Trans>Suất lớp năm {year} theo quý</Trans>
            </caption>
            <thead>
              <tr>
                <th scope="col">
                  <Trans>Quý</Trans>
                </th>
                <th scope="col">
                  <span className={classes.unseen}>{t`Tiến độ`}</span>
                </th>
                <th scope="col">
                  <Trans>Kế hoạch</Trans>
                </th>
                <th scope="col">
                  <Trans>Đã mở</Trans>
                </th>
                <th scope="col">
                  <Trans>Còn chờ</Trans>
                </th>
                <th scope="col">
                  <Trans>Không mở</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {quarters.map((one) => (
                <tr key={one.quarter ?? 0}>
                  <th scope="row">{name(one.quarter)}</th>
                  <td className={classes.barCell}>
                    <PlanBar
                      keys={false}
                      label={name(one.quarter)}
                      total={one.planned + one.offPlan}
                      parts={[
                        { id: 'opened', label: '', value: one.opened, tone: 'done' },
                        { id: 'pending', label: '', value: one.pending, tone: 'pending' },
                        { id: 'lost', label: '', value: one.lost, tone: 'lost' },
                      ]}
                    />
                  </td>
                  <td>
                    <Num value={one.planned + one.offPlan} />
                  </td>
                  <td>
                    <Num value={one.opened} />
                  </td>
                  <td>
                    <Num value={one.pending} />
                  </td>
                  <td>
                    <Num value={one.lost} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <p className={classes.onward}>
        <AppLink to={annualReviewPath({ year })}>
          <Trans>Tổng kết năm {year}</Trans>
        </AppLink>
        <AppLink to={planListPath({ year })}>
          <Trans>Kế hoạch năm {year}</Trans>
        </AppLink>
      </p>
    </section>
  );
}
