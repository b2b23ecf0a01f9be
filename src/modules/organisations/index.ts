export { createUnit } from './create-unit.ts';
export { editUnit } from './edit-unit.ts';
export { headingFor } from './export-heading.ts';
export { numberLine, paperHead, placeAndDate, type PaperHead } from './paper-head.ts';
export { layoutOn, type PaperLayout } from './paper-layout.ts';
export { body, headingBlocks, line, signatureBlocks, titleBlocks } from './paper-parts.ts';
export { levelWords } from './export-words.ts';
export { formUnits } from './form-units.ts';
export { unitLookUp, type FoundUnit, type NamedUnit, type UnitMatch } from './find-unit.ts';
export { unitLineage } from './lineage.ts';
export { recordSuccession } from './record-succession.ts';
export { organisationConstraints, organisationMessages } from './messages.vi.ts';
export { organisationMessagesInEnglish } from './messages.en.ts';
export { organisationPhrasesInEnglish } from './phrases.en.ts';
export { organisationPhrases } from './phrases.vi.ts';
export { organisationRoutes } from './routes.ts';
export {
  allVersions,
  listUnits,
  oneUnit,
  requireUnit,
  subtree,
  answeredBy,
  answeredUnits,
  subtreeOf,
  successorsOf,
  unitByCode,
  unitNameOn,
  unitRegister,
  unitsOn,
  unitSpans,
  type RegisteredUnit,
  type UnitOn,
  type UnitSpan,
} from './queries.ts';
export type { Part as SuccessorPart, UnitVersion } from './rules.ts';
export { unitBook, type UnitBook, type UnitInBook } from './unit-book.ts';
