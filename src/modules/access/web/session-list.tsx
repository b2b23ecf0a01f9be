import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorPanel } from '#ui/error-panel.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText } from '#ui/values.tsx';
import type { OpenSession } from '../contract.ts';
import { browserOf, systemOf } from './device.ts';

/** Where an account is signed in; `end` ends one, also where it is not one's own. */
export function SessionList({
  sessions,
  caption,
  end,
}: {
  sessions: OpenSession[];
  caption: string;
  end: (id: string) => Promise<unknown>;
}) {
  const { t } = useLingui();
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const ways: Record<string, string> = {
    password: t`mật khẩu`,
    code: t`mật khẩu và mã xác thực`,
    recovery: t`mật khẩu và mã khôi phục`,
    elsewhere: t`đăng nhập một lần`,
  };
  const finish = async (id: string) => {
    setBusy(id);
    setError(null);
    try {
      await end(id);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(null);
    }
  };
  const columns: Column<OpenSession>[] = [
    { id: 'device', header: t`Thiết bị`, cell: (row) => <Device client={row.client} /> },
    { id: 'way', header: t`Vào bằng`, cell: (row) => ways[row.way] ?? row.way },
    { id: 'since', header: t`Đăng nhập lúc`, cell: (row) => <DateText value={row.createdAt} time />, sort: (row) => row.createdAt },
    { id: 'seen', header: t`Thấy lần cuối`, cell: (row) => <DateText value={row.lastSeenAt} time />, sort: (row) => row.lastSeenAt },
    {
      id: 'act',
      header: t`Việc`,
      cell: (row) =>
        row.current ? (
          <StatusBadge tone="active">{t`phiên này`}</StatusBadge>
        ) : (
          <Button size="compact-sm" variant="subtle" color="red" loading={busy === row.id} onClick={() => finish(row.id)}>
            <Trans>Kết thúc</Trans>
          </Button>
        ),
    },
  ];
  return (
    <>
      {error !== null && <ErrorPanel error={error} takeFocus />}
      <DataTable
        caption={caption}
        rows={sessions}
        rowId={(row) => row.id}
        columns={columns}
        empty={
          <EmptyState
            title={t`Không có phiên nào đang mở`}
          >{t`Phiên tự kết thúc sau hai giờ không dùng, hoặc sau mười hai giờ.`}</EmptyState>
        }
      />
    </>
  );
}

function Device({ client }: { client: string | null }) {
  const { t } = useLingui();
  const [browser, system] = [browserOf(client), systemOf(client)];
  if (browser && system) return t`${browser} trên ${system}`;
  return browser ?? system ?? t`không rõ`;
}
