import { Fault } from '#platform/fault.ts';
import { faults } from '#platform/faults.vi.ts';
import { inOneLine, Refusal } from '#platform/refusal.ts';
import { texts } from './texts.ts';

/** Any error as one Vietnamese line for the console. */
export function oneLine(error: unknown): string {
  return words(error).replace(/\s*\n\s*/g, ' ');
}

function words(error: unknown): string {
  if (error instanceof Fault) return error.message;
  if (error instanceof Refusal) return inOneLine(error, texts.vi);
  return faults.unexpected(error instanceof Error ? error.message : String(error));
}
