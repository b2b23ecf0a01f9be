import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createAccount, randomPassword, type NewAccount } from '#modules/access';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { writeSecret } from '#platform/secrets.ts';
import type { Units } from './fill-units.ts';

/** Who signs in to a sample tenant, and what that shows. */
const accounts = [
  {
    signInName: 'quantri',
    name: 'Phụ trách đào tạo (mẫu)',
    role: 'Phụ trách đào tạo, toàn hệ thống',
    assignment: () => ({ role: 'chief', scope: 'tenant' }),
  },
  {
    signInName: 'canbo',
    name: 'Chuyên viên đào tạo (mẫu)',
    role: 'Chuyên viên đào tạo Sở Nội vụ, toàn hệ thống',
    assignment: () => ({ role: 'home_affairs_officer', scope: 'tenant' }),
  },
  {
    signInName: 'truong',
    name: 'Phòng đào tạo của trường (mẫu)',
    role: 'Phòng đào tạo của trường',
    assignment: ({ school }) => ({ role: 'school_office', scope: 'unit', unitId: school }),
  },
  {
    signInName: 'khoidang',
    name: 'Chuyên viên khối Đảng (mẫu)',
    role: 'Chuyên viên Ban Tổ chức, khối Đảng, đoàn thể',
    assignment: () => ({ role: 'organisation_officer', scope: 'bloc', bloc: 1 }),
  },
  {
    signInName: 'donvi',
    name: 'Đầu mối đơn vị (mẫu)',
    role: 'Đầu mối của một đơn vị, cử người đi học',
    assignment: ({ contactOf }) => ({ role: 'unit_contact', scope: 'unit', unitId: contactOf }),
  },
  { signInName: 'xem', name: 'Người xem (mẫu)', role: 'Chỉ xem, toàn hệ thống', assignment: () => ({ role: 'reader', scope: 'tenant' }) },
] as const satisfies {
  signInName: string;
  name: string;
  role: string;
  assignment: (units: Record<'school' | 'contactOf', number>) => NonNullable<NewAccount['assignment']>;
}[];

export async function fillAccounts(tx: Tx, actor: Actor, units: Pick<Units, 'idOf'>, school: string, password: string): Promise<void> {
  const of = { school: units.idOf(school), contactOf: units.idOf('SYT') };
  for (const { signInName, name, assignment } of accounts) {
    await createAccount(tx, actor, { signInName, name, password, mustChange: false, assignment: assignment(of) });
  }
}

const fileBeside = (keyFile: string) => join(dirname(keyFile), 'sample-accounts.json');

/** One password for all sample accounts of this installation: the one given, the one kept, or a new one. Kept beside the key file, mode 0600. */
export function samplePassword(keyFile: string, given: string | undefined): string {
  const path = fileBeside(keyFile);
  const kept = keptPassword(keyFile);
  const password = given ?? kept ?? randomPassword();
  if (password !== kept) {
    if (existsSync(path)) writeFileSync(path, inFile(password), { mode: 0o600 });
    else writeSecret(path, inFile(password));
  }
  return password;
}
const inFile = (password: string) => `${JSON.stringify({ password }, null, 2)}\n`;

function keptPassword(keyFile: string): string | undefined {
  try {
    const { password } = JSON.parse(readFileSync(fileBeside(keyFile), 'utf8')) as { password?: unknown };
    return typeof password === 'string' ? password : undefined;
  } catch {
    return undefined;
  }
}

/** What the console shows at every start while there is a sample. */
export function accountTable(tenants: readonly { slug: string; name: string }[], keyFile: string): string {
  const password = keptPassword(keyFile) ?? '(xem KHUEVAN_SAMPLE_PASSWORD)';
  const rows = [
    ['Đơn vị', 'Tên đăng nhập', 'Mật khẩu', 'Vai trò'],
    ...tenants.flatMap((tenant) => accounts.map((account) => [tenant.name, account.signInName, password, account.role])),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd());
  return ['Tài khoản dữ liệu mẫu (người và lớp do máy tạo ra; đừng dùng cho việc thật):', ...lines].join('\n');
}
