import { Trans, useLingui } from '@lingui/react/macro';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText, KnownDay, Num } from '#ui/values.tsx';
import { useGet } from '#web/query.ts';
import { OwnNominations } from '../../admissions/web/own-nominations.tsx';
import type { OwnFile } from '../own-contract.ts';
import { traineeStatusWords, traineeTone } from './words.ts';

/** What a trainee sees: itself, and nobody else. */
export function OwnPage() {
  const { t } = useLingui();
  const file = useGet<OwnFile>('/api/own');
  const classColumns = useClassColumns();
  const certificateColumns = useCertificateColumns();
  const sensitiveItems = useSensitiveItems();
  return (
    <Page
      title={t`Hồ sơ của tôi`}
      subtitle={t`Những gì hệ thống đang giữ về việc học của chính người đăng nhập. Có sai sót, báo cho đơn vị cử đi học.`}
    >
      <Loaded query={file}>
        {({ fullName, birthDate, birthPrecision, positionTitle, unitName, sensitive, classes, certificates }) => (
          <>
            <Section title={fullName} card>
              <DescriptionList
                items={[
                  { label: t`Ngày sinh`, value: <KnownDay value={birthDate} precision={birthPrecision} /> },
                  { label: t`Chức vụ, chức danh`, value: positionTitle },
                  { label: t`Đơn vị`, value: unitName },
                  ...sensitiveItems(sensitive),
                ]}
              />
            </Section>
            <OwnNominations />
            <Section title={t`Các lớp`}>
              <DataTable
                caption={t`Các lớp đã và đang học`}
                rows={classes}
                rowId={(row) => row.enrolmentId}
                columns={classColumns}
                empty={<EmptyState title={t`Chưa có lớp nào`}>{t`Lớp hiện ở đây khi có tên trong danh sách học viên.`}</EmptyState>}
              />
            </Section>
            <Section title={t`Chứng chỉ`}>
              <DataTable
                caption={t`Chứng chỉ đã cấp`}
                rows={certificates}
                rowId={(row) => row.id}
                columns={certificateColumns}
                empty={<EmptyState title={t`Chưa có chứng chỉ nào`}>{t`Chứng chỉ hiện ở đây khi đã vào sổ cấp.`}</EmptyState>}
              />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** What is on record of it; what is not, is not asked after. */
function useSensitiveItems() {
  const { t } = useLingui();
  const party = { full: t`đảng viên chính thức`, probationary: t`đảng viên dự bị`, none: t`không là đảng viên` };
  return ({ partyStatus, bankAccount, ethnicMinority }: OwnFile['sensitive']) => [
    ...(bankAccount ? [{ label: t`Tài khoản ngân hàng`, value: `${bankAccount.accountNumber}, ${bankAccount.bank}` }] : []),
    ...(partyStatus ? [{ label: t`Đảng viên`, value: party[partyStatus] }] : []),
    ...(ethnicMinority === null ? [] : [{ label: t`Dân tộc thiểu số`, value: ethnicMinority ? t`có` : t`không` }]),
  ];
}

function useClassColumns(): Column<OwnFile['classes'][number]>[] {
  const { t, i18n } = useLingui();
  return [
    { id: 'name', header: t`Lớp`, cell: (row) => `${row.code} · ${row.name}` },
    { id: 'runner', header: t`Cơ sở mở lớp`, cell: (row) => row.runnerName },
    { id: 'opened', header: t`Khai giảng`, cell: (row) => <DateText value={row.openedOn} /> },
    { id: 'ended', header: t`Kết thúc`, cell: (row) => <DateText value={row.endedOn} /> },
    {
      id: 'status',
      header: t`Tình trạng`,
      cell: (row) => <StatusBadge tone={traineeTone[row.status]}>{i18n._(traineeStatusWords[row.status])}</StatusBadge>,
    },
    { id: 'average', header: t`Điểm trung bình`, numeric: true, cell: (row) => <Num value={row.average} /> },
    { id: 'classification', header: t`Xếp loại`, cell: (row) => row.classification ?? <Trans>chưa có</Trans> },
  ];
}

function useCertificateColumns(): Column<OwnFile['certificates'][number]>[] {
  const { t } = useLingui();
  return [
    { id: 'title', header: t`Chứng chỉ`, cell: (row) => row.title },
    { id: 'issuer', header: t`Nơi cấp`, cell: (row) => row.issuer },
    { id: 'serial', header: t`Số hiệu`, cell: (row) => row.serial },
    { id: 'issued', header: t`Ngày cấp`, cell: (row) => <KnownDay value={row.issuedOn} precision={row.issuedPrecision} /> },
  ];
}
