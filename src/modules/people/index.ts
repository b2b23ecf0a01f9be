export {
  birthFromText,
  birthProblem,
  categories,
  likeness,
  nameProblem,
  numberProblem,
  numberWarnings,
  plainBirth,
  type Birth,
  type Category,
  type Described,
  type Finding,
  type Sex,
} from './rules.ts';
export { carryPosts, type CarriedPost } from './carry-people.ts';
export type { PersonInput } from './contract.ts';
export { countAsKept, countsAs } from './count-as-kept.ts';
export { auditNumbers, numbersQuery, numberWriter, type NumbersQuery } from './export-numbers.ts';
export { birthCell, categoryWords, sexWords } from './export-words.ts';
export { holdNames, matchOrRegister, registerPeople, type RosterAnswer } from './match-or-register.ts';
export { peopleConstraints, peopleMessages } from './messages.vi.ts';
export { peopleMessagesInEnglish } from './messages.en.ts';
export { peoplePhrasesInEnglish } from './phrases.en.ts';
export { peoplePhrases } from './phrases.vi.ts';
export { bornAndUnit, inReasons, otherPerson, whoMayBe } from './ask-who.ts';
export type { ToMatch } from './match-levels.ts';
export { sameNameWritten } from './match-verdict.ts';
export type { IssuedCertificate } from './certificate-rules.ts';
export { certificatesForm } from './form-certificates.ts';
export { registerPeopleExport } from './cli.ts';
export { learnWeights } from './learn-weights.ts';
export { registerMatch } from './match-cli.ts';
export { sweepPeople } from './sweep-people.ts';
export { categoriesThen } from './category-then.ts';
export { highest } from './fact-rules.ts';
export { factsForEligibility, type PersonFacts } from './facts-for-eligibility.ts';
export { recordRating, recordService } from './record-facts.ts';
export { recordQualifications, type QualificationGiven } from './record-qualifications.ts';
export { selfOf, selvesOf, type Self } from './selves.ts';
export { findByPersonalNumber, numberHash } from './personal-number.ts';
export { maskedNumbers, personRecords, type PersonRecord } from './person-records.ts';
export { blockRows, keyRows, personRows, postRows, type Newcomer } from './person-rows.ts';
export { listPeople } from './queries.ts';
export { recordSensitive } from './record-sensitive.ts';
export { ownSensitive } from './sensitive.ts';
export { recognisePeople, type Candidate, type Recognised } from './recognise-people.ts';
export { registerPerson } from './register-person.ts';
export { rememberNames } from './remember-names.ts';
export { mergePeople, unmergePeople, type RowsOfPeople } from './merge-people.ts';
export { rememberBlocks } from './note-doubles.ts';
export { peopleRoutes } from './routes.ts';
export { twinFinder } from './twins.ts';
