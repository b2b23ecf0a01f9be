import type { SameTexts } from '#platform/refusal.ts';
import type { screeningMessages } from './screening-messages.vi.ts';

export const screeningMessagesInEnglish: SameTexts<typeof screeningMessages> = {};
