export { registerReports } from './cli.ts';
export { loadStatedFigures, type StatedFigureInput } from './load-stated-figures.ts';
export { reportConstraints, reportMessages } from './messages.vi.ts';
export { reportRoutes } from './routes.ts';
