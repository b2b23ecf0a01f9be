import type { Column, FormColumns } from '#modules/imports';

/** The columns of form C ("biểu tổng hợp kế hoạch"), in their official order, with the words officials print above them. */
export const FORM_C_COLUMNS = [
  { key: 'ordinal', title: 'TT', words: /^(tt|stt|so (tt|thu tu))$/, read: 'ordinal', width: 6 },
  {
    key: 'content',
    title: 'Nội dung (loại lớp, chương trình)',
    words: /^(noi dung|ten (cac )?(lop|chuong trinh)|loai lop|chuong trinh|lop dao tao)/,
    read: 'text',
    needed: true,
    width: 34,
  },
  { key: 'audience', title: 'Đối tượng', words: /^(doi tuong|thanh phan)/, read: 'text', width: 28 },
  {
    key: 'classes',
    title: 'Số lớp',
    words: /^(so (luong )?lop|sl lop)( |$|\(|\[)/,
    read: 'count',
    limit: 5000,
    needed: true,
    width: 8,
  },
  {
    key: 'perClass',
    title: 'Số học viên/lớp',
    words: /(hoc vien|hv|nguoi|chi tieu) ?(\/|moi|1|tren|cua)( ?1| mot| moi)? ?lop/,
    read: 'count',
    limit: 5000,
    width: 10,
  },
  {
    key: 'trainees',
    title: 'Tổng số học viên',
    words: /^(tong( so)? (hoc vien|hv|nguoi|luot)|tong so$|so (luong )?(hoc vien|hv|nguoi)( |$|\()|tong chi tieu)/,
    read: 'count',
    limit: 2_000_000,
    width: 11,
  },
  {
    key: 'duration',
    title: 'Số ngày (tiết)',
    words: /^(so ngay|so tiet|thoi luong|thoi gian (1|mot|moi) (lop|khoa))/,
    read: 'text',
    width: 10,
  },
  {
    key: 'time',
    title: 'Thời gian (quý/tháng)',
    words: /^(thoi gian|thoi diem|du kien thoi gian|thang)( |$|\(|\/)|^quy( |\(|\/)/,
    read: 'text',
    width: 14,
  },
  { key: 'place', title: 'Địa điểm', words: /^(dia diem|noi (mo|to chuc))/, read: 'text', width: 26 },
  { key: 'lead', title: 'Cơ quan chủ trì', words: /^(?!ma ).*\bchu tri( |$|\()/, read: 'text', width: 22 },
  { key: 'coordinating', title: 'Cơ quan phối hợp', words: /^(?!ma ).*\bphoi hop/, read: 'text', width: 20 },
  {
    key: 'runner',
    title: 'Cơ sở ĐTBD thực hiện',
    words: /^(co so|don vi|noi) .*(dtbd|dao tao|thuc hien|boi duong)/,
    read: 'text',
    width: 26,
  },
  { key: 'funding', title: 'Kinh phí (nguồn)', words: /^((nguon )?kinh phi|nguon)/, read: 'text', width: 14 },
  {
    key: 'note',
    title: 'Ghi chú (chuyển tiếp, mở mới, ngoài kế hoạch)',
    words: /^ghi chu(?! kiem tra)/,
    read: 'text',
    width: 20,
  },
] as const satisfies readonly Column[];

/** Not printed: what flat rows say in columns of their own, and form C in its time and its note. */
const FLAT_COLUMNS = [
  { key: 'year', title: 'Năm', words: /^nam$/, read: 'text' },
  { key: 'quarter', title: 'Quý', words: /^quy$/, read: 'text' },
  { key: 'waitsFor', title: 'Chờ văn bản', words: /^cho van ban$/, read: 'text' },
  { key: 'carriedOver', title: 'Dòng chuyển tiếp', words: /^dong chuyen tiep$/, read: 'yesNo' },
] as const satisfies readonly Column[];

export type FormCColumn = (typeof FORM_C_COLUMNS | typeof FLAT_COLUMNS)[number]['key'];

/** Columns under "Kinh phí" that name one source each: the row is paid by the sources whose cells are filled. */
const formC: FormColumns = {
  columns: [...FORM_C_COLUMNS, ...FLAT_COLUMNS],
  main: 'content',
  least: 4,
  many: { key: 'funding', under: /kinh phi/ },
  numberedSections: true,
};
export default formC;
