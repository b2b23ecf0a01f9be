import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { Refusal } from '#platform/refusal.ts';
import type { Sheet } from '#platform/sheets/sheet.ts';

/** What a task may be told to do, for the tests of `readApart`. */
export type Deed = 'rows' | 'refuse' | 'throw' | 'spin' | 'grow' | 'buffers' | 'exit' | 'environment' | 'write' | 'start' | 'who';

export default function* task(sheets: Sheet[], deed: unknown): Generator {
  const attempt = (work: () => unknown) => {
    try {
      work();
      return 'done';
    } catch (error) {
      return (error as { code?: string }).code;
    }
  };
  if (deed === 'rows') for (const sheet of sheets) for (const row of sheet.rows) yield row.map((cell) => cell.value);
  else if (deed === 'refuse') throw new Refusal('file.bad_cell', { sheet: 'S1', cell: 'B2' }, { where: 'S1!B2', status: 409 });
  else if (deed === 'throw') throw new Error('a defect of the task');
  else if (deed === 'spin') for (;;);
  else if (deed === 'grow') for (const kept: unknown[] = []; ;) kept.push(Array.from({ length: 1000 }, () => ({})));
  else if (deed === 'buffers') for (const kept: unknown[] = []; ;) kept.push(Buffer.alloc(4 * 1024 * 1024, 1));
  else if (deed === 'exit') process.exit(3);
  else if (deed === 'environment') yield Object.keys(process.env);
  else if (deed === 'write') yield attempt(() => writeFileSync('/tmp/khuevan-must-not-be', ''));
  else if (deed === 'who') yield process.pid;
  else if (deed === 'start')
    yield [attempt(() => spawnSync('true').error && fail(spawnSync('true').error)), attempt(() => readFileSync('/etc/hostname'))];
}

function fail(error: unknown): never {
  throw error;
}
