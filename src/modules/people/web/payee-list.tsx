import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LongTextField, SelectField } from '#ui/fields.tsx';
import { FilterBar, SearchFilter } from '#ui/filter-bar.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { formatNumber } from '#ui/format.ts';
import { Loaded } from '#ui/loaded.tsx';
import { NearNote } from '#ui/near-note.tsx';
import { PageTurner } from '#ui/page-turner.tsx';
import { Page } from '#ui/page.tsx';
import { apiUrl } from '#web/api.ts';
import { UnitFilter } from '#web/pick-unit.tsx';
import { filterOf } from '#web/pages.ts';
import { useGet } from '#web/query.ts';
import type { Payee, PayeeList } from '../sensitive-contract.ts';
import { SensitiveValue } from './sensitive-fields.tsx';

/** Who may be paid and where to, for those who pay: nothing else of anybody. */
export function PayeeListPage() {
  const { t } = useLingui();
  const search = useSearch({ from: '/tai-khoan-nhan-tien' });
  const list = useGet<PayeeList>('/api/people/bank-accounts', search);
  const { filter, filtered } = filterOf(search);
  const [exporting, setExporting] = useState(false);
  const columns: Column<Payee>[] = [
    { id: 'name', header: t`Họ và tên`, cell: (row) => row.fullName },
    { id: 'unit', header: t`Đơn vị`, cell: (row) => row.unit.name },
    {
      id: 'account',
      header: t`Tài khoản`,
      cell: (row) => (
        <SensitiveValue personId={row.id} rowVersion={row.rowVersion} field="bank_account" masked={row.bankAccount} name={row.fullName} />
      ),
    },
  ];
  return (
    <Page
      title={t`Tài khoản nhận tiền`}
      subtitle={t`Để chi trả cho người học, người dạy. Mỗi lần hiện một số và mỗi lần xuất đều nêu lý do và được lưu lại.`}
      actions={
        <Button variant="default" onClick={() => setExporting(true)}>
          <Trans>Xuất để chi trả</Trans>
        </Button>
      }
    >
      <FilterBar
        summary={
          list.data &&
          (list.data.capped ? t`hơn ${formatNumber(list.data.total)} người` : <Plural value={list.data.total} other="# người" />)
        }
      >
        <SearchFilter label={t`Tìm người`} placeholder={t`Họ tên`} />
        <UnitFilter label={t`Đơn vị`} />
      </FilterBar>
      <Loaded query={list}>
        {({ items, near, next }) => (
          <>
            <NearNote shown={near} />
            <DataTable
              caption={t`Tài khoản nhận tiền của từng người`}
              rows={items}
              rowId={(row) => row.id}
              columns={columns}
              empty={
                <EmptyState title={filtered ? t`Không tìm thấy ai` : t`Chưa có ai trong danh sách`}>
                  {t`Người ngoài phạm vi của bạn không hiện ở đây.`}
                </EmptyState>
              }
              footer={<PageTurner next={next} />}
            />
          </>
        )}
      </Loaded>
      {exporting && <ExportForm filter={filter} onClose={() => setExporting(false)} />}
    </Page>
  );
}

function ExportForm({ filter, onClose }: { filter: Record<string, string | number | undefined>; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <FormModal
      title={t`Xuất số tài khoản đầy đủ`}
      submitLabel={t`Xuất tệp`}
      defaultValues={{ reason: '', as: 'form' }}
      onClose={onClose}
      onSubmit={async (values) => {
        location.assign(apiUrl('/api/people/bank-accounts/export', { ...filter, ...values, numbers: 'full' }));
      }}
    >
      <LongTextField
        name="reason"
        label={t`Xuất để làm gì`}
        required
        rows={2}
        check={(reason: string) => (reason.trim().length < 10 ? t`Ít nhất 10 chữ.` : undefined)}
        description={t`Lý do, tên bạn, số dòng và bộ lọc vào sổ xuất tệp; mã xuất in trên tệp.`}
      />
      <SelectField
        name="as"
        label={t`Dạng tệp`}
        required
        options={[
          { value: 'form', label: t`Biểu mẫu để in, ký (Excel)` },
          { value: 'xlsx', label: t`Bảng dữ liệu (Excel)` },
          { value: 'csv', label: t`Bảng dữ liệu (CSV)` },
        ]}
      />
    </FormModal>
  );
}
