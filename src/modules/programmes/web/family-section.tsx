import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { today } from '#kit/dates.ts';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { DocumentLink } from '#web/pick-document.tsx';
import type { Family } from '../contract.ts';
import { useNatures } from './programme-list.tsx';

/** One programme with its versions, the newest first. */
export function FamilySection({ family, onAddVersion }: { family: Family; onAddVersion: (() => void) | undefined }) {
  const { t } = useLingui();
  const natures = useNatures();
  const { name } = family;
  return (
    <Section title={`${family.code} – ${family.name}`} note={natures[family.nature]}
      actions={onAddVersion && <Button variant="default" size="xs" onClick={onAddVersion}><Trans>Thêm phiên bản</Trans></Button>}>
      <DataTable caption={t`Các phiên bản của ${name}`} rows={family.versions} rowId={(row) => row.id}
        columns={[
          { id: 'code', header: t`Mã`, cell: (row) => row.code, primary: true },
          { id: 'name', header: t`Tên`, cell: (row) => row.name },
          { id: 'from', header: t`Từ ngày`, cell: (row) => <DateText value={row.validFrom} /> },
          { id: 'to', header: t`Đến trước ngày`, cell: (row) => (row.validTo === null ? t`đến nay` : <DateText value={row.validTo} />) },
          { id: 'days', header: t`Số ngày học`, numeric: true, cell: (row) => <Num value={row.studyDays} /> },
          { id: 'continue', header: t`Học tiếp trong, tháng`, numeric: true, cell: (row) => <Num value={row.continueMonths} />, wideOnly: true },
          { id: 'basis', header: t`Căn cứ`, cell: (row) => (
            <>
              {row.documentId !== null ? <DocumentLink id={row.documentId} /> : row.citation}{' '}
              {row.verification === 'unverified' && <StatusBadge tone="warn">{t`cần kiểm chứng`}</StatusBadge>}
            </>
          ) },
          { id: 'state', header: t`Hiện nay`, cell: (row) => (row.id === family.inForceId ? <StatusBadge tone="active">{t`đang dùng`}</StatusBadge> : <StatusBadge tone="neutral">{row.validFrom > today() ? t`chưa hiệu lực` : t`hết hiệu lực`}</StatusBadge>) },
        ]}
        empty={<EmptyState title={t`Chưa có phiên bản nào`}>{t`Thêm phiên bản đang dùng thì mới lập kế hoạch và lớp được.`}</EmptyState>} />
    </Section>
  );
}
