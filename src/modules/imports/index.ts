export { blankPage, type BlankForm } from './blank-page.ts';
export type { Column, FormColumns, FoundTable, PartialDate, ReadRow } from './reading/columns.ts';
export type { AnyForm, Beside, Change, CheckContext, Checked, CommandOptions, Form, Made, Question, Remark } from './form.ts';
export { importMessages } from './messages.vi.ts';
export { importRoutes } from './routes.ts';
export { registerImports } from './cli.ts';
export { letFilesGo } from './let-files-go.ts';
