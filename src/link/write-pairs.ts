import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode, Fault } from '#platform/fault.ts';
import { linkFaults } from './faults.vi.ts';

/** Writes beside the place first: nobody ever finds half a file there. */
export async function writePairs(path: string, lines: Iterable<readonly [string, string, number]>): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  try {
    const file = await open(beside, 'wx');
    try {
      let text = 'id_a,id_b,probability\n';
      for (const [a, b, probability] of lines) {
        text += `${quoted(a)},${quoted(b)},${probability.toFixed(4)}\n`;
        if (text.length > 1_000_000) {
          await file.write(text);
          text = '';
        }
      }
      await file.write(text);
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw errorCode(error) ? new Fault(linkFaults.notWritable(path, errorCode(error)!)) : error;
  }
}

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
