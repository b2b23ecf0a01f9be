import { Trans, useLingui } from '@lingui/react/macro';
import { TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useRefresh } from '#web/query.ts';
import type { PendingSlot } from '../contract.ts';
import type { CommandProps } from './command.ts';

/** Lớp hạn chế: nguồn quy hoạch and the like. Of a line of a plan all classes are, or none. */
export function RestrictClassForm({ training, onClose }: CommandProps) {
  return <RestrictForm slotId={training.slotId!} restricted={!training.restricted} onClose={onClose} />;
}

export function RestrictSlotForm({ slot, onClose }: { slot: PendingSlot; onClose: () => void }) {
  return <RestrictForm slotId={slot.id} restricted={!slot.restricted} onClose={onClose} />;
}

function RestrictForm({ slotId, restricted, onClose }: { slotId: string; restricted: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={restricted ? t`Đánh dấu lớp hạn chế` : t`Bỏ dấu lớp hạn chế`}
      submitLabel={restricted ? t`Đánh dấu hạn chế` : t`Bỏ dấu hạn chế`}
      defaultValues={{ reason: '', documentId: '' }}
      onClose={onClose}
      onSubmit={async ({ reason, documentId }, attempt) => {
        await send('POST', `/api/slots/${slotId}/restriction`, { restricted, reason, documentId: documentId || null }, attempt);
        await refresh();
      }}
    >
      <p style={{ margin: 0 }}>
        {restricted ? (
          <Trans>
            Cả dòng kế hoạch có suất này, với mọi lớp, học viên, hồ sơ trình và tệp của nó, chỉ còn hiện với người được xem lớp hạn chế.
            Trong tổng kết năm các lớp ấy chỉ là một dòng.
          </Trans>
        ) : (
          <Trans>Cả dòng kế hoạch có suất này lại hiện với mọi người trong phạm vi của họ, kể cả danh sách học viên.</Trans>
        )}
      </p>
      <TextField name="reason" label={t`Lý do`} required maxLength={500} />
      <DocumentField name="documentId" label={t`Văn bản làm căn cứ`} />
    </FormModal>
  );
}
