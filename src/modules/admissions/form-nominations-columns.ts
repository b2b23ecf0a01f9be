import { births, ethnicity, names, ordinal, personalNumber, serving, sex } from '#kit/person-headings.ts';
import type { Column, FormColumns } from '#modules/imports';

/** Asked by conditions of admission: read here, and written into the record of the person by whoever may, never kept with the nomination. */
const asked = new Set(['education', 'theory', 'partyDate', 'ethnicity']);
const read = (column: Column): Column => (asked.has(column.key) ? { ...column, read: 'text', aside: true } : column);

/** Form A as a unit sends it for a series: whom it puts forward, with what they would rather have. */
const formNominations: FormColumns = {
  main: 'fullName',
  least: 2,
  columns: [
    ordinal,
    ...names,
    ...births,
    sex,
    read(ethnicity),
    personalNumber,
    ...serving.map(read),
    {
      key: 'servingSince',
      title: 'Năm vào ngành',
      words: /^(nam|ngay|thoi gian|thang)( nam)? (vao nganh|tuyen dung|bat dau (lam viec|cong tac))|^vao nganh/,
      read: 'text',
      aside: true,
      width: 12,
    },
    {
      key: 'wishPlace',
      title: 'Nguyện vọng học tại',
      words: /^(nguyen vong|(noi|dia diem) (dang ky )?(hoc|dao tao|boi duong))/,
      read: 'text',
      aside: true,
      width: 18,
    },
  ],
};
export default formNominations;
