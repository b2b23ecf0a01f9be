import type { Register } from '#platform/cli/context.ts';
import { learnWeights } from './learn-weights.ts';
import { sweepPeople } from './sweep-people.ts';

/** `khuevan match estimate`, `khuevan match sweep`: learn the weights from the registry; list who may be there twice. */
export const registerMatch: Register = (program, context) => {
  const match = program.command('match').description('nhận ra cùng một người: ước lượng trọng số, rà hồ sơ có thể trùng');
  match
    .command('estimate')
    .description('ước lượng trọng số so người từ chính hồ sơ đang có, không cần ai gán nhãn')
    .action(() =>
      context.withTenant(async ({ database, actor }) => {
        const { people, pairs } = await database.write(actor, { command: 'match.estimate' }, (tx) => learnWeights(tx, actor));
        context.print(`Đã ước lượng từ ${people} hồ sơ, ${pairs} cặp. Áp dụng từ lần ghi kế tiếp.`);
      }),
    );
  match
    .command('sweep')
    .description('rà toàn bộ hồ sơ, ghi các cặp có thể là một người vào “Có thể trùng”')
    .action(() =>
      context.withTenant(async ({ database, actor }) => {
        const { compared, found } = await database.write(actor, { command: 'match.sweep' }, (tx) => sweepPeople(tx, actor));
        context.print(`Đã so ${compared} cặp hồ sơ, thêm ${found} cặp có thể trùng.`);
      }),
    );
};
