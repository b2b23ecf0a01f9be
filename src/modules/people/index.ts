export { birthFromText, type Birth, type Category, type Finding, type Sex } from './rules.ts';
export type { PersonInput } from './contract.ts';
export { auditNumbers, numbersQuery, numberWriter, type NumbersQuery } from './export-numbers.ts';
export { birthCell, categoryWords, sexWords } from './export-words.ts';
export { matchOrRegister, type RosterAnswer } from './match-or-register.ts';
export { peopleConstraints, peopleMessages } from './messages.vi.ts';
export { findByPersonalNumber } from './personal-number.ts';
export { registerPerson } from './register-person.ts';
export { peopleRoutes } from './routes.ts';
