import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** One line of the table: what was done, what it took, what it may take. */
export type Figure = { work: string; ours: string; bound: string; held: boolean; ratio?: string };

export type Run = { rows: number; milliseconds: number; megabytes: number };

/** Runs one job of a bench module in a fresh process: its own time (without starting) and the most memory it held. */
export function runAlone(job: string, ...args: string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('alone.ts', import.meta.url)), [job, ...args], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.once('message', (run) => resolve(run as Run));
    child.once('exit', (code) => reject(new Error(`${job}: ${code}`)));
  });
}

export const perSecond = ({ rows, milliseconds }: Run): number => Math.round(rows / (milliseconds / 1000));
export const thousands = (value: number): string => Math.round(value).toLocaleString('vi-VN');
