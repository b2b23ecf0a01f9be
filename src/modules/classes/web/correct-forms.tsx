import { Trans, useLingui } from '@lingui/react/macro';
import type { Recorded, TimelineEvent } from '#contracts/classes';
import { LongTextField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { formatDate } from '#ui/format.ts';
import { send } from '#web/api.ts';
import { useRefresh } from '#web/query.ts';
import { eventWords } from './events.ts';
import { DocumentField } from './pickers.tsx';

type AnyEvent = Pick<TimelineEvent, 'id' | 'kind' | 'effectiveDate'>;
interface Props {
  event: AnyEvent;
  onClose: () => void;
}

function useEventName({ kind, effectiveDate }: AnyEvent): string {
  const { t } = useLingui();
  const words = eventWords[kind];
  return `${words ? t(words) : kind} ${formatDate(effectiveDate)}`;
}

/** Hiệu đính: the event stays on record, struck; its numbers are taken back. */
export function CorrectForm({ event, onClose }: Props) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const name = useEventName(event);
  return (
    <FormModal
      title={t`Hiệu đính: ${name}`}
      submitLabel={t`Hiệu đính`}
      defaultValues={{ reason: '', documentId: '', note: '' }}
      onClose={onClose}
      onSubmit={async ({ reason, documentId, note }, attempt) => {
        await send<Recorded>(
          'POST',
          `/api/ledger-events/${event.id}/reversal`,
          { reason, documentId: documentId || null, note: note || null },
          attempt,
        );
        await refresh();
      }}
    >
      <div>
        <Trans>Sự kiện này được rút lại nhưng vẫn lưu trong sổ. Sau đó ghi lại cho đúng. Nếu năm đã khóa sổ thì phải có văn bản.</Trans>
      </div>
      <LongTextField name="reason" label={t`Vì sao hiệu đính`} required />
      <DocumentField name="documentId" />
      <TextField name="note" label={t`Ghi chú`} maxLength={1000} />
    </FormModal>
  );
}

/** The paper that the leadership's word promised. */
export function SupplyForm({ event, onClose }: Props) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const name = useEventName(event);
  return (
    <FormModal
      title={t`Bổ sung văn bản: ${name}`}
      submitLabel={t`Bổ sung`}
      defaultValues={{ documentId: '' }}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        await send<Recorded>('POST', `/api/ledger-events/${event.id}/document`, values, attempt);
        await refresh();
      }}
    >
      <DocumentField name="documentId" required />
    </FormModal>
  );
}
