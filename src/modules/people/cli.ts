import { unitByCode } from '#modules/organisations';
import type { Register } from '#platform/cli/context.ts';
import { choiceOption } from '#platform/cli/options.ts';
import { exportCommand, saveExport } from '#platform/cli/save-export.ts';
import type { ExportKind } from '#platform/sheets/export-file.ts';
import { exportPeople } from './export-people.ts';
import { categories, type Category } from './rules.ts';

type Options = { as: ExportKind; out: string; unit?: string; category?: Category; q?: string };

/** `khuevan export people`: the list of GET /api/people/export for the whole tenant, numbers masked. */
export const registerPeopleExport: Register = (program, context) => {
  exportCommand(program, 'people', 'danh sách người, số định danh che bớt')
    .option('--unit <mã>', 'đơn vị, cả các đơn vị bên dưới')
    .addOption(choiceOption('--category <nhóm>', 'nhóm đối tượng', categories))
    .option('--q <chữ>', 'một phần họ tên')
    .action((options: Options) =>
      saveExport(context, options, async (db, { actor, keys }) => {
        const unit = options.unit === undefined ? undefined : (await unitByCode(db, options.unit)).id;
        return exportPeople(db, actor, keys, { unit, category: options.category, q: options.q });
      }),
    );
};
