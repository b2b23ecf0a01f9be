export { annualReport } from './annual-report.ts';
export { registerReports } from './cli.ts';
export { loadStatedFigures, statedFigureInput, type StatedFigureInput } from './load-stated-figures.ts';
export { reportConstraints, reportMessages } from './messages.vi.ts';
export { reportRoutes } from './routes.ts';
