import type { Register } from '../cli/context.ts';
import { listTenants } from '../database/tenants.ts';
import { Fault } from '../fault.ts';
import { faults } from '../faults.vi.ts';
import { verdictInWords } from './verdict.vi.ts';

/** `khuevan verify`: a line for every tenant, or for that of --tenant; fails where a trail is not as it was written. */
export const registerVerify: Register = (program, context) => {
  program
    .command('verify')
    .description('kiểm tra nhật ký truy vết: từng dòng, chuỗi niêm phong và các lần neo ngoài cơ sở dữ liệu')
    .action(() =>
      context.withInstallation(async ({ pools, trail }) => {
        const only = program.opts<{ tenant?: string }>().tenant;
        const all = (await listTenants(pools)).map(({ slug }) => slug);
        if (only !== undefined && !all.includes(only)) throw new Fault(faults.tenantUnknown(only, all));
        const broken: string[] = [];
        for (const tenant of only === undefined ? all : [only]) {
          const verdict = await trail.verify(tenant);
          context.print(verdictInWords(tenant, verdict));
          if (verdict.flaw) broken.push(tenant);
        }
        if (broken.length > 0) throw new Fault(faults.trailBroken(broken));
      }),
    );
};
