/** Record linkage: who is the same person, from fields alone. Pure; the registry and the command `link` both stand on it. */
export { BIRTH_LEVELS, compareBirth, type BirthComparison, type BirthLevel, type PartialDate } from './birth.ts';
export { estimate, type EstimateOptions, type Pattern } from './estimate.ts';
export { compareIdentifiers, comparePhones, type IdentifierComparison, type IdentifierLevel } from './identifiers.ts';
export { fromLogOdds, logOdds, probability, type FieldWeights, type Levels, type Model } from './model.ts';
export { compareTexts, compareUnitNames, type TextComparison, type TextLevel } from './texts.ts';
export { compareVietnameseNames, NAME_LEVELS, type NameComparison, type NameLevel } from './vietnamese-name.ts';

export { block } from './blocking.ts';
export { Comparer, fieldsOf } from './cells.ts';
export { consistent, type Pair } from './consistent.ts';
export { learn, totals, type Weights } from './learn.ts';
export { KINDS, RecordsReader, type Kind, type Records } from './records.ts';
export { sample, Scorer, scoreRecords, type Scored, type Task } from './scores.ts';
