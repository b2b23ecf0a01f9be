export { auditMessages } from './messages.vi.ts';
export { auditMessagesInEnglish } from './messages.en.ts';
export { auditPhrases } from './phrases.vi.ts';
export { auditPhrasesInEnglish } from './phrases.en.ts';
export { auditRoutes } from './routes.ts';
