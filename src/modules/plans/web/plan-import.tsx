import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useUrlState } from '#ui/filter-bar.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { apiUrl } from '#web/api.ts';
import { planListPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { ImportReport } from '../import-contract.ts';
import { ImportPreview } from './import-preview.tsx';
import { ImportStart } from './import-start.tsx';

/** A workbook of form C: chosen, looked at, applied. The run in the URL can be opened again. */
export function PlanImportPage() {
  const { t } = useLingui();
  const { run } = useSearch({ from: '/ke-hoach/nhap' });
  const [, set] = useUrlState();
  const may = useCan('plans.record');
  const report = useGet<ImportReport>(`/api/plans/imports/${run}`, {}, { enabled: run !== undefined });
  const template = (
    <Button variant="default" component="a" href={apiUrl('/api/plans/form-c.xlsx')} download>
      <Trans>Tải biểu mẫu</Trans>
    </Button>
  );
  const another = (
    <Button variant="default" onClick={() => set({ run: undefined })}>
      <Trans>Chọn tệp khác</Trans>
    </Button>
  );
  return (
    <Page
      title={t`Nhập kế hoạch từ Excel`}
      breadcrumbs={[{ label: t`Kế hoạch`, to: planListPath() }]}
      actions={run ? another : template}
      subtitle={
        run ? report.data?.fileName : t`Biểu C – biểu tổng hợp kế hoạch, giữ nguyên cách trình bày của cơ quan. Xem trước rồi mới ghi.`
      }
    >
      {!may && (
        <p>
          <Trans>Tài khoản của bạn chỉ xem; việc nhập do cán bộ lập kế hoạch làm.</Trans>
        </p>
      )}
      {may && !run && <ImportStart />}
      {may && run && <Loaded query={report}>{(data) => <ImportPreview key={data.id} report={data} />}</Loaded>}
    </Page>
  );
}
