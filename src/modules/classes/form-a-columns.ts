import { births, ethnicity, names, ordinal, personalNumber, serving, sex } from '#kit/person-headings.ts';
import type { FormColumns } from '#modules/imports';

/** Form A: a list of trainees (danh sách cử/triệu tập). What the law lets us do without is recognised and not kept. */
const formA: FormColumns = {
  main: 'fullName',
  least: 2,
  columns: [ordinal, ...names, ...births, sex, ethnicity, personalNumber, ...serving],
};
export default formA;
