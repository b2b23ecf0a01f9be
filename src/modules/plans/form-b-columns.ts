import { ordinal } from '#kit/person-headings.ts';
import type { FormColumns } from '#modules/imports';

/** Form B: what units ask for (bảng đăng ký nhu cầu năm). */
const formB: FormColumns = {
  main: ['unit', 'content'],
  least: 3,
  columns: [
    ordinal,
    { key: 'unitCode', title: 'Mã cơ quan', words: /^ma (so )?(co quan|don vi)/, read: 'text', width: 10 },
    {
      key: 'unit',
      title: 'Cơ quan',
      words: /^(ten )?(co quan|don vi)([ ,/]+(co quan|don vi|to chuc))*( dang ky| de nghi| cong tac)?$/,
      read: 'text',
      width: 28,
    },
    {
      key: 'content',
      title: 'Nội dung/Chương trình',
      words:
        /^(ten |nhu cau )?(noi dung|chuong trinh)|^(ten )?(lop|khoa)( (dao tao|boi duong|hoc).*)?$|^loai (lop|hinh lop)|^nhu cau( dao tao.*)?$/,
      read: 'text',
      needed: true,
      width: 36,
    },
    { key: 'audience', title: 'Đối tượng', words: /^(doi tuong|thanh phan)/, read: 'text', width: 26 },
    {
      key: 'people',
      title: 'Tổng số',
      words:
        /^(tong|cong|tong cong|tong so)( (so )?(nguoi|hoc vien|can bo))?( (dang ky|du kien))?$|^so (nguoi|luong|luot|hoc vien)( \(?nguoi\)?)?( (dang ky|co nhu cau|tham gia|cu di hoc|du kien|hoc))*$/,
      read: 'count',
      needed: true,
      limit: 100_000,
      width: 9,
    },
    { key: 'women', title: 'Nữ', words: /^(trong do:? )?(so )?nu( gioi)?$/, read: 'count', limit: 100_000, width: 8 },
    {
      key: 'minority',
      title: 'DTTS',
      words: /^(trong do:? )?(nguoi )?(dtts|dan toc( thieu so| it nguoi)?)$/,
      read: 'count',
      limit: 100_000,
      width: 8,
    },
    {
      key: 'provinceLevel',
      title: 'Cấp tỉnh',
      words: /^(cap )?(tinh|thanh pho|tinh, thanh pho)$/,
      read: 'count',
      limit: 100_000,
      width: 8,
    },
    { key: 'communeLevel', title: 'Cấp xã', words: /^(cap )?(xa|co so|xa, phuong.*)$/, read: 'count', limit: 100_000, width: 8 },
    { key: 'publicEmployees', title: 'Viên chức', words: /^vien chuc$/, read: 'count', limit: 100_000, width: 8 },
    {
      key: 'proposedTime',
      title: 'Thời gian đề nghị',
      words: /^(du kien |de nghi )?(thoi (gian|diem)|quy|thang)/,
      read: 'text',
      width: 14,
    },
    { key: 'studyForm', title: 'Hình thức', words: /^(hinh thuc|loai hinh|he (dao tao|hoc))/, read: 'text', width: 14 },
    { key: 'cost', title: 'Kinh phí dự kiến (đồng)', words: /^(du kien )?(kinh phi|du toan)/, read: 'money', width: 16 },
    { key: 'note', title: 'Ghi chú', words: /^ghi chu(?! kiem tra)/, read: 'text', aside: true, width: 20 },
  ],
};
export default formB;
