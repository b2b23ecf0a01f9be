import type { Command } from 'commander';
import { unitByCode } from '#modules/organisations';
import { familyByCode } from '#modules/programmes';
import type { Actor } from '#platform/actor.ts';
import type { Register } from '#platform/cli/context.ts';
import { exportCommand, saveExport } from '#platform/cli/save-export.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { Fault } from '#platform/fault.ts';
import { faults } from '#platform/faults.vi.ts';
import { notFound } from '#platform/refusal.ts';
import type { ExportKind } from '#platform/sheets/export-file.ts';
import type { ListExport } from '#platform/sheets/export-list.ts';
import { exportClasses, type ClassExportFilter } from './export-classes.ts';
import { exportEnrolments } from './export-enrolments.ts';

type Options = { as: ExportKind; out: string; year?: number; unit?: string; host?: string; family?: string; status?: string };

/** `khuevan export classes|enrolments`: the lists of GET /api/…/export for the whole tenant. */
export const registerClassExports: Register = (program, context) => {
  const register = <Row>(
    name: string,
    description: string,
    build: (db: Reader, actor: Actor, filter: ClassExportFilter) => Promise<ListExport<Row>>,
  ) =>
    withFilters(exportCommand(program, name, description)).action((options: Options) =>
      saveExport(context, options, async (db, { actor }) => build(db, actor, await filterOf(db, options))),
    );
  register('classes', 'danh sách lớp', exportClasses);
  register('enrolments', 'học viên của các lớp, mỗi lượt một dòng', exportEnrolments);
};

const withFilters = (command: Command): Command =>
  command
    .option('--year <năm>', 'lớp có học trong năm, bốn chữ số', (value) => {
      if (!/^(19|20)\d\d$/.test(value)) throw new Fault(faults.optionYear(value));
      return Number(value);
    })
    .option('--unit <mã>', 'cơ sở đào tạo, bồi dưỡng')
    .option('--host <mã>', 'nơi học')
    .option('--family <mã>', 'chương trình')
    .option('--status <các trạng thái>', 'ví dụ running,closed');

async function filterOf(db: Reader, { year, unit, host, family, status }: Options): Promise<ClassExportFilter> {
  const known = family === undefined ? undefined : await familyByCode(db, family);
  if (known === null) throw notFound('programmes.unknown', { text: family! });
  return {
    year,
    runner: unit === undefined ? undefined : (await unitByCode(db, unit)).id,
    host: host === undefined ? undefined : (await unitByCode(db, host)).id,
    family: known?.code,
    status,
  };
}
