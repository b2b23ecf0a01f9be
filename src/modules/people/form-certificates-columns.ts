import { births, ethnicity, names, ordinal, personalNumber, sex } from '#kit/person-headings.ts';
import type { FormColumns } from '#modules/imports';

/** The register of certificates (sổ cấp chứng chỉ): one line per certificate. Place of birth and the like are recognised and not kept. */
const formCertificates: FormColumns = {
  main: 'fullName',
  least: 3,
  columns: [
    ordinal,
    { key: 'registerNo', title: 'Số vào sổ', words: /(so )?vao so/, read: 'text', width: 12 },
    {
      key: 'decision',
      title: 'Quyết định công nhận',
      words: /quyet dinh|^(so )?qd( |$)/,
      read: 'text',
      width: 22,
    },
    personalNumber,
    {
      key: 'serial',
      title: 'Số hiệu',
      words: /^so (hieu|phoi|seri|serial|chung chi|cc|van bang|bang)|^(seri|serial|so hieu)/,
      read: 'text',
      width: 14,
    },
    { key: 'received', title: 'Người nhận ký', words: /ky nhan|nguoi nhan|^ky ten|^chu ky/, read: 'notKept', width: 12 },
    { key: 'signer', title: 'Người ký', words: /nguoi ky|^ky boi/, read: 'text', width: 20 },
    ...names,
    ...births,
    sex,
    { key: 'birthPlace', title: 'Nơi sinh', words: /^(noi sinh|que quan|nguyen quan)/, read: 'notKept', width: 16 },
    ethnicity,
    {
      key: 'issuer',
      title: 'Cơ sở cấp',
      words: /^(co so|co quan|don vi|noi|truong) cap|^co so (dao tao|dtbd|boi duong)/,
      read: 'text',
      width: 26,
    },
    { key: 'unit', title: 'Cơ quan, đơn vị', words: /^(don vi|co quan|noi cong tac|noi lam viec|phong ban)/, read: 'text', width: 28 },
    { key: 'positionTitle', title: 'Chức vụ', words: /^(chuc (vu|danh)|vi tri)/, read: 'text', width: 20 },
    { key: 'category', title: 'Đối tượng', words: /^doi tuong/, read: 'text', width: 16 },
    {
      key: 'title',
      title: 'Chương trình',
      words: /^(ten )?(chuong trinh|khoa( (hoc|boi duong|dao tao))?$|lop( |$)|noi dung (boi duong|dao tao)|(ten|loai) chung chi)/,
      read: 'text',
      width: 32,
    },
    { key: 'from', title: 'Từ ngày', words: /^tu( ngay)?$|^ngay (bat dau|khai giang)|^khai giang/, read: 'date', width: 12 },
    { key: 'to', title: 'Đến ngày', words: /^den( ngay)?$|^ngay (ket thuc|be giang)|^be giang/, read: 'date', width: 12 },
    { key: 'time', title: 'Thời gian học', words: /^thoi (gian|diem)/, read: 'text', width: 22 },
    { key: 'periods', title: 'Số tiết', words: /^(tong )?so tiet|^thoi luong/, read: 'count', limit: 10_000, width: 8 },
    { key: 'classification', title: 'Xếp loại', words: /^(xep (loai|hang)|ket qua)/, read: 'text', width: 12 },
    {
      key: 'issuedOn',
      title: 'Ngày cấp',
      words: /^(ngay|nam)( thang)?( nam)?,? (ky|cap)|^ngay,? thang,? nam cap|^cap ngay/,
      read: 'date',
      width: 12,
    },
    { key: 'note', title: 'Ghi chú', words: /^ghi chu(?! kiem tra)/, read: 'notKept', width: 14 },
  ],
};
export default formCertificates;
