import type { Notes } from './annotate.ts';
import { runApart, type UploadedFile } from './read-apart.ts';

/** The sheets, the file and its annotated twin are held at once, and nobody waits for it to check a file. */
const SECONDS = 60;
const MEGABYTES = 512;

/** `annotateWorkbook` in a process of its own. Refuses as `readApart`. */
export async function annotateApart(file: UploadedFile, notes: Notes): Promise<Uint8Array> {
  const task = { module: new URL('annotate-task.ts', import.meta.url).href, input: notes, whole: true };
  return Buffer.concat(await runApart<Uint8Array>(file, task, { seconds: SECONDS, megabytes: MEGABYTES }));
}
