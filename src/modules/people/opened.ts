import type { Noted } from '#platform/audit/notes.ts';

/** Whoever opens one person's file is written down; all that a screen asks of it at once is one opening. */
export const opened = (personId: string): Noted => ({ kind: 'read', command: 'people.open', object: { type: 'person', id: personId } });
