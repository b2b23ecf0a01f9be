import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Menu } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { fold, nameSortKey } from '#kit/text.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { FilterBar, SearchFilter } from '#ui/filter-bar.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText } from '#ui/values.tsx';
import { apiUrl, send } from '#web/api.ts';
import { scopePath } from '#web/links.ts';
import { useGet, useRefresh } from '#web/query.ts';
import { useSession } from '#web/session.tsx';
import type { Account } from '../contract.ts';
import { AssignForm, CreateAccountForm } from './account-forms.tsx';
import { AccountSessions, IdentifierForm, PasswordRulesForm, ResetSecondFactor } from './account-sign-in.tsx';
import { EndAssignmentForm } from './end-assignment.tsx';
import { firstPassword } from './first-password.ts';
import { Held, isHolding } from './held.tsx';
import { ShownOnce } from './shown-once.tsx';

type Act = { kind: 'assign' | 'end' | 'disable' | 'reset' | 'sessions' | 'code' | 'identifier'; account: Account };

export function AccountListPage() {
  const { t } = useLingui();
  const { q } = useSearch({ from: '/tai-khoan' });
  const list = useGet<Account[]>('/api/accounts');
  const refresh = useRefresh();
  const ofTheWhole = useSession().scope.kind === 'tenant';
  const [adding, setAdding] = useState(false);
  const [ruling, setRuling] = useState(false);
  const [act, setAct] = useState<Act | null>(null);
  const [secret, setSecret] = useState<{ signInName: string; password: string } | null>(null);
  const columns = useColumns(setAct);
  const words = fold(q ?? '')
    .split(' ')
    .filter(Boolean);
  const found = (list.data ?? []).filter((one) => words.every((word) => fold(`${one.name} ${one.signInName}`).includes(word)));
  const close = () => setAct(null);
  const name = act?.account.name;

  const reset = async ({ id, signInName }: Account) => {
    const password = firstPassword();
    await send('POST', `/api/accounts/${id}/password`, { password });
    setSecret({ signInName, password });
    await refresh();
  };
  const disable = async ({ id }: Account) => {
    await send('POST', `/api/accounts/${id}/disable`);
    await refresh();
  };

  return (
    <Page
      title={t`Tài khoản`}
      subtitle={t`Ai được vào, với vai trò nào, trong phạm vi nào.`}
      actions={
        <>
          <AppLink to={scopePath()}>
            <Trans>Ai thấy gì</Trans>
          </AppLink>
          <ExportMenu groups={[{ href: (as) => apiUrl('/api/accounts/export', { q, as }) }]} />
          {ofTheWhole && (
            <Button variant="default" onClick={() => setRuling(true)}>
              <Trans>Quy định mật khẩu</Trans>
            </Button>
          )}
          <Button onClick={() => setAdding(true)}>
            <Trans>Lập tài khoản</Trans>
          </Button>
        </>
      }
    >
      <FilterBar summary={list.data && <Plural value={found.length} other="# tài khoản" />}>
        <SearchFilter label={t`Tìm tài khoản`} placeholder={t`Họ tên hoặc tên đăng nhập`} />
      </FilterBar>
      <Loaded query={list}>
        {() => (
          <DataTable
            caption={t`Các tài khoản`}
            rows={found}
            rowId={(row) => row.id}
            columns={columns}
            empty={
              <EmptyState title={t`Không có tài khoản nào khớp`}>{t`Gõ ít chữ hơn: một phần của họ tên hoặc tên đăng nhập.`}</EmptyState>
            }
          />
        )}
      </Loaded>
      {adding && <CreateAccountForm onClose={() => setAdding(false)} onCreated={setSecret} />}
      {act?.kind === 'assign' && <AssignForm account={act.account} onClose={close} />}
      <ConfirmDialog
        opened={act?.kind === 'disable'}
        onClose={close}
        danger
        title={t`Khóa tài khoản`}
        confirmLabel={t`Khóa tài khoản`}
        onConfirm={() => disable(act!.account)}
      >
        <Trans>{name} sẽ bị đưa ra ngay và không vào được nữa. Những gì đã ghi vẫn giữ tên người này.</Trans>
      </ConfirmDialog>
      <ConfirmDialog
        opened={act?.kind === 'reset'}
        onClose={close}
        title={t`Đặt lại mật khẩu`}
        confirmLabel={t`Đặt lại mật khẩu`}
        onConfirm={() => reset(act!.account)}
      >
        <Trans>Mật khẩu cũ của {name} hết dùng được. Mật khẩu mới hiện một lần để đưa cho người này.</Trans>
      </ConfirmDialog>
      {act?.kind === 'end' && <EndAssignmentForm account={act.account} onClose={close} />}
      {act?.kind === 'sessions' && <AccountSessions account={act.account} onClose={close} />}
      {act?.kind === 'code' && <ResetSecondFactor account={act.account} onClose={close} />}
      {act?.kind === 'identifier' && <IdentifierForm account={act.account} onClose={close} />}
      {ruling && <PasswordRulesForm onClose={() => setRuling(false)} />}
      {secret && <ShownOnce {...secret} onClose={() => setSecret(null)} />}
    </Page>
  );
}

