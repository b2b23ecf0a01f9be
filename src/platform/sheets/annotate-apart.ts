import type { Notes } from './annotate.ts';
import { runApart, type UploadedFile } from './read-apart.ts';

/** The library holds every cell's style: it needs more than the reader, and nobody waits for it to check a file. */
const SECONDS = 60;
const MEGABYTES = 1024;

/** `annotateWorkbook` in a process of its own. Refuses as `readApart`. */
export async function annotateApart(file: UploadedFile, notes: Notes): Promise<Uint8Array> {
  const task = { module: new URL('annotate-task.ts', import.meta.url).href, input: notes, whole: true };
  return Buffer.concat(await runApart<Uint8Array>(file, task, { seconds: SECONDS, megabytes: MEGABYTES }));
}
