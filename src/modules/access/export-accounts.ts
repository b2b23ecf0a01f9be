import { z } from 'zod';
import { formatDate, today } from '#kit/dates.ts';
import { roleFacts, roles } from '#kit/roles.ts';
import { fold } from '#kit/text.ts';
import { headingFor } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { column, wordOf, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import type { Account } from './contract.ts';
import { listAccounts } from './queries.ts';

const roleWords: Record<string, string> = Object.fromEntries(roles.map((role) => [role, roleFacts[role].vi]));
const scopeWords = { unit: 'Một đơn vị', bloc: 'Một khối', tenant: 'Toàn bộ', class: 'Một lớp', person: 'Bản thân' };

export const accountFilter = z.object({ q: z.string().max(100).optional() });
type Row = { account: Account; held: Account['assignments'][number] | null };

/** Who may come in, with which role, over what: a row for each assignment, past ones too. No secret is in it. */
export async function exportAccounts(db: Reader, actor: Actor, { q }: z.output<typeof accountFilter>): Promise<ListExport<Row>> {
  const words = fold(q ?? '')
    .split(' ')
    .filter(Boolean);
  const day = (moment: string | null) => (moment === null ? null : today(() => new Date(moment)));
  const columns: ExportColumn<Row>[] = [
    column('signInName', 'Tên đăng nhập', 'text', 18, ({ account }) => account.signInName),
    column('name', 'Họ và tên', 'text', 26, ({ account }) => account.name),
    column('role', 'Vai trò', 'text', 18, ({ held }) => wordOf(roleWords, held?.role)),
    column('scope', 'Phạm vi', 'text', 14, ({ held }) => wordOf(scopeWords, held?.scope)),
    column('where', 'Đơn vị, khối', 'text', 34, ({ held }) => held?.unitName ?? held?.blocName ?? held?.className ?? held?.personName),
    column('from', 'Từ ngày', 'date', 12, ({ held }) => held?.validFrom),
    column('to', 'Đến trước ngày', 'date', 12, ({ held }) => held?.validTo),
    column('lastSignIn', 'Đăng nhập gần nhất', 'date', 12, ({ account }) => day(account.lastSignInAt)),
    column('state', 'Tình trạng', 'text', 20, ({ account }) =>
      account.disabledAt
        ? `Đã khóa ngày ${formatDate(day(account.disabledAt)!)}`
        : account.mustChangePassword
          ? 'Chờ đổi mật khẩu'
          : 'Đang dùng',
    ),
  ];
  return {
    name: 'Danh sách tài khoản',
    title: 'Danh sách tài khoản sử dụng phần mềm',
    subtitle: [q ? `Tìm “${q}”` : ''],
    heading: await headingFor(db, actor, null, today()),
    columns,
    rows: async function* () {
      const accounts = await listAccounts(db, actor);
      const found = accounts.filter((one) => words.every((word) => fold(`${one.name} ${one.signInName}`).includes(word)));
      yield found.flatMap((account): Row[] =>
        account.assignments.length > 0 ? account.assignments.map((held) => ({ account, held })) : [{ account, held: null }],
      );
    },
    noun: 'dòng',
  };
}
