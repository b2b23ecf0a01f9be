import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { DescriptionList } from '#ui/description-list.tsx';
import { formatDayOf } from '#ui/format.ts';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText } from '#ui/values.tsx';
import { documentListPath, documentPath, unitPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { DocumentDetail } from '../contract.ts';
import { DocumentForm } from './document-form.tsx';
import { LinkedObjects } from './linked-objects.tsx';
import { kindName, useDocumentWords } from './words.ts';

export function DocumentPage() {
  const { documentId } = useParams({ from: '/van-ban/$documentId' });
  const { t } = useLingui();
  const document = useGet<DocumentDetail>(`/api/documents/${documentId}`);
  if (document.data?.id !== documentId)
    return (
      <Page title={t`Văn bản`}>
        <Loaded query={{ ...document, data: undefined }}>{() => null}</Loaded>
      </Page>
    );
  return <One document={document.data} />;
}

function One({ document }: { document: DocumentDetail }) {
  const { t } = useLingui();
  const { regimes, doubts } = useDocumentWords();
  const mayRecord = useCan('documents.record');
  const [editing, setEditing] = useState(false);
  const { suggestion } = document;
  const told = document.doubts.filter((doubt) => doubt !== 'no_date');
  const remarks = [...told.map((doubt) => doubts[doubt]), suggestion && t`Có phải ${suggestion}?`, document.defect].filter(Boolean);
  const recorded = formatDayOf(document.recordedAt);
  return (
    <Page
      title={document.quote}
      subtitle={document.subject}
      breadcrumbs={[{ label: t({ message: 'Văn bản', context: 'plural' }), to: documentListPath() }]}
      badge={document.documentDate === null && <StatusBadge tone="warn">{t`chưa có ngày`}</StatusBadge>}
      actions={
        mayRecord && (
          <Button onClick={() => setEditing(true)}>
            <Trans>Sửa</Trans>
          </Button>
        )
      }
    >
      {remarks.length > 0 && (
        <Alert color="amber" title={t`Cần xem lại`} icon={<IconAlertTriangle aria-hidden />}>
          {remarks.join(' ')}
        </Alert>
      )}
      <Section title={t`Trong sổ`} note={t`Ghi ngày ${recorded}.`} card>
        <DescriptionList
          columns={3}
          items={[
            { label: t`Số, ký hiệu`, value: document.number || t`không số` },
            { label: t`Loại`, value: kindName(document.kind) },
            { label: t`Hệ văn bản`, value: regimes[document.regime] },
            {
              label: t`Cơ quan ban hành`,
              value:
                document.issuerId === null ? (
                  document.issuerName
                ) : (
                  <AppLink to={unitPath(document.issuerId)}>{document.issuerName}</AppLink>
                ),
            },
            {
              label: t`Ngày ban hành`,
              value: document.documentDate === null ? t`chưa có ngày` : <DateText value={document.documentDate} />,
            },
            { label: t`Nhiệm kỳ`, value: document.term },
            ...(document.note ? [{ label: t`Ghi chú`, value: <span style={{ whiteSpace: 'pre-line' }}>{document.note}</span> }] : []),
          ]}
        />
      </Section>
      <LinkedObjects document={document} />
      {document.sameNumber.length > 0 && (
        <Section title={t`Văn bản khác cùng số`} card>
          <ul style={{ margin: 0, paddingLeft: '1.125rem' }}>
            {document.sameNumber.map((other) => (
              <li key={other.id}>
                <AppLink to={documentPath(other.id)}>{other.quote}</AppLink>, {other.issuerName}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {editing && <DocumentForm document={document} onClose={() => setEditing(false)} />}
    </Page>
  );
}
