import { systemActor } from '../actor.ts';
import { groupOf, type Register } from '../cli/context.ts';
import { listTenants } from '../database/tenants.ts';
import { beginRotation } from './begin.ts';
import { rotateTenant } from './rotate.ts';

/** `khuevan keys rotate`: a new key on top of the key file, and everything of every tenant under it. */
export const registerKeys: Register = (program, context) => {
  groupOf(program, 'keys', 'khoá mã hoá')
    .command('rotate')
    .description('thêm khoá mới và chuyển mọi dữ liệu mã hoá sang khoá đó; dừng máy chủ trước; bị ngắt thì chạy lại')
    .action(() =>
      context.withInstallation(
        async ({ target, tenantUrl, pools, database, keyFile, keys: before }) => {
          const tenants = (await listTenants(pools)).map(({ slug }) => slug);
          const keys = await beginRotation({ ownerUrl: target.ownerUrl, tenantUrl, keyFile, keys: before }, tenants);
          for (const tenant of tenants) {
            const moved = await rotateTenant(pools, keys, tenant);
            await database.write(systemActor(tenant, 'dòng lệnh'), { command: 'keys.rotate' }, async () => ({
              result: null,
              audit: {
                type: 'tenant',
                id: tenant,
                summary: { keyId: keys.current.id, rows: Object.values(moved).reduce((a, b) => a + b, 0) },
              },
            }));
            context.print(`${tenant}: đã chuyển ${said(moved)} sang khoá ${keys.current.id}`);
          }
          context.print(
            `Hãy sao lưu ngay ${keyFile} và audit.key cạnh đó; các khoá cũ vẫn phải giữ trong tệp: nhật ký cũ được ký và niêm phong bằng chúng.`,
          );
        },
        { keys: 'as they are' },
      ),
    );
};

const names: Record<string, string> = {
  person: 'số định danh',
  person_key: 'khoá chống trùng',
  person_sensitive: 'thông tin nhạy cảm',
  one_time_secret: 'khoá mã một lần',
  recovery_code: 'mã khôi phục',
  account: 'định danh đăng nhập',
  import_run: 'tệp đã nhập',
};
const said = (moved: Record<string, number>): string =>
  Object.entries(moved)
    .map(([table, rows]) => `${rows.toLocaleString('vi-VN')} ${names[table] ?? table}`)
    .join(', ') || 'không có gì';
