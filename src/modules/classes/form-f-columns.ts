import { births, names, ordinal } from '#kit/person-headings.ts';
import type { FormColumns } from '#modules/imports';

/** Form F: results of a class (bảng điểm, danh sách công nhận). Marks of the parts of the course are as many columns as the office has parts. */
const formF: FormColumns = {
  main: 'fullName',
  least: 3,
  columns: [
    ordinal,
    ...names,
    ...births,
    { key: 'code', title: 'Mã học viên', words: /^(ma (so )?(hoc vien|hv)|so bao danh|sbd|ma so$)/, read: 'notKept', width: 10 },
    { key: 'positionTitle', title: 'Chức vụ', words: /^(chuc (vu|danh)|vi tri)/, read: 'notKept', width: 20 },
    { key: 'unit', title: 'Đơn vị', words: /^(don vi|co quan|noi cong tac|noi lam viec|phong ban)/, read: 'text', width: 30 },
    { key: 'inWords', title: 'Bằng chữ', words: /bang chu|diem chu/, read: 'notKept', width: 12 },
    {
      key: 'fieldwork',
      title: 'Nghiên cứu thực tế, thu hoạch',
      words: /^(diem )?(nghien cuu thuc te|nctt|di thuc te|thuc te|(bai )?thu hoach|bao cao thuc te)/,
      read: 'mark',
      width: 11,
    },
    {
      key: 'exam',
      title: 'Thi tốt nghiệp, khóa luận',
      words: /^(diem )?(thi tot nghiep|thi tn|thi cuoi khoa|khoa luan|kltn|tot nghiep\/khoa luan)/,
      read: 'mark',
      width: 11,
    },
    {
      key: 'average',
      title: 'Điểm trung bình',
      words: /^(diem )?(tb|tbc|trung binh|tong ket|binh quan)|^dtb|^hoc tap$/,
      read: 'mark',
      width: 9,
    },
    { key: 'conduct', title: 'Rèn luyện', words: /ren luyen|hanh kiem|y thuc/, read: 'text', width: 12 },
    { key: 'classification', title: 'Xếp loại', words: /^(xep (loai|hang)|hoc luc|loai( tot nghiep)?$|hang$)/, read: 'text', width: 12 },
    {
      key: 'recognised',
      title: 'Kết quả',
      words: /cong nhan|^ket (qua( (cuoi khoa|tot nghiep|chung|toan khoa|xet.*))?|luan)$|^dat|^(duoc )?tot nghiep$/,
      read: 'text',
      width: 16,
    },
    { key: 'note', title: 'Ghi chú', words: /^ghi chu(?! kiem tra)/, read: 'text', aside: true, width: 18 },
  ],
  many: {
    key: 'part',
    under:
      /^(bang )?diem|^ket qua (thi|hoc|kiem|cac|tung)|^(cac )?(phan|hoc phan|hp|mon|mo ?dun|module|chuyen de|khoi kien thuc|bai)( |$)|^thi |^nghien cuu thuc te|^(bai )?thu hoach|^khoa luan/,
    words:
      /^diem|^(phan|hoc phan|hp|mon|mo ?dun|module|chuyen de|khoi kien thuc|bai( (thi|kiem tra))?|kiem tra|thi|tieu luan|de an)( |\.|:|\d|$)/,
  },
};
export default formF;
