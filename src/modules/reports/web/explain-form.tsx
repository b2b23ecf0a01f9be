import { Trans, useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { LongTextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { useRefresh } from '#web/query.ts';
import type { StatedFigure } from '../contract.ts';

/** The note that closes a difference. Left empty it opens the difference again. */
export function ExplainForm({ figure, onClose }: { figure: StatedFigure; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal<{ explanation: string }>
      title={t`Giải trình chênh lệch`}
      submitLabel={t`Lưu giải trình`}
      size="lg"
      defaultValues={{ explanation: figure.explanation ?? '' }}
      onClose={onClose}
      onSubmit={async ({ explanation }, attempt) => {
        await send(
          'POST',
          `/api/reports/stated/${figure.id}/explanation`,
          { explanation: explanation.trim() || null },
          { ...attempt, ifMatch: figure.rowVersion },
        );
        await refresh();
      }}
    >
      <Text size="sm">{figure.label}</Text>
      <LongTextField
        name="explanation"
        label={t`Vì sao số công bố khác số cộng từ lớp`}
        rows={5}
        required={figure.explanation === null}
        description={t`Ghi lớp nào, tính theo ngày nào, đối chiếu với ai. Không ghi nhận xét về cá nhân.`}
      />
      {figure.explanation !== null && (
        <Text size="sm" c="dimmed">
          <Trans>Xóa hết nội dung để mở lại chênh lệch.</Trans>
        </Text>
      )}
    </FormModal>
  );
}
