import { useLingui } from '@lingui/react/macro';
import { Fieldset, Stack } from '@mantine/core';
import { useWatch } from 'react-hook-form';
import { SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useRefresh } from '#web/query.ts';
import type { RequestPage } from '../contract.ts';
import type { Item } from '../kinds.ts';
import { itemWords } from './words.ts';

type Values = { documentId: string; answers: Record<string, { answer: string; remark: string }> };

/** An answer to each item that waits: agreed, returned with remarks, refused, or left for later. */
export function DecideForm({ request, onClose }: { request: RequestPage; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const pending = request.items.filter(({ state }) => state === 'pending').map(({ item }) => item);
  return (
    <FormModal<Values>
      title={t`Cho ý kiến`}
      submitLabel={t`Ghi ý kiến`}
      size="lg"
      defaultValues={{ documentId: '', answers: Object.fromEntries(pending.map((item) => [item, { answer: 'agreed', remark: '' }])) }}
      onClose={onClose}
      onSubmit={async ({ answers, documentId }, attempt) => {
        const given = pending.flatMap((item) => {
          const { answer, remark } = answers[item]!;
          return answer === 'later' ? [] : [{ item, answer, remark: answer === 'agreed' ? null : remark }];
        });
        await send('POST', `/api/approvals/${request.id}/decision`, { answers: given, documentId: documentId || null }, attempt);
        await refresh();
      }}
    >
      <Stack gap="sm">
        {pending.map((item) => (
          <ItemAnswer key={item} item={item} />
        ))}
      </Stack>
      <DocumentField
        name="documentId"
        label={t`Văn bản trả lời`}
        description={t`Số do văn thư cấp; ghi văn bản vào sổ rồi chọn ở đây. Chưa có thì để trống.`}
      />
    </FormModal>
  );
}

function ItemAnswer({ item }: { item: Item }) {
  const { t } = useLingui();
  const answer: string = useWatch({ name: `answers.${item}.answer` });
  const name = t(itemWords[item]);
  return (
    <Fieldset legend={name}>
      <SelectField
        name={`answers.${item}.answer`}
        label={t`Ý kiến về: ${name}`}
        options={[
          { value: 'agreed', label: t`Đồng ý` },
          { value: 'returned', label: t`Trả lại kèm nhận xét` },
          { value: 'refused', label: t`Không đồng ý` },
          { value: 'later', label: t`Để sau` },
        ]}
      />
      {(answer === 'returned' || answer === 'refused') && (
        <TextField
          name={`answers.${item}.remark`}
          label={t`Nhận xét về: ${name}`}
          required
          maxLength={1000}
          description={t`Không ghi chuyện riêng, sức khỏe hay kỷ luật của học viên.`}
        />
      )}
    </Fieldset>
  );
}
