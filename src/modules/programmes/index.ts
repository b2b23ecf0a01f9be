export type { Family, Nature, Version } from './contract.ts';
export { programmeConstraints, programmeMessages } from './messages.vi.ts';
export { programmeMessagesInEnglish } from './messages.en.ts';
export { programmePhrasesInEnglish } from './phrases.en.ts';
export { programmePhrases } from './phrases.vi.ts';
export { familyByCode, listFundingSources, requireFamily, versionInForce } from './queries.ts';
export { recordFamily } from './record-family.ts';
export { recordVersion } from './record-version.ts';
export { programmeRoutes } from './routes.ts';
