import { Trans, useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { today } from '#kit/dates.ts';
import { DateField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useRefresh } from '#web/query.ts';
import type { AnnualReview } from '../contract.ts';

interface Props {
  report: AnnualReview;
  onClose: () => void;
}

/** Khóa sổ: freezes the report of one institution and year, and when it was sent. */
export function LockForm({ report: { filter }, onClose }: Props) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const { year, clock, org } = filter;
  const name = org?.name ?? '';
  return (
    <FormModal<{ sentOn: string; documentId: string }>
      title={t`Khóa sổ năm ${year}`}
      submitLabel={t({ message: 'Khóa sổ', context: 'button' })}
      defaultValues={{ sentOn: '', documentId: '' }}
      onClose={onClose}
      onSubmit={async ({ sentOn, documentId }, attempt) => {
        await send(
          'POST',
          '/api/reports/locks',
          { org: org?.code, clock, year, sentOn: sentOn || null, documentId: documentId || null },
          attempt,
        );
        await refresh();
      }}
    >
      <Text size="sm">
        <Trans>
          Giữ nguyên tổng kết của {name} như lúc này. Không mở lại được: sai sót phát hiện sau ghi bằng hiệu đính, hiện ở năm sau.
        </Trans>
      </Text>
      <DateField name="sentOn" label={t`Ngày gửi báo cáo`} description={t`Để trống nếu chưa gửi.`} />
      <DocumentField name="documentId" label={t`Văn bản báo cáo`} />
    </FormModal>
  );
}

/** Số ước: what happened up to a day and what the classes expect after it. */
export function EstimateForm({ report: { filter }, onClose }: Props) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const { year, clock, org, period } = filter;
  const day = today();
  return (
    <FormModal<{ cutoff: string }>
      title={t`Lập số ước năm ${year}`}
      submitLabel={t`Lập số ước`}
      defaultValues={{ cutoff: day <= period.end && day >= period.start ? day : '' }}
      onClose={onClose}
      onSubmit={async ({ cutoff }, attempt) => {
        await send('POST', '/api/reports/estimates', { org: org?.code ?? null, clock, year, cutoff }, attempt);
        await refresh();
      }}
    >
      <DateField
        name="cutoff"
        label={t`Thực hiện tính đến ngày`}
        required
        description={t`Sau ngày này lấy ngày khai giảng, bế giảng dự kiến của từng lớp.`}
      />
    </FormModal>
  );
}
