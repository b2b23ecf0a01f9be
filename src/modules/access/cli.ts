import { tidy } from '#kit/text.ts';
import { systemActor } from '#platform/actor.ts';
import { groupOf, type Register } from '#platform/cli/context.ts';
import { createTenant } from '#platform/database/migrate.ts';
import { listTenants } from '#platform/database/tenants.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { Fault } from '#platform/fault.ts';
import { faults } from '#platform/faults.vi.ts';
import { createAccount } from './create-account.ts';
import { randomPassword } from './random-password.ts';

/**
 * `khuevan tenant create`: a tenant with its first administrator, whose password is printed once and must be changed.
 * `fill` gives it the reference data that the modules above need, in the same transaction.
 */
export const registerTenants =
  (fill: (tx: Tx) => Promise<void>): Register =>
  (program, context) => {
    groupOf(program, 'tenant', 'đơn vị sử dụng')
      .command('create')
      .description('tạo một đơn vị sử dụng với người quản trị đầu tiên; in ra mật khẩu dùng một lần')
      .argument('<mã>', 'mã đơn vị: chữ thường không dấu, chữ số, gạch dưới')
      .requiredOption('--name <tên>', 'tên đơn vị, ví dụ "Tỉnh Hưng Yên"')
      .requiredOption('--admin <tên>', 'tên đăng nhập của người quản trị')
      .action(async (slug: string, { name, admin }: { name: string; admin: string }) => {
        // two underlines: where a practice tenant is made
        if (!/^[a-z](?!.*__)[a-z0-9_]{1,30}$/.test(slug)) throw new Fault(faults.tenantSlug(slug));
        const password = randomPassword();
        await context.withInstallation(async ({ target, pools, database }) => {
          const actor = systemActor(slug, 'dòng lệnh');
          const existing = (await listTenants(pools)).some((tenant) => tenant.slug === slug);
          // one whose making was interrupted has no account yet: this finishes it
          if (existing && (await database.read(actor, (db) => db.selectFrom('account').select('id').limit(1).execute())).length > 0)
            throw new Fault(faults.tenantExists(slug));
          await createTenant(target, { slug, name: tidy(name) || slug });
          await database.write(actor, { command: 'tenant.create' }, async (tx) => {
            await fill(tx);
            return createAccount(tx, actor, {
              signInName: admin,
              name: admin,
              password,
              assignment: { role: 'chief', scope: 'tenant' },
            });
          });
        });
        context.print(`Đã tạo đơn vị sử dụng "${slug}". Tên đăng nhập: ${admin}. Mật khẩu dùng một lần: ${password}`);
      });
  };
