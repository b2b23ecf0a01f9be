import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { today } from '#kit/dates.ts';
import { formatNumber } from '#kit/numbers.ts';
import type { Reader } from '../database/transaction.ts';
import { Fault } from '../fault.ts';
import { faults } from '../faults.vi.ts';
import { exportKinds, writeExport, type ExportKind } from '../sheets/export-file.ts';
import { noteOf, takenBy } from '../http/export-note.ts';
import type { ListExport } from '../sheets/export-list.ts';
import type { CommandContext, OpenTenant } from './context.ts';
import { groupOf } from './context.ts';
import { choiceOption } from './options.ts';

type Saving = { as: ExportKind; out: string };

/** `khuevan export <name> --as xlsx|csv|form --out F`, to which a module adds its filters. */
export const exportCommand = (program: Command, name: string, description: string): Command =>
  groupOf(program, 'export', 'xuất dữ liệu ra tệp')
    .command(name)
    .description(description)
    .addOption(choiceOption('--as <dạng>', 'bảng dữ liệu Excel, bảng dữ liệu CSV, hay biểu mẫu để in', exportKinds, 'xlsx'))
    .requiredOption('--out <tệp>', 'tệp ghi ra');

/** Writes one list; the file is whole or not there, and one line says what it holds. */
export async function saveExport<Row>(
  context: CommandContext,
  { as, out, ...filter }: Saving,
  list: (db: Reader, open: OpenTenant) => Promise<ListExport<Row>>,
): Promise<void> {
  const folder = await stat(dirname(out)).catch(() => null);
  if (!folder?.isDirectory()) throw new Fault(faults.outFolder(dirname(out)));
  const line = await context.withTenant((open) =>
    open.database.read(open.actor, async (db) => {
      const chosen = await list(db, open);
      const taken = takenBy(open.actor);
      const rows = await writeExport(out, chosen, as, today(), taken).catch((error: NodeJS.ErrnoException) => {
        throw error.syscall ? new Fault(faults.outUnwritable(out, error.code ?? '')) : error;
      });
      open.database.note(open.actor, noteOf(chosen, { as, code: taken.code, filter })(rows));
      return `Đã ghi ${formatNumber(rows, 0)} ${chosen.noun} vào ${out}.`;
    }),
  );
  context.print(line);
}
