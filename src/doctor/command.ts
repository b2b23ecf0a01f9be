import { examineDeep } from './deep.ts';
import { examine } from './machine.ts';
import { loadConfig } from '../config.ts';
import type { Register } from '#platform/cli/context.ts';
import { Fault } from '#platform/fault.ts';
import { faults } from '#platform/faults.vi.ts';
import type { Finding } from './finding.ts';

/** `khuevan doctor`: one line per finding; fails where something must be done. */
export const registerDoctor: Register = (program, context) => {
  program
    .command('doctor')
    .description('kiểm tra cài đặt và nói bằng lời chỗ nào chưa đúng, cho mọi đơn vị sử dụng')
    .option('--deep', 'thêm: cộng lại toàn bộ sổ theo mọi nhóm, mọi kỳ và so với sự kiện; vài phút với một thành phố lớn')
    .action(async ({ deep }: { deep?: true }) => {
      let count = 0;
      const tell = (finding: Finding) => {
        context.print(finding.fine ? `✓ ${finding.what}` : `✗ ${finding.what} → ${finding.todo}`);
        if (!finding.fine) count += 1;
      };
      (await examine()).forEach(tell);
      // what the surface lacks, the depth cannot be asked for
      if (deep && count === 0)
        for await (const finding of examineDeep(loadConfig(), program.opts<{ tenant?: string }>().tenant)) tell(finding);
      if (count > 0) throw new Fault(faults.doctorFound(count));
    });
};
