export { annualReview } from './annual-report.ts';
export { registerReports } from './cli.ts';
export { loadStatedFigures, type StatedFigureInput } from './load-stated-figures.ts';
export { reportConstraints, reportMessages } from './messages.vi.ts';
export { reportMessagesInEnglish } from './messages.en.ts';
export { reportPhrasesInEnglish } from './phrases.en.ts';
export { reportPhrases } from './phrases.vi.ts';
export { reportRoutes } from './routes.ts';
