import { Trans, useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { today } from '#kit/dates.ts';
import { DateField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useRefresh } from '#web/query.ts';
import type { Account } from '../contract.ts';
import { isHeld, useHeldWords } from './held.tsx';

/** Ends one role an account holds, on a day, by a document or for a reason; what else it holds stays. */
export function EndAssignmentForm({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const inWords = useHeldWords();
  const { name } = account;
  const held = account.assignments.filter(isHeld);
  const [only] = held;
  return (
    <FormModal
      title={t`Cho thôi quyền của ${name}`}
      submitLabel={t`Cho thôi quyền`}
      size="lg"
      defaultValues={{ assignment: only?.id ?? '', validTo: today(), documentId: '', reason: '' }}
      onClose={onClose}
      onSubmit={async ({ assignment, validTo, documentId, reason }, attempt) => {
        const body = { validTo, documentId: documentId || null, reason: reason.trim() || null };
        await send('POST', `/api/accounts/${account.id}/assignments/${assignment}/end`, body, attempt);
        await refresh();
      }}
    >
      <Text>
        <Trans>Từ ngày này {name} không còn quyền ấy, kể cả trong phiên đang mở. Tài khoản và những gì đã ghi vẫn giữ.</Trans>
      </Text>
      <SelectField name="assignment" label={t`Quyền`} required options={held.map((one) => ({ value: one.id, label: inWords(one).what }))} />
      <DateField name="validTo" label={t`Thôi từ ngày`} required />
      <DocumentField name="documentId" label={t`Văn bản cho thôi`} />
      <TextField
        name="reason"
        label={t`Lý do khi chưa có văn bản`}
        maxLength={500}
        description={t`Cần một trong hai: văn bản cho thôi, hoặc lý do.`}
      />
    </FormModal>
  );
}
