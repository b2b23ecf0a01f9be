import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { today } from '#kit/dates.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { AppLink } from '#ui/link.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { programmePath } from '#web/links.ts';
import { DocumentLink } from '#web/pick-document.tsx';
import type { Family, ListedVersion, Version } from '../contract.ts';
import { useNatures } from './words.ts';

/** One programme with its versions, the newest first. */
export function FamilySection({ family, onAddVersion }: { family: Family; onAddVersion: (() => void) | undefined }) {
  const { t } = useLingui();
  const natures = useNatures();
  const columns = useVersionColumns(family.inForceId);
  const { name } = family;
  const actions = (
    <>
      <AppLink to={programmePath(family.id)}>
        <Trans>Mở chương trình</Trans>
      </AppLink>
      {onAddVersion && (
        <Button variant="default" size="xs" onClick={onAddVersion}>
          <Trans>Thêm phiên bản</Trans>
        </Button>
      )}
    </>
  );
  return (
    <Section title={`${family.code} – ${family.name}`} note={natures[family.nature]} actions={actions}>
      <DataTable
        caption={t`Các phiên bản của ${name}`}
        rows={family.versions}
        rowId={(row) => row.id}
        rowLink={(row) => programmePath(family.id, { version: row.id })}
        columns={columns}
        empty={<EmptyState title={t`Chưa có phiên bản nào`}>{t`Thêm phiên bản đang dùng thì mới lập kế hoạch và lớp được.`}</EmptyState>}
      />
    </Section>
  );
}

export function useVersionColumns(inForceId: string | null): Column<ListedVersion>[] {
  const { t } = useLingui();
  return [
    { id: 'code', header: t`Mã`, cell: (row) => row.code, primary: true },
    { id: 'name', header: t`Tên`, cell: (row) => row.name },
    { id: 'from', header: t`Từ ngày`, cell: (row) => <DateText value={row.validFrom} /> },
    { id: 'to', header: t`Đến trước ngày`, cell: (row) => (row.validTo === null ? t`đến nay` : <DateText value={row.validTo} />) },
    { id: 'topics', header: t`Chuyên đề`, numeric: true, cell: (row) => (row.topics === 0 ? null : <Num value={row.topics} />) },
    { id: 'periods', header: t`Số tiết`, numeric: true, cell: (row) => (row.periods === 0 ? null : <Num value={row.periods} />) },
    { id: 'days', header: t`Số ngày học`, numeric: true, cell: (row) => <Num value={row.studyDays} /> },
    { id: 'continue', header: t`Học tiếp trong, tháng`, numeric: true, cell: (row) => <Num value={row.continueMonths} />, wideOnly: true },
    { id: 'basis', header: t`Căn cứ`, cell: (row) => <Basis version={row} /> },
    { id: 'state', header: t`Hiện nay`, cell: (row) => <Standing version={row} inForce={row.id === inForceId} /> },
  ];
}

function Basis({ version }: { version: Version }) {
  const { t } = useLingui();
  return (
    <div>
      {version.documentId === null ? version.citation : <DocumentLink id={version.documentId} />}{' '}
      {version.verification === 'unverified' && <StatusBadge tone="warn">{t`cần kiểm chứng`}</StatusBadge>}
    </div>
  );
}

function Standing({ version, inForce }: { version: Version; inForce: boolean }) {
  const { t } = useLingui();
  if (inForce) return <StatusBadge tone="active">{t`đang dùng`}</StatusBadge>;
  return <StatusBadge tone="neutral">{version.validFrom > today() ? t`chưa hiệu lực` : t`hết hiệu lực`}</StatusBadge>;
}
