import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useSearch } from '@tanstack/react-router';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { FilterBar, SelectFilter } from '#ui/filter-bar.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { accountListPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { ScopeView } from '../scope-contract.ts';
import { useAccessWords } from './words.ts';

type TableRow = ScopeView['tables'][number];

/** The table that the database is held to, as people read it. */
export function ScopePage() {
  const { t } = useLingui();
  const { role } = useSearch({ from: '/ai-thay-gi' });
  const view = useGet<ScopeView>('/api/scope');
  const { roles } = useAccessWords();
  const above = useCan('access.manage') ? [{ label: t`Tài khoản`, to: accountListPath() }] : [];
  const shown = (view.data?.tables ?? []).filter((one) => role === undefined || one.shown[role]);
  const roleColumns = useRoleColumns();
  const tableColumns = useTableColumns(role);
  return (
    <Page
      title={t`Ai thấy gì`}
      subtitle={t`Mỗi vai trò giao theo phạm vi nào, và trong phạm vi đó thấy những dòng nào của từng sổ. Cơ sở dữ liệu giữ đúng bảng này.`}
      breadcrumbs={above}
    >
      <FilterBar summary={view.data && <Plural value={shown.length} other="# sổ" />}>
        <SelectFilter name="role" label={t`Vai trò`} options={Object.entries(roles).map(([value, label]) => ({ value, label }))} />
      </FilterBar>
      <Loaded query={view}>
        {(all) => (
          <>
            <Section title={t`Từng sổ`} note={t`Dòng hiện ra khi cột nêu ở đây là đơn vị, khối, lớp hay người trong phạm vi được giao.`}>
              <DataTable
                caption={t`Phạm vi của từng sổ`}
                rows={shown}
                rowId={(row) => row.table}
                columns={tableColumns}
                empty={<Trans>Vai trò này không được xem sổ nào.</Trans>}
              />
            </Section>
            <Section title={t`Từng vai trò`}>
              <DataTable
                caption={t`Các vai trò`}
                rows={all.roles.filter((one) => role === undefined || one.role === role)}
                rowId={(row) => row.role}
                columns={roleColumns}
                empty=""
              />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function useRoleColumns(): Column<ScopeView['roles'][number]>[] {
  const { t } = useLingui();
  const { roles, scopes } = useAccessWords();
  return [
    { id: 'role', header: t`Vai trò`, cell: (row) => roles[row.role] },
    {
      id: 'scopes',
      header: t`Giao theo phạm vi`,
      cell: (row) => row.scopes.map((one) => scopes[one]).join(', ') + (row.limited ? `; ${t`chỉ có thời hạn`}` : ''),
    },
    { id: 'rights', header: t`Quyền`, numeric: true, cell: (row) => row.capabilities.length },
  ];
}

function useTableColumns(role: string | undefined): Column<TableRow>[] {
  const { t } = useLingui();
  const words = useColumnWords();
  const inWords = (columns: readonly string[]) => columns.map((column) => words[column.split(' ')[0]!] ?? column).join(', ') || '–';
  const letters: Record<string, string> = { T: t`toàn bộ`, B: t`khối`, U: t`đơn vị`, C: t`lớp`, P: t`bản thân` };
  const over = (shown: string | undefined) => [...(shown ?? '')].map((letter) => letters[letter]).join(', ');
  return [
    { id: 'name', header: t`Sổ`, cell: (row) => row.name },
    ...(role === undefined ? [] : [{ id: 'shown', header: t`Vai trò này xem theo`, cell: (row: TableRow) => over(row.shown[role]) }]),
    { id: 'unit', header: t`Giao theo đơn vị`, cell: (row) => inWords(row.unit) },
    { id: 'bloc', header: t`Giao theo khối`, cell: (row) => inWords(row.bloc) },
    { id: 'person', header: t`Giao theo lớp, bản thân`, cell: (row) => inWords(row.person) },
    { id: 'keep', header: t`Lưu`, cell: (row) => row.keep },
    { id: 'leaves', header: t`Ra tệp`, cell: (row) => row.leaves },
  ];
}

function useColumnWords(): Record<string, string> {
  const { t } = useLingui();
  return {
    all: t`mọi dòng`,
    unit_id: t`đơn vị`,
    bloc: t`khối`,
    sender_id: t`đơn vị cử`,
    sender_bloc: t`khối của đơn vị cử`,
    runner_id: t`cơ sở mở lớp`,
    host_id: t`nơi học`,
    lead_id: t`cơ quan chủ trì`,
    lead_bloc: t`khối của cơ quan chủ trì`,
    from_id: t`đơn vị trình`,
    from_bloc: t`khối của đơn vị trình`,
    desk_id: t`nơi giải quyết`,
    desk_bloc: t`khối của nơi giải quyết`,
    class_id: t`lớp`,
    person_id: t`người học`,
    id: t`chính dòng đó`,
  };
}
