export { admissionConstraints, admissionMessages } from './messages.vi.ts';
export { admissionMessagesInEnglish } from './messages.en.ts';
export { admissionPhrases } from './phrases.vi.ts';
export { admissionPhrasesInEnglish } from './phrases.en.ts';
export { admissionRoutes } from './routes.ts';
export { classesToOpen } from './opening-queries.ts';
