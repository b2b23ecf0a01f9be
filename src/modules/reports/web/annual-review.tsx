import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { IconAdjustmentsHorizontal, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '#ui/empty-state.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { apiUrl } from '#web/api.ts';
import { useGet } from '#web/query.ts';
import type { AnnualReport, AnnualReview } from '../contract.ts';
import { Basis } from './basis.tsx';
import { Breakdowns } from './breakdowns.tsx';
import { Controls } from './controls.tsx';
import { Equation } from './equation.tsx';
import { Headline, Notes, useScopeWords } from './headline.tsx';
import { Identities } from './identities.tsx';
import { PlanPart } from './plan-part.tsx';
import { AskedBy } from './question.tsx';
import { Reconciliation } from './reconciliation.tsx';
import { useSum } from './terms.tsx';
import { TurnsPart } from './turns-part.tsx';
import { useYears } from './use-years.ts';
import { YearChips } from './year-chips.tsx';
import { YearEnd } from './year-end.tsx';
import classes from './annual-review.module.css';

export function AnnualReviewPage() {
  const { t } = useLingui();
  const { slice: _, sent, ...search } = useSearch({ from: '/tong-ket' });
  const { first, loaded } = useYears();
  const [choosing, setChoosing] = useState(false);
  const year = search.year ?? first;
  const query = { ...search, year };
  const live = useGet<AnnualReview>('/api/reports/annual', query, { enabled: sent === undefined && (loaded || search.year !== undefined) });
  const frozen = useGet<AnnualReport>(`/api/reports/locks/${sent}`, {}, { enabled: sent !== undefined });
  const shown = sent === undefined ? live : frozen;
  return (
    <Page
      title={t`Tổng kết năm ${year}`}
      actions={
        <>
          <Files query={query} sent={sent} />
          <span className={classes.screen}>
            <Button variant="default" leftSection={<IconPrinter size={17} stroke={1.7} aria-hidden />} onClick={() => window.print()}>
              <Trans>In</Trans>
            </Button>
          </span>
        </>
      }
    >
      <div className={classes.controls} data-open={choosing || undefined}>
        <Button
          className={classes.choose}
          variant="default"
          fullWidth
          aria-expanded={choosing}
          onClick={() => setChoosing(!choosing)}
          leftSection={<IconAdjustmentsHorizontal size={17} stroke={1.7} aria-hidden />}
        >
          <Trans>Đổi năm, đơn vị, chương trình</Trans>
        </Button>
        <Controls year={year} />
      </div>
      <Loaded query={shown}>{(report) => <Review report={report} query={query} sent={sent !== undefined} />}</Loaded>
    </Page>
  );
}

/** What the page shows, as the paper an office sends. */
function Files({ query, sent }: { query: Record<string, string | number | undefined>; sent: string | undefined }) {
  const { t } = useLingui();
  const link = (as: 'docx' | 'xlsx') => apiUrl('/api/reports/annual/file', { ...query, sent, as });
  return (
    <span className={classes.files}>
      <Button variant="default" component="a" href={link('docx')} download aria-label={t`Tải báo cáo Word`}>
        Word
      </Button>
      <Button variant="default" component="a" href={link('xlsx')} download aria-label={t`Tải biểu Excel`}>
        Excel
      </Button>
    </span>
  );
}

function Review({
  report,
  query,
  sent,
}: {
  report: AnnualReview | AnnualReport;
  query: Record<string, string | number | undefined>;
  sent: boolean;
}) {
  const { t } = useLingui();
  const sum = useSum(report);
  const scope = useScopeWords(report);
  const asked = sent && report.lock ? { ...query, asKnownOn: report.lock.recordedCutoff } : query;
  const nothing =
    Object.values(report.trainees).every((value) => value === 0) &&
    (report.classes === null || Object.values(report.classes).every((value) => value === 0));
  return (
    <AskedBy query={asked}>
      <p className={classes.scope}>{scope}</p>
      {nothing ? (
        <EmptyState
          title={t`Chưa có lớp nào trong kỳ này`}
          action={
            <span className={classes.middle}>
              <YearChips />
            </span>
          }
        >
          <Trans>Tổng kết tự cộng từ ngày khai giảng, nhập học, thôi học, bế giảng ghi ở từng lớp; không phải nhập số riêng.</Trans>
        </EmptyState>
      ) : (
        <Equation
          sum={sum}
          lead={
            <>
              <Headline report={report} />
              <Basis report={report} sent={sent} />
            </>
          }
          tail={report.notes.length > 0 && <Notes notes={report.notes} />}
        />
      )}
      {report.stated && <Reconciliation figures={report.stated} />}
      {!nothing && <Identities report={report} sum={sum} />}
      <PlanPart report={report} />
      {!nothing && <Breakdowns report={report} />}
      {!nothing && <TurnsPart report={report} query={query} />}
      <YearEnd report={report} sent={sent} />
    </AskedBy>
  );
}
