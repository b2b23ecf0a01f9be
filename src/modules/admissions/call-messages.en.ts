import type { SameTexts } from '#platform/refusal.ts';
import type { callMessages } from './call-messages.vi.ts';

export const callMessagesInEnglish: SameTexts<typeof callMessages> = {};
