import { useLingui } from '@lingui/react/macro';
import { CheckField, TextField } from '#ui/fields.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DocumentField, DocumentLink } from '#web/pick-document.tsx';

type Sourced = { documentId: string | null; citation: string | null; verification: 'verified' | 'unverified' };

/** What a number stands on. */
export function Basis({ of }: { of: Sourced }) {
  const { t } = useLingui();
  return (
    <div>
      {of.documentId !== null && <DocumentLink id={of.documentId} />} {of.citation}{' '}
      {of.verification === 'unverified' && <StatusBadge tone="warn">{t`cần kiểm chứng`}</StatusBadge>}
    </div>
  );
}

export const noSource = { documentId: '', citation: '', verified: false };

/** The fields of a form as the request has them. */
export const sourceOf = ({ documentId, citation, verified }: typeof noSource) => ({
  documentId: documentId || null,
  citation: citation.trim() || null,
  verification: verified ? ('verified' as const) : ('unverified' as const),
});

export function SourceFields() {
  const { t } = useLingui();
  return (
    <>
      <DocumentField name="documentId" />
      <TextField name="citation" label={t`Trích dẫn`} maxLength={500} description={t`Cần một trong hai: văn bản, hoặc trích dẫn.`} />
      <CheckField name="verified" label={t`Đã đối chiếu với văn bản gốc`} />
    </>
  );
}
