import { formatNumber } from '#kit/numbers.ts';
import type { Register } from '#platform/cli/context.ts';
import { createTenant } from '#platform/database/migrate.ts';
import { listTenants } from '#platform/database/tenants.ts';
import { Fault } from '#platform/fault.ts';
import { systemActor } from '#platform/actor.ts';
import { loadConfig } from '../config.ts';
import { fillAccounts, samplePassword } from '../sample/accounts.ts';
import { generateCity, type Order } from './generate.ts';
import { words } from './words.vi.ts';

const LIMITS = { classes: [20, 500_000], perClass: [2, 200], years: 10, classesAYear: 20 } as const;
const OWN = { slug: 'city', name: 'Thành phố – dữ liệu tạo', isSample: true };

type Typed = { classes: string; enrolments: string; years: string; seed: string };

/** The numbers as ordered. @throws Fault saying which is out of reason */
export function readOrder(typed: Typed): Order {
  const whole = (option: string, value: string) => {
    if (!/^\d{1,10}$/.test(value)) throw new Fault(words.notANumber(option, value));
    return Number(value);
  };
  const [classes, enrolments] = [whole('--classes', typed.classes), whole('--enrolments', typed.enrolments)];
  const [years, seed] = [whole('--years', typed.years), whole('--seed', typed.seed)];
  const [[least, most], [few, many]] = [LIMITS.classes, LIMITS.perClass];
  if (classes < least || classes > most) throw new Fault(words.classesRange(least, most));
  if (years < 1 || years > LIMITS.years) throw new Fault(words.yearsRange(LIMITS.years));
  if (classes < years * LIMITS.classesAYear) throw new Fault(words.tooFewClasses(years * LIMITS.classesAYear, years));
  if (enrolments < few * classes || enrolments > many * classes)
    throw new Fault(words.enrolmentsRange(few * classes, many * classes, classes));
  if (seed > 2_147_483_647) throw new Fault(words.seedRange());
  return { classes, enrolments, years, seed };
}

/** `khuevan generate`: a believable city of any size. */
export const registerGenerate: Register = (program, context) => {
  program
    .command('generate')
    .description(
      `tạo dữ liệu giả lập của cả một thành phố vào một đơn vị còn trống; không có --tenant thì tạo đơn vị "${OWN.slug}" với các tài khoản mẫu. ` +
        'Một giao dịch: dừng giữa chừng không để lại gì. Năm cuối là năm ngoái',
    )
    .requiredOption(
      '--classes <số>',
      `số lớp của tất cả các năm, kể cả lớp chuyển tiếp vào năm đầu; Hà Nội năm 2023: ${formatNumber(56_690, 0)}`,
    )
    .requiredOption('--enrolments <số>', `số lượt học viên có mặt trong các lớp đó; Hà Nội năm 2023: ${formatNumber(621_466, 0)}`)
    .option('--years <số>', 'số năm', '1')
    .option('--seed <số>', 'hạt giống: cùng hạt giống, cùng các con số', '1')
    .action(async (typed: Typed) => {
      const order = readOrder(typed);
      const wanted = program.opts<{ tenant?: string }>().tenant;
      const done = await context.withInstallation(async ({ target, pools, keys, keyFile, tenantUrl }) => {
        const isThere = (await listTenants(pools)).some(({ slug }) => slug === (wanted ?? OWN.slug));
        if (wanted !== undefined && !isThere) throw new Fault(words.tenantUnknown(wanted));
        const tenant = wanted ?? OWN.slug;
        if (!isThere) await createTenant(target, OWN);
        return generateCity(order, {
          tenant,
          tenantUrl,
          ownerUrl: target.ownerUrl,
          keys,
          say: (line) => process.stderr.write(`${line}\n`),
          async finish(tx, school) {
            if (await tx.selectFrom('account').select('id').limit(1).executeTakeFirst()) return;
            const units = { idOf: () => school };
            await fillAccounts(tx, systemActor(tenant, 'dữ liệu tạo'), units, 'TCT', samplePassword(keyFile, loadConfig().samplePassword));
          },
        });
      });
      context.print(words.done(wanted ?? OWN.slug, done.classes, done.enrolments, done.milliseconds / 1000));
    });
};
