import { createContext, use } from 'react';
import type { Choices } from '../contract.ts';

/** Answers given on the page and not yet checked; several are gathered, then the file is checked once. */
export interface Draft {
  choices: Choices;
  change: (patch: Partial<Choices>) => void;
  /** Keep the mapping for the next file of this sender. */
  remember: boolean;
  setRemember: (remember: boolean) => void;
  /** The mapping as it now stands has just been kept. */
  kept: boolean;
  /** False once the run has been concluded: nothing is asked any more. */
  open: boolean;
}

export const DraftContext = createContext<Draft | null>(null);

export function useDraft(): Draft {
  const draft = use(DraftContext);
  if (draft === null) throw new Error('useDraft outside a run');
  return draft;
}

/** How many answers differ from those the file was checked with. */
export function countChanges(before: Choices, now: Choices): number {
  const tables = new Set([...Object.keys(before.columns), ...Object.keys(now.columns)]);
  const columns = [...tables].map((table) => differing(before.columns[table] ?? {}, now.columns[table] ?? {}));
  const others = [differing(before.names, now.names), differing(before.answers, now.answers)];
  const header = JSON.stringify(before.header) === JSON.stringify(now.header) ? 0 : 1;
  return [...columns, ...others, header, before.fonts === now.fonts ? 0 : 1].reduce((sum, one) => sum + one, 0);
}

function differing(before: Record<string, unknown>, now: Record<string, unknown>): number {
  const keys = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...keys].filter((key) => before[key] !== now[key]).length;
}

type Mapping = Record<string, string | null>;

/** One column taken for something else: whichever column was taken for that before is used no more, since no two columns mean the same. */
export function remap(said: Mapping, present: { col: number; key: string | null }[], col: number, key: string | null): Mapping {
  const others =
    key === null ? [] : present.filter((one) => one.col !== col && (said[one.col] ?? one.key) === key && said[one.col] !== null);
  return { ...said, ...Object.fromEntries(others.map((one) => [one.col, null])), [col]: key };
}
