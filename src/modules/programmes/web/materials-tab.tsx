import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LongTextField, SelectField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { Section } from '#ui/section.tsx';
import { send } from '#web/api.ts';
import { documentPath } from '#web/links.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import { useDocumentWords } from '../../documents/web/words.ts';
import type { Relation } from '../../documents/contract.ts';
import type { VersionContent } from '../content-contract.ts';

type Row = VersionContent['documents'][number];

/** Documents of a version: books it is taught from, papers it stands on. */
export function MaterialsTab({ content }: { content: VersionContent }) {
  const { t } = useLingui();
  const { relations } = useDocumentWords();
  const mayRecord = useCan('documents.record');
  const refresh = useRefresh();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Row | null>(null);
  const add = mayRecord && (
    <Button variant="default" onClick={() => setAdding(true)}>
      <Trans>Gắn tài liệu</Trans>
    </Button>
  );
  const columns: Column<Row>[] = [
    { id: 'quote', header: t`Văn bản, tài liệu`, cell: (row) => row.quote, primary: true, sort: (row) => row.quote },
    { id: 'subject', header: t`Trích yếu`, cell: (row) => row.subject },
    { id: 'relation', header: t`Quan hệ`, cell: (row) => relations[row.relation as Relation] },
    ...(mayRecord
      ? [
          {
            id: 'act',
            header: t`Việc`,
            cell: (row: Row) => (
              <Button variant="subtle" size="compact-sm" onClick={() => setLeaving(row)}>
                <Trans>Bỏ gắn</Trans>
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Section title={t`Tài liệu`} note={t`Giáo trình, tài liệu học tập và văn bản căn cứ, ghi trong sổ văn bản.`} actions={add}>
      <DataTable
        caption={t`Tài liệu của phiên bản`}
        rows={content.documents}
        rowId={({ linkId }) => linkId}
        rowLink={({ id }) => documentPath(id)}
        columns={columns}
        empty={
          <EmptyState
            title={t`Chưa gắn tài liệu nào`}
          >{t`Ghi tài liệu vào sổ văn bản, rồi gắn vào phiên bản chương trình tại đây.`}</EmptyState>
        }
      />
      {adding && <MaterialForm content={content} onClose={() => setAdding(false)} />}
      <ConfirmDialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t`Bỏ gắn với văn bản`}
        confirmLabel={t`Bỏ gắn`}
        onConfirm={async () => {
          await send('DELETE', `/api/documents/${leaving!.id}/links/${leaving!.linkId}`);
          await refresh();
        }}
      >
        <Trans>“{leaving?.quote}” sẽ không còn gắn với phiên bản này. Có thể gắn lại sau.</Trans>
      </ConfirmDialog>
    </Section>
  );
}

function MaterialForm({ content, onClose }: { content: VersionContent; onClose: () => void }) {
  const { t } = useLingui();
  const { relations } = useDocumentWords();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Gắn tài liệu`}
      submitLabel={t`Gắn tài liệu`}
      defaultValues={{ documentId: '', relation: 'material', note: '' }}
      onClose={onClose}
      onSubmit={async ({ documentId, relation, note }, attempt) => {
        const body = { objectType: 'programme_version', objectId: content.id, relation, note: note.trim() || null };
        await send('POST', `/api/documents/${documentId}/links`, body, attempt);
        await refresh();
      }}
    >
      <DocumentField name="documentId" label={t`Văn bản, tài liệu`} required />
      <SelectField
        name="relation"
        label={t`Quan hệ`}
        options={(['material', 'legal_basis', 'mention'] as const).map((value) => ({ value, label: relations[value] }))}
      />
      <LongTextField name="note" label={t`Ghi chú`} />
    </FormModal>
  );
}
