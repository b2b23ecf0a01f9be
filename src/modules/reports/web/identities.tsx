import { Trans, useLingui } from '@lingui/react/macro';
import { Section } from '#ui/section.tsx';
import type { AnnualReview, PlanTerms, PoolTerms } from '../contract.ts';
import { Statement, type StatementLine } from './statement.tsx';
import { type Amount, type Sum, type Term, totalOf } from './terms.tsx';
import classes from './statement.module.css';

/** The identities of the year in full, each from what was there to what is left. */
export function Identities({ report, sum }: { report: AnnualReview; sum: Sum }) {
  const { t } = useLingui();
  const { pool, outside } = report;
  const any = (terms: object) => Object.values(terms).some((value) => value !== 0);
  return (
    <Section title={t`Cộng đủ từng khoản`} note={t`Mỗi số mở ra danh sách lớp hoặc học viên đứng sau nó.`}>
      <div className={classes.grid}>
        <div className={classes.panel}>
          <ClassesAndTrainees report={report} sum={sum} />
        </div>
        <div style={{ display: 'grid', gap: '1rem' }}>
          {report.plan && report.planSeats && (
            <div className={classes.panel}>
              <PlanStatement plan={report.plan} seats={report.planSeats} added={report.plannedAs} />
            </div>
          )}
          {any(pool) && (
            <div className={classes.panel}>
              <PoolStatement pool={pool} />
            </div>
          )}
          {any(outside) && (
            <div className={classes.panel}>
              <OutsideStatement outside={outside} />
            </div>
          )}
          {!any(pool) && (
            <div className={classes.panel}>
              <strong>
                <Trans>Chờ học tiếp</Trans>
              </strong>
              <p style={{ marginTop: '0.25rem' }}>
                <Trans>Không có ai bảo lưu hoặc chờ học lại trong kỳ này.</Trans>
              </p>
            </div>
          )}
        </div>
      </div>
    </Section>
  );
}

function ClassesAndTrainees({ report, sum }: { report: AnnualReview; sum: Sum }) {
  const { t } = useLingui();
  const withClasses = report.classes !== null;
  const amounts = (term: Pick<Term, 'classes' | 'trainees'>) => (withClasses ? [term.classes, term.trainees] : [term.trainees]);
  const line = (term: Term, sign: '+' | '−' | undefined): StatementLine[] => [
    { id: term.id, label: sentence(term.label), sign, amounts: amounts(term), kind: term.id === 'carriedOut' ? 'rest' : 'line' },
    ...(term.parts.filter((part) => part.amount.value !== 0).length > (term.id === 'opened' ? 1 : 0)
      ? term.parts
          .filter((part) => part.amount.value !== 0)
          .map((part) => ({
            id: part.amount.cell,
            label: part.label,
            amounts: amounts({ classes: null, trainees: part.amount }),
            kind: 'part' as const,
          }))
      : []),
  ];
  const total = (of: 'classes' | 'trainees'): Amount => ({ value: totalOf(sum.comingIn, of), cell: '' });
  return (
    <Statement
      caption={withClasses ? t`Lớp và học viên` : t`Học viên`}
      columns={withClasses ? [t({ message: 'Lớp', context: 'plural' }), t`Học viên`] : [t`Học viên`]}
      lines={[
        ...sum.comingIn.flatMap((term, at) => line(term, at > 0 ? '+' : undefined)),
        {
          id: 'total',
          label: t`Cộng vào`,
          sign: undefined,
          amounts: amounts({ classes: total('classes'), trainees: total('trainees') }),
          kind: 'total',
        },
        ...sum.goingOut.flatMap((term) => line(term, term.id === 'carriedOut' ? undefined : '−')),
      ]}
    />
  );
}

