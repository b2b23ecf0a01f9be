import { examine } from './machine.ts';
import type { Register } from '#platform/cli/context.ts';
import { Fault } from '#platform/fault.ts';
import { faults } from '#platform/faults.vi.ts';

/** `khuevan doctor`: one line per finding; fails where something must be done. */
export const registerDoctor: Register = (program, context) => {
  program
    .command('doctor')
    .description('kiểm tra cài đặt và nói bằng lời chỗ nào chưa đúng, cho mọi đơn vị sử dụng')
    .action(async () => {
      const all = await examine();
      for (const finding of all) context.print(finding.fine ? `✓ ${finding.what}` : `✗ ${finding.what} → ${finding.todo}`);
      const count = all.filter((finding) => !finding.fine).length;
      if (count > 0) throw new Fault(faults.doctorFound(count));
    });
};
