import type { Register } from '#platform/cli/context.ts';
import { linkFiles } from './link-files.ts';

type Options = { config: string; out: string; threshold: string };

/** `khuevan link A.csv [B.csv] …`: which records are of the same person. Knows no database. */
export const registerLink: Register = (program, context) => {
  program
    .command('link')
    .description('tìm các dòng của cùng một người trong một tệp CSV, hoặc giữa hai tệp; không cần cơ sở dữ liệu')
    .argument('<A.csv>', 'tệp thứ nhất')
    .argument('[B.csv]', 'tệp thứ hai; không có thì so tệp thứ nhất với chính nó')
    .requiredOption('--config <C.json>', 'nói mỗi cột là gì: {"id": …, "fields": [{"column": …, "as": …}]}')
    .requiredOption('--out <pairs.csv>', 'tệp kết quả: id_a,id_b,probability')
    .option('--threshold <p>', 'chỉ ghi cặp có xác suất từ mức này (0–1); cặp dưới 0,02 không bao giờ ghi', '0.5')
    .action(async (first: string, second: string | undefined, { config, out, threshold }: Options) => {
      const done = await linkFiles(second === undefined ? [first] : [first, second], { config, out, threshold });
      const pace = `so ${vi(done.compared)} cặp trong ${vi(done.seconds)} giây trên ${done.threads} luồng`;
      context.print(
        `${vi(done.records)} dòng, ${pace}; ${vi(done.written)} cặp cùng một người ghi vào ${out}; cả việc ${vi(done.wholeSeconds)} giây.`,
      );
    });
};

const vi = (count: number): string => count.toLocaleString('vi-VN', { maximumFractionDigits: 1 });
