import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Section } from '#ui/section.tsx';
import { send } from '#web/api.ts';
import {
  approvalListPath,
  approvalPath,
  catalogueOfConditionsPath,
  classPath,
  delegationPath,
  personPath,
  planPath,
  unitPath,
  programmePath,
  seriesPath,
} from '#web/links.ts';
import { useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { DocumentDetail, LinkedObject } from '../contract.ts';
import { useDocumentWords } from './words.ts';

/** Everything that rests on the document, or has another relation to it. */
export function LinkedObjects({ document }: { document: DocumentDetail }) {
  const { t } = useLingui();
  const mayRecord = useCan('documents.record');
  const refresh = useRefresh();
  const [leaving, setLeaving] = useState<LinkedObject | null>(null);
  // What an object says itself is taken back there, not here.
  const mayUnlink = mayRecord && document.links.some((row) => row.linkId !== null);
  const columns = useColumns(mayUnlink ? setLeaving : null);
  const hidden = document.hiddenLinks;
  const unlink = async () => {
    await send('DELETE', `/api/documents/${document.id}/links/${leaving!.linkId}`);
    await refresh();
  };
  return (
    <Section title={t`Dùng ở đâu`}>
      <DataTable
        caption={t`Đối tượng gắn với văn bản`}
        rows={document.links}
        rowId={(row) => row.linkId ?? `${row.objectType} ${row.objectId} ${row.relation}`}
        rowLink={pathOf}
        columns={columns}
        empty={
          <EmptyState title={t`Chưa có gì dựa vào văn bản này`}>
            {t`Khi ghi kế hoạch, lớp, sắp xếp tổ chức… hãy chọn văn bản này làm căn cứ.`}
          </EmptyState>
        }
      />
      {hidden > 0 && (
        <Text size="sm" c="var(--kv-soft)" mt="xs">
          <Plural value={hidden} other="Còn # mục ngoài phạm vi bạn được xem." />
        </Text>
      )}
      <ConfirmDialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t`Bỏ gắn với văn bản`}
        confirmLabel={t`Bỏ gắn`}
        onConfirm={unlink}
      >
        <Trans>“{leaving?.label}” sẽ không còn dẫn văn bản này. Có thể gắn lại sau.</Trans>
      </ConfirmDialog>
    </Section>
  );
}

function useColumns(onUnlink: ((row: LinkedObject) => void) | null): Column<LinkedObject>[] {
  const { t } = useLingui();
  const { relations, objects } = useDocumentWords();
  const columns: Column<LinkedObject>[] = [
    { id: 'label', header: t`Nội dung`, cell: (row) => row.label, sort: (row) => row.label },
    { id: 'type', header: t`Là`, cell: (row) => objects[row.objectType], sort: (row) => objects[row.objectType] },
    { id: 'relation', header: t`Quan hệ`, cell: (row) => relations[row.relation], sort: (row) => relations[row.relation] },
  ];
  if (onUnlink)
    columns.push({ id: 'act', header: t`Việc`, cell: (row) => row.linkId !== null && <Unlink onClick={() => onUnlink(row)} /> });
  return columns;
}

function Unlink({ onClick }: { onClick: () => void }) {
  return (
    <Button variant="subtle" size="compact-sm" onClick={onClick}>
      <Trans>Bỏ gắn</Trans>
    </Button>
  );
}

/** Objects without a page of their own have no link. */
function pathOf({ objectType, objectId }: LinkedObject): string | undefined {
  const pages: Partial<Record<LinkedObject['objectType'], (id: string) => string>> = {
    unit: unitPath,
    person: personPath,
    programme_family: programmePath,
    plan: planPath,
    training_class: classPath,
    admission_series: (id) => seriesPath(id),
    eligibility_rule_version: () => catalogueOfConditionsPath(),
    delegation_version: () => delegationPath({ tab: 'phien-ban' }),
    coordination_duty: () => delegationPath({ tab: 'phoi-hop' }),
    approval_request: approvalPath,
    approval_directed: () => approvalListPath({ tab: 'theo-chi-dao' }),
    approval_absence: () => approvalListPath({ tab: 'uy-quyen' }),
    approval_rule: () => approvalListPath({ tab: 'thoi-han' }),
    day_off: () => approvalListPath({ tab: 'thoi-han' }),
  };
  return pages[objectType]?.(objectId);
}
