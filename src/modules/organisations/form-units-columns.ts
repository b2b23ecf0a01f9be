import { ordinal } from '#kit/person-headings.ts';
import type { FormColumns } from '#modules/imports';

/** A list of units: what the export of units writes, and what an office types by hand. */
const units: FormColumns = {
  main: 'name',
  least: 2,
  columns: [
    ordinal,
    {
      key: 'parentCode',
      title: 'Mã đơn vị cấp trên',
      words: /^ma (so )?(don vi |co quan )?(cap tren|chu quan|truc thuoc|cha)/,
      read: 'text',
      width: 12,
    },
    { key: 'code', title: 'Mã', words: /^ma( so)?( don vi| co quan| dinh danh)?$/, read: 'text', width: 10 },
    {
      key: 'parent',
      title: 'Đơn vị cấp trên',
      words: /^(ten )?(don vi |co quan )?(cap tren|chu quan|quan ly truc tiep)( truc tiep)?$|^truc thuoc/,
      read: 'text',
      width: 28,
    },
    { key: 'shortName', title: 'Tên viết tắt', words: /^ten (viet tat|goi tat|rut gon|ngan)|^viet tat$/, read: 'text', width: 18 },
    {
      key: 'name',
      title: 'Tên đơn vị',
      words: /^(ten )?(day du )?(don vi|co quan)([ ,/]+(don vi|co quan|to chuc))*$|^ten( day du)?$/,
      read: 'text',
      needed: true,
      width: 40,
    },
    { key: 'symbol', title: 'Ký hiệu văn bản', words: /^ky hieu( van ban| don vi| co quan)?$/, read: 'text', width: 12 },
    { key: 'kind', title: 'Loại', words: /^loai( hinh)?( don vi| co quan| to chuc)?$/, read: 'text', width: 20 },
    { key: 'level', title: 'Cấp', words: /^cap( don vi| hanh chinh| quan ly)?$/, read: 'text', width: 12 },
    { key: 'bloc', title: 'Khối', words: /^khoi/, read: 'text', width: 22 },
    { key: 'regime', title: 'Chế độ văn bản (Đảng/Nhà nước)', words: /^(che do|he|the thuc) van ban/, read: 'text', width: 14 },
    {
      key: 'validFrom',
      title: 'Ngày hiệu lực',
      words: /^(ngay (hieu luc|thanh lap|bat dau)|tu ngay|hieu luc( tu)?)/,
      read: 'date',
      width: 12,
    },
    {
      key: 'validTo',
      title: 'Đến trước ngày',
      words: /^(den (truoc )?ngay|ngay (het hieu luc|ket thuc|giai the))/,
      read: 'date',
      width: 12,
    },
    { key: 'note', title: 'Ghi chú', words: /^ghi chu(?! kiem tra)/, read: 'notKept', width: 20 },
  ],
};
export default units;
