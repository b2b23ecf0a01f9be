/** One guard taken out in one way, and which comparison of the tests was red; none: it survived. */
export type Verdict = { guard: string; mutant: string; red: string[] };

declare module 'vitest' {
  interface TaskMeta {
    verdicts?: Verdict[];
  }
}