function useColumns(onAct: (act: Act) => void): Column<Account>[] {
  const { t } = useLingui();
  const own = useSession().account.id;
  return [
    { id: 'name', header: t`Người dùng`, cell: (row) => row.name, sort: (row) => nameSortKey(row.name) },
    { id: 'signInName', header: t`Tên đăng nhập`, cell: (row) => row.signInName, sort: (row) => row.signInName },
    { id: 'assignment', header: t`Quyền`, cell: (row) => <Held account={row} /> },
    { id: 'last', header: t`Vào lần cuối`, cell: (row) => <DateText value={row.lastSignInAt} time />, sort: (row) => row.lastSignInAt },
    { id: 'state', header: t`Tình trạng`, cell: (row) => <State account={row} /> },
    {
      id: 'act',
      header: t`Việc`,
      cell: (row) =>
        row.disabledAt === null && (
          <Group gap={4} wrap="nowrap">
            <Button size="compact-sm" variant="subtle" onClick={() => onAct({ kind: 'assign', account: row })}>
              {isHolding(row) ? <Trans>Điều chuyển</Trans> : <Trans>Phân quyền</Trans>}
            </Button>
            {row.id !== own && <More account={row} onAct={onAct} />}
          </Group>
        ),
    },
  ];
}

function More({ account, onAct }: { account: Account; onAct: (act: Act) => void }) {
  const { t } = useLingui();
  const { name } = account;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" aria-label={t`Việc khác với ${name}`}>
          <IconDots size={18} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {isHolding(account) && (
          <Menu.Item onClick={() => onAct({ kind: 'end', account })}>
            <Trans>Cho thôi quyền</Trans>
          </Menu.Item>
        )}
        <Menu.Item onClick={() => onAct({ kind: 'reset', account })}>
          <Trans>Đặt lại mật khẩu</Trans>
        </Menu.Item>
        {account.hasCode && (
          <Menu.Item onClick={() => onAct({ kind: 'code', account })}>
            <Trans>Đặt lại mã xác thực</Trans>
          </Menu.Item>
        )}
        <Menu.Item onClick={() => onAct({ kind: 'sessions', account })}>
          <Trans>Phiên đăng nhập</Trans>
        </Menu.Item>
        <Menu.Item onClick={() => onAct({ kind: 'identifier', account })}>
          <Trans>Định danh đăng nhập một lần</Trans>
        </Menu.Item>
        <Menu.Item color="red" onClick={() => onAct({ kind: 'disable', account })}>
          <Trans>Khóa tài khoản</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function State({ account }: { account: Account }) {
  const { t } = useLingui();
  const { demandsCode } = useSession().tenant;
  if (account.disabledAt !== null) return <StatusBadge tone="bad">{t`đã khóa`}</StatusBadge>;
  if (account.mustChangePassword) return <StatusBadge tone="warn">{t`chưa đổi mật khẩu đầu`}</StatusBadge>;
  // a trainee sees nobody else and may do without
  const owesCode = demandsCode && !account.hasCode && account.assignments.some((one) => one.role !== 'trainee');
  if (owesCode) return <StatusBadge tone="warn">{t`chưa cài xác thực hai bước`}</StatusBadge>;
  return <StatusBadge tone="active">{t`đang dùng`}</StatusBadge>;
}
