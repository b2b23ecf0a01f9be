import type { Actor } from '#platform/actor.ts';
import type { Register } from '#platform/cli/context.ts';
import type { Database } from '#platform/database/transaction.ts';
import { learnWeights, outgrown } from './learn-weights.ts';
import { sweepPeople } from './sweep-people.ts';

/** `khuevan match estimate`, `khuevan match sweep`: learn the weights from the registry; list who may be there twice, with weights that fit its size. */
export const registerMatch: Register = (program, context) => {
  const estimate = async (database: Database, actor: Actor) => {
    const { people, pairs } = await database.write(actor, { command: 'match.estimate' }, (tx) => learnWeights(tx, actor));
    context.print(`Đã ước lượng từ ${people} hồ sơ, ${pairs} cặp. Áp dụng từ lần ghi kế tiếp.`);
  };
  const match = program.command('match').description('nhận ra cùng một người: ước lượng trọng số, rà hồ sơ có thể trùng');
  match
    .command('estimate')
    .description('ước lượng trọng số so người từ chính hồ sơ đang có, không cần ai gán nhãn')
    .action(() => context.withTenant(({ database, actor }) => estimate(database, actor)));
  match
    .command('sweep')
    .description(
      'rà toàn bộ hồ sơ (ước lượng lại trọng số trước, nếu hồ sơ đã nhiều hơn hẳn lần ước lượng cuối), ghi các cặp có thể là một người vào “Có thể trùng”',
    )
    .action(() =>
      context.withTenant(async ({ database, actor }) => {
        if (await database.read(actor, outgrown)) await estimate(database, actor);
        const { compared, found } = await database.write(actor, { command: 'match.sweep' }, (tx) => sweepPeople(tx, actor));
        context.print(`Đã so ${compared} cặp hồ sơ, thêm ${found} cặp có thể trùng.`);
      }),
    );
};
