import type { Messages } from '#platform/refusal.ts';

export const screeningMessages = {} satisfies Messages;
