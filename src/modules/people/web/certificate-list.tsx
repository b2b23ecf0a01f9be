import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { today, yearOf } from '#kit/dates.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '#ui/filter-bar.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { formatNumber } from '#ui/format.ts';
import { PageTurner } from '#ui/page-turner.tsx';
import { Page } from '#ui/page.tsx';
import { apiUrl } from '#web/api.ts';
import { importStartPath, personListPath, personPath } from '#web/links.ts';
import { UnitFilter } from '#web/pick-unit.tsx';
import { filterOf } from '#web/pages.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { CertificateList, CertificateRow } from '../certificate-contract.ts';
import { useCertificateColumns } from './certificates.tsx';
import { birthText } from './words.ts';

const YEARS = Array.from({ length: 40 }, (_, back) => yearOf(today()) - back).map((year) => ({ value: year, label: String(year) }));

export function CertificateListPage() {
  const { t } = useLingui();
  const search = useSearch({ from: '/chung-chi' });
  const list = useGet<CertificateList>('/api/certificates', search);
  const { filter, filtered } = filterOf(search);
  const mayRecord = useCan('people.record');
  const ofCertificate = useCertificateColumns<CertificateRow>();
  const columns: Column<CertificateRow>[] = [
    {
      id: 'holder',
      header: t`Người được cấp`,
      primary: true,
      cell: ({ person }) => (
        <>
          <AppLink to={personPath(person.id)}>{person.fullName}</AppLink>
          <br />
          <small>{[birthText(person), person.unit.name].filter(Boolean).join(' · ')}</small>
        </>
      ),
    },
    ...ofCertificate.map(({ sort: _, ...column }) => column),
  ];
  const bring = (
    <Button component="a" href={importStartPath('certificates')} variant={filtered ? 'default' : 'filled'}>
      <Trans>Nhập sổ từ tệp</Trans>
    </Button>
  );
  return (
    <Page
      title={t`Sổ chứng chỉ`}
      subtitle={t`Chứng chỉ từng người đã được cấp, theo sổ của các cơ sở đào tạo, bồi dưỡng.`}
      breadcrumbs={[{ label: t({ message: 'Người', context: 'plural' }), to: personListPath() }]}
      actions={
        <>
          <ExportMenu
            groups={[{ href: (as) => apiUrl('/api/certificates/export', { ...filter, as }), formLabel: t`Sổ cấp chứng chỉ để in (Excel)` }]}
          />
          {mayRecord && bring}
        </>
      }
    >
      <FilterBar
        summary={
          list.data &&
          (list.data.capped ? t`hơn ${formatNumber(list.data.total)} chứng chỉ` : <Plural value={list.data.total} other="# chứng chỉ" />)
        }
      >
        <SearchFilter label={t`Tìm chứng chỉ`} placeholder={t`Họ tên, số hiệu hoặc số vào sổ`} />
        <SearchFilter name="title" label={t`Chương trình`} />
        <SearchFilter name="issuer" label={t`Cơ sở cấp`} />
        <SelectFilter name="year" label={t`Năm cấp`} options={YEARS} />
        <UnitFilter label={t`Đơn vị`} />
      </FilterBar>
      <Loaded query={list}>
        {({ items, next }) => (
          <DataTable
            caption={t`Sổ chứng chỉ`}
            rows={items}
            rowId={(row) => row.id}
            columns={columns}
            wide
            empty={
              <EmptyState
                title={filtered ? t`Không tìm thấy chứng chỉ nào` : t`Chưa có chứng chỉ nào`}
                action={mayRecord && !filtered && bring}
              >
                {filtered
                  ? t`Thử gõ ít chữ hơn, hoặc bỏ bớt lọc. Chứng chỉ của người ngoài phạm vi của bạn không hiện ở đây.`
                  : t`Nhập sổ cấp chứng chỉ cũ từ tệp Excel: mỗi dòng một chứng chỉ.`}
              </EmptyState>
            }
            footer={<PageTurner next={next} />}
          />
        )}
      </Loaded>
    </Page>
  );
}
