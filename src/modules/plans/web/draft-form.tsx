import { useLingui } from '@lingui/react/macro';
import { LongTextField, NumberField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { useRefresh } from '#web/query.ts';
import type { DraftInput, PlanDetail, PlanVersion } from '../contract.ts';
import { noOrder, type Order, OrderFields, orderOf } from './order-fields.tsx';
import classes from './plans.module.css';

/** As the draft has it; its date stays in the field, because the server would else take that of the document. */
export const orderOfVersion = ({ document, documentPending, effectiveDate }: PlanVersion): Order => ({
  ...noOrder,
  way: documentPending ? 'pending' : 'document',
  documentId: document?.id ?? '',
  effectiveDate: document || documentPending ? effectiveDate : '',
});

/** An order in a change of the draft; a date left out stays what it is. */
export const draftOrder = (order: Order): DraftInput => {
  const { effectiveDate, note: _, ...rest } = orderOf(order);
  return effectiveDate ? { ...rest, effectiveDate } : rest;
};

/** What heads the draft: the document behind it, the totals it states, where its figures come from. */
export function DraftForm({ plan, version, onClose }: { plan: PlanDetail; version: PlanVersion; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const start = {
    order: orderOfVersion(version),
    statedClasses: plan.totals.classes.stated,
    statedTrainees: plan.totals.seats.stated,
    provenance: version.provenance ?? '',
    note: version.note ?? '',
  };
  return (
    <FormModal
      title={t`Văn bản và số công bố`}
      submitLabel={t`Ghi`}
      size="lg"
      defaultValues={start}
      onClose={onClose}
      onSubmit={async ({ order, provenance, note, ...totals }, attempt) => {
        const body: DraftInput = { ...draftOrder(order), ...totals, provenance: provenance.trim() || null, note: note.trim() || null };
        await send('PATCH', `/api/plans/${plan.id}/draft`, body, { ...attempt, ifMatch: version.rowVersion });
        await refresh();
      }}
    >
      <OrderFields required={false} />
      <div className={classes.two}>
        <NumberField name="statedClasses" label={t`Tổng số lớp công bố`} description={t`Ghi đúng như văn bản in, dù không khớp`} />
        <NumberField name="statedTrainees" label={t`Tổng số học viên công bố`} description={t`Hệ thống tự cộng và để chênh bên cạnh`} />
      </div>
      <TextField name="provenance" label={t`Nguồn của số liệu`} maxLength={500} description={t`Chỉ ghi khi không có văn bản gốc`} />
      <LongTextField name="note" label={t`Ghi chú`} rows={2} />
    </FormModal>
  );
}
