import { inWords, Refusal } from '#platform/refusal.ts';
import type { Remark } from './contract.ts';
import { reportMessages } from './messages.vi.ts';

/** A reason code in words, for what a report says beside its numbers. */
export function remark(code: string, params: Remark['params'] = {}): Remark {
  const { what, todo } = inWords(new Refusal(code, params), reportMessages);
  return { code, text: todo ? `${what} ${todo}` : what, params };
}
