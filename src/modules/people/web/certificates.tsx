import { Trans, useLingui } from '@lingui/react/macro';
import type { z } from 'zod';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import { Num } from '#ui/values.tsx';
import { useGet } from '#web/query.ts';
import type { Certificate, certificatesOfPerson } from '../certificate-contract.ts';
import { courseText, issuedText } from './certificate-words.ts';

/** What the person holds, by the registers that were brought in; nothing is shown of somebody who holds none. */
export function Certificates({ personId }: { personId: string }) {
  const { t } = useLingui();
  const columns = useCertificateColumns();
  const held = useGet<z.output<typeof certificatesOfPerson>>(`/api/people/${personId}/certificates`).data?.certificates ?? [];
  if (held.length === 0) return null;
  return (
    <Section title={t`Chứng chỉ đã có`}>
      <DataTable caption={t`Chứng chỉ đã có`} rows={held} rowId={(row) => row.id} columns={columns} empty={null} />
    </Section>
  );
}

/** Columns about the certificate itself. */
export function useCertificateColumns<Row extends Certificate>(): Column<Row>[] {
  const { t } = useLingui();
  return [
    {
      id: 'title',
      header: t`Chương trình`,
      sort: (row) => row.title,
      cell: (row) => row.title,
    },
    {
      id: 'serial',
      header: t`Số hiệu, số vào sổ`,
      sort: (row) => row.serial ?? row.registerNo,
      cell: ({ serial, registerNo }) => (
        <span>
          {serial ?? '–'}
          {registerNo && (
            <>
              <br />
              <small>
                <Trans>sổ {registerNo}</Trans>
              </small>
            </>
          )}
        </span>
      ),
    },
    { id: 'issued', header: t`Ngày cấp`, sort: (row) => row.issuedOn, cell: (row) => issuedText(row) ?? '–' },
    { id: 'issuer', header: t`Cơ sở cấp`, sort: (row) => row.issuer, cell: (row) => row.issuer ?? '–' },
    { id: 'classification', header: t`Xếp loại`, sort: (row) => row.classification, cell: (row) => row.classification ?? '–' },
    { id: 'course', header: t`Thời gian học`, cell: (row) => courseText(row) ?? '–', wideOnly: true },
    { id: 'periods', header: t`Số tiết`, numeric: true, cell: (row) => <Num value={row.periods} />, wideOnly: true },
    {
      id: 'decision',
      header: t`Quyết định, người ký`,
      cell: (row) => [row.decision, row.signer].filter(Boolean).join(' · ') || '–',
      wideOnly: true,
    },
  ];
}
