import { useLingui } from '@lingui/react/macro';
import { AppLink } from '#ui/link.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { documentPath } from '#web/links.ts';

interface Props {
  of: { document: { id: string; number: string } | null; citation: string | null; verification: 'verified' | 'unverified' };
}

/** The document and the words behind a rule, and whether somebody has compared them. */
export function Source({ of: { document, citation, verification } }: Props) {
  const { t } = useLingui();
  return (
    <span>
      {document && <AppLink to={documentPath(document.id)}>{document.number}</AppLink>}
      {document && citation && ', '}
      {citation} {verification === 'unverified' && <StatusBadge tone="warn">{t`cần kiểm chứng`}</StatusBadge>}
    </span>
  );
}
