import { useLingui } from '@lingui/react/macro';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useRefresh } from '#web/query.ts';

/** The paper that was awaited has come. */
export function SupplyForm({ title, intro, path, onClose }: { title: string; intro: string; path: string; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={title}
      submitLabel={t`Ghi văn bản`}
      defaultValues={{ documentId: '' }}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        await send('POST', path, values, attempt);
        await refresh();
      }}
    >
      <p style={{ margin: 0 }}>{intro}</p>
      <DocumentField name="documentId" label={t`Văn bản`} required />
    </FormModal>
  );
}
