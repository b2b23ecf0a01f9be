export type { Family, Nature, Version } from './contract.ts';
export { programmeConstraints, programmeMessages } from './messages.vi.ts';
export { familyByCode, listFundingSources, requireFamily, versionInForce } from './queries.ts';
export { recordFamily } from './record-family.ts';
export { recordVersion } from './record-version.ts';
export { programmeRoutes } from './routes.ts';
