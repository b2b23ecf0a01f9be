import { births, ethnicity, names, ordinal, personalNumber, sex } from '#kit/person-headings.ts';
import type { FormColumns } from '#modules/imports';

/** Form A: a list of trainees (danh sách cử/triệu tập). What the law lets us do without is recognised and not kept. */
const formA: FormColumns = {
  main: 'fullName',
  least: 2,
  columns: [
    ordinal,
    ...names,
    ...births,
    sex,
    ethnicity,
    personalNumber,
    { key: 'positionTitle', title: 'Chức vụ', words: /^(chuc (vu|danh)|vi tri (viec lam|cong tac))/, read: 'text', width: 24 },
    {
      key: 'unit',
      title: 'Đơn vị công tác',
      words: /^(don vi|co quan|noi cong tac|noi lam viec|don vi cong tac|phong ban)/,
      read: 'text',
      width: 30,
    },
    { key: 'category', title: 'Đối tượng', words: /^(doi tuong|loai can bo)|can bo.*cong chuc/, read: 'text', width: 16 },
    { key: 'grade', title: 'Ngạch/CDNN', words: /^(ngach|cdnn|chuc danh nghe nghiep|ma ngach|ma so)/, read: 'notKept', width: 14 },
    {
      key: 'education',
      title: 'Trình độ chuyên môn',
      words: /^(trinh do( chuyen mon| hoc van| dao tao)?|chuyen mon|hoc vi)/,
      read: 'notKept',
      width: 16,
    },
    { key: 'theory', title: 'Trình độ LLCT', words: /(llct|ly luan)/, read: 'notKept', width: 12 },
    { key: 'partyDate', title: 'Ngày vào Đảng', words: /(vao dang|dang vien|du bi|chinh thuc)/, read: 'notKept', width: 12 },
    { key: 'planned', title: 'Quy hoạch', words: /^quy hoach/, read: 'notKept', width: 14 },
    { key: 'certificates', title: 'Chứng chỉ đã có', words: /^(chung chi|van bang)/, read: 'notKept', width: 16 },
    { key: 'phone', title: 'Điện thoại', words: /^(so )?(dien thoai|dt|sdt|di dong|so dtdd|dtdd)/, read: 'phone', width: 13 },
    { key: 'email', title: 'Email', words: /^(e-?mail|thu dien tu)/, read: 'notKept', width: 18 },
    { key: 'note', title: 'Ghi chú', words: /^ghi chu(?! kiem tra)/, read: 'text', aside: true, width: 20 },
  ],
};
export default formA;
