import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '#ui/filter-bar.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { formatNumber } from '#ui/format.ts';
import { NearNote } from '#ui/near-note.tsx';
import { PageTurner } from '#ui/page-turner.tsx';
import { Page } from '#ui/page.tsx';
import { KnownDay } from '#ui/values.tsx';
import { apiUrl } from '#web/api.ts';
import { certificateListPath, duplicateListPath, payeeListPath, personPath } from '#web/links.ts';
import { UnitFilter } from '#web/pick-unit.tsx';
import { filterOf } from '#web/pages.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { PersonList, PersonRow } from '../contract.ts';
import { RegisterForm } from './register-form.tsx';
import { usePeopleWords } from './words.ts';

export function PersonListPage() {
  const { t } = useLingui();
  const search = useSearch({ from: '/nguoi' });
  const { categories } = usePeopleWords();
  const list = useGet<PersonList>('/api/people', search);
  const { filter, filtered } = filterOf(search);
  const columns = useColumns();
  const mayRecord = useCan('people.record');
  const mayPay = useCan('people.bank');
  // of one unit alone nobody decides: the other record may be another's
  const mayMerge = useCan('people.merge');
  const [adding, setAdding] = useState(false);
  const add = (
    <Button onClick={() => setAdding(true)}>
      <Trans>Thêm người</Trans>
    </Button>
  );
  return (
    <Page
      title={t({ message: 'Người', context: 'plural' })}
      subtitle={
        <Trans>
          Cán bộ, công chức, viên chức và quá trình đào tạo, bồi dưỡng của từng người. Đã cấp những gì:{' '}
          <AppLink to={certificateListPath()}>sổ chứng chỉ</AppLink>.
        </Trans>
      }
      actions={
        <>
          {mayPay && (
            <Button component={AppLink} plain to={payeeListPath()} variant="default">
              <Trans>Tài khoản nhận tiền</Trans>
            </Button>
          )}
          {mayMerge && (
            <Button component={AppLink} plain to={duplicateListPath()} variant="default">
              <Trans>Có thể trùng</Trans>
            </Button>
          )}
          <ExportMenu groups={[{ href: (as) => apiUrl('/api/people/export', { ...filter, as }) }]} />
          {mayRecord && add}
        </>
      }
    >
      <FilterBar
        summary={
          list.data &&
          (list.data.capped ? t`hơn ${formatNumber(list.data.total)} người` : <Plural value={list.data.total} other="# người" />)
        }
      >
        <SearchFilter label={t`Tìm người`} placeholder={t`Họ tên hoặc số định danh`} />
        <UnitFilter label={t`Đơn vị`} />
        <SelectFilter
          name="category"
          label={t`Nhóm đối tượng`}
          options={Object.entries(categories).map(([value, label]) => ({ value, label }))}
        />
      </FilterBar>
      <Loaded query={list}>
        {({ items, near, next }) => (
          <>
            <NearNote shown={near} />
            <DataTable
              caption={t`Danh sách người`}
              rows={items}
              rowId={(row) => row.id}
              rowLink={(row) => personPath(row.id)}
              columns={columns}
              empty={
                <EmptyState title={filtered ? t`Không tìm thấy ai` : t`Chưa có ai trong danh sách`} action={mayRecord && !filtered && add}>
                  {filtered
                    ? t`Thử gõ ít chữ hơn, hoặc bỏ bớt lọc. Người ngoài phạm vi của bạn không hiện ở đây.`
                    : t`Người được ghi khi lập danh sách lớp, hoặc thêm từng người tại đây.`}
                </EmptyState>
              }
              footer={<PageTurner next={next} />}
              startOrder="name"
            />
          </>
        )}
      </Loaded>
      {adding && <RegisterForm onClose={() => setAdding(false)} />}
    </Page>
  );
}

function useColumns(): Column<PersonRow>[] {
  const { t } = useLingui();
  const { categories } = usePeopleWords();
  return [
    { id: 'name', header: t`Họ và tên`, order: 'name', cell: (row) => row.fullName },
    { id: 'birth', header: t`Ngày sinh`, cell: (row) => <KnownDay value={row.birthDate} precision={row.birthPrecision} /> },
    { id: 'unit', header: t`Đơn vị`, cell: (row) => row.unit.name },
    { id: 'position', header: t`Chức vụ`, cell: (row) => row.positionTitle ?? '–' },
    { id: 'category', header: t`Nhóm đối tượng`, cell: (row) => categories[row.category] },
    { id: 'number', header: t`Số định danh`, cell: (row) => row.personalNumber ?? '–', wideOnly: true },
  ];
}
