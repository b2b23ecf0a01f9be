import { Fault } from '#platform/fault.ts';
import { faults } from '#platform/faults.vi.ts';

/** One thing looked at: in order, or what to do about it. */
export type Finding = { fine: true; what: string } | { fine: false; what: string; todo: string };

export const fine = (what: string): Finding => ({ fine: true, what });
export const wrong = (what: string, todo: string): Finding => ({ fine: false, what, todo });

/** An error in one sentence. */
export function said(error: unknown): string {
  if (error instanceof Fault) return error.message;
  return faults.unexpected(error instanceof Error ? error.message : String(error));
}