function PlanStatement({ plan, seats, added }: { plan: PlanTerms; seats: PlanTerms; added: AnnualReview['plannedAs'] }) {
  const { t } = useLingui();
  const both = (term: keyof PlanTerms) => [
    { value: plan[term], cell: `plan.${term}` },
    { value: seats[term], cell: `planSeats.${term}` },
  ];
  const part = (id: string, label: string, value: number): StatementLine[] =>
    value === 0 ? [] : [{ id, label, amounts: [{ value, cell: `plan.${id}` }, null], kind: 'part' }];
  const changed = added !== null && added.added + added.withdrawn + added.split !== 0;
  return (
    <Statement
      caption={t`Suất lớp trong kế hoạch và chỉ tiêu`}
      columns={[t`Suất`, t`Chỉ tiêu`]}
      lines={[
        { id: 'planned', label: t`Theo kế hoạch`, amounts: both('planned') },
        ...(changed
          ? [
              ...part('ordered', t`giao lúc đầu`, added.planned),
              ...part('added', t`bổ sung`, added.added),
              ...part('withdrawn', t`rút khỏi kế hoạch (trừ)`, added.withdrawn),
              ...part('split', t`tách từ suất khác`, added.split),
            ]
          : []),
        { id: 'offPlan', label: t`Ngoài kế hoạch`, sign: '+', amounts: both('offPlan') },
        {
          id: 'total',
          label: t`Cộng`,
          amounts: [
            { value: plan.planned + plan.offPlan, cell: '' },
            { value: seats.planned + seats.offPlan, cell: '' },
          ],
          kind: 'total',
        },
        { id: 'opened', label: t`Đã mở`, sign: '−', amounts: both('opened') },
        { id: 'combined', label: t`Gộp vào lớp khác`, sign: '−', amounts: both('combined') },
        { id: 'notExecuted', label: t`Không thực hiện`, sign: '−', amounts: both('notExecuted') },
        { id: 'postponed', label: t`Hoãn sang năm sau`, sign: '−', amounts: both('postponed') },
        { id: 'pending', label: t`Còn chờ mở`, amounts: both('pending'), kind: 'rest' },
      ]}
    />
  );
}

function PoolStatement({ pool }: { pool: PoolTerms }) {
  const { t } = useLingui();
  const one = (term: keyof PoolTerms) => [{ value: pool[term], cell: `pool.${term}` }];
  return (
    <Statement
      caption={t`Chờ học tiếp`}
      columns={[t`Lượt`]}
      lines={[
        { id: 'poolIn', label: t`Từ kỳ trước`, amounts: one('poolIn') },
        { id: 'deferred', label: t({ message: 'Bảo lưu', context: 'event' }), sign: '+', amounts: one('deferred') },
        { id: 'notRecognised', label: t`Chưa công nhận, còn được học`, sign: '+', amounts: one('notRecognised') },
        { id: 'rejoined', label: t`Đã vào lớp học tiếp`, sign: '−', amounts: one('rejoined') },
        { id: 'finishedLate', label: t({ message: 'Công nhận bổ sung', context: 'event' }), sign: '−', amounts: one('finishedLate') },
        { id: 'expired', label: t`Hết quyền học tiếp`, sign: '−', amounts: one('expired') },
        { id: 'poolOut', label: t`Còn chờ`, amounts: one('poolOut'), kind: 'rest' },
      ]}
    />
  );
}

function OutsideStatement({ outside }: { outside: AnnualReview['outside'] }) {
  const { t } = useLingui();
  const one = (term: keyof AnnualReview['outside']) => [{ value: outside[term], cell: `outside.${term}` }];
  return (
    <Statement
      caption={t`Cử đi học ở cơ sở ngoài`}
      columns={[t`Lượt`]}
      lines={[
        { id: 'carriedIn', label: t`Từ kỳ trước`, amounts: one('carriedIn') },
        { id: 'started', label: t`Cử đi trong kỳ`, sign: '+', amounts: one('started') },
        { id: 'finished', label: t`Học xong`, sign: '−', amounts: one('finished') },
        { id: 'quit', label: t`Bỏ dở`, sign: '−', amounts: one('quit') },
        { id: 'carriedOut', label: t`Còn đang học`, amounts: one('carriedOut'), kind: 'rest' },
      ]}
    />
  );
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
