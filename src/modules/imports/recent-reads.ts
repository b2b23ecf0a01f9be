import type { Choices } from './contract.ts';
import type { FileRead, Remembered } from './read-form-file.ts';

/** All of them together, and for how long: they hold personal numbers. */
const MOST_ROWS = 60_000;
const MINUTES = 10;

type Recent = { wanted: string; read: FileRead; until: number };
const recent = new Map<string, Recent>();

const wantedBy = ({ columns, header, fonts }: Choices, remembered: Remembered) => JSON.stringify([columns, header, fonts, remembered]);

/** Keeps what the reading process gave for a run, in memory: who applies what was just checked need not wait for a second reading. */
export function keepRead(runId: string, choices: Choices, remembered: Remembered, read: FileRead): void {
  recent.delete(runId);
  recent.set(runId, { wanted: wantedBy(choices, remembered), read, until: Date.now() + MINUTES * 60_000 });
  letGo();
  setTimeout(letGo, MINUTES * 60_000 + 1000).unref();
}

/** The same file read the same way, if that was just done. */
export function recentRead(runId: string, choices: Choices, remembered: Remembered): FileRead | null {
  letGo();
  const found = recent.get(runId);
  return found?.wanted === wantedBy(choices, remembered) ? found.read : null;
}

export const forgetRead = (runId: string): void => void recent.delete(runId);

/** What is over its time goes, then the oldest until the rest is small enough. */
function letGo(): void {
  const now = Date.now();
  let rows = [...recent.values()].reduce((sum, { read }) => sum + read.rows.length, 0);
  for (const [id, { until, read }] of recent) {
    if (until > now && rows <= MOST_ROWS) continue;
    recent.delete(id);
    rows -= read.rows.length;
  }
}
