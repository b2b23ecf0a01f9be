import type { Messages } from '#platform/refusal.ts';

export const callMessages = {} satisfies Messages;
