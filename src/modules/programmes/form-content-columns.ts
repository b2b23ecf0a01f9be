import { ordinal } from '#kit/person-headings.ts';
import type { FormColumns } from '#modules/imports';

const MOST = 5000;
/** Periods (tiết): 'Lý thuyết', 'Số tiết thảo luận'. */
const periods = (words: string) => new RegExp(`^((so )?(tiet|gio) ?)?(${words})( \\(?(tiet|gio)\\)?)?$`);

/** What a programme is made of: a row for each module and each topic. */
const formContent: FormColumns = {
  main: ['topic', 'module'],
  least: 3,
  columns: [
    ordinal,
    { key: 'line', title: 'Dòng', words: /^(loai )?dong$/, read: 'notKept', width: 11 },
    { key: 'code', title: 'Mã học phần', words: /^ma( so)?( hoc phan| phan( hoc)?)?$/, read: 'text', width: 11 },
    {
      key: 'module',
      title: 'Học phần',
      words: /^(ten )?(hoc phan|phan( hoc)?|khoi kien thuc|mo dun|module)$/,
      read: 'text',
      needed: true,
      width: 34,
    },
    {
      key: 'topic',
      title: 'Chuyên đề',
      words: /^(ten )?(chuyen de|bai( hoc| giang)?|noi dung)([ ,/]+(chuyen de|bai( hoc| giang)?))*$/,
      read: 'text',
      needed: true,
      width: 44,
    },
    {
      key: 'description',
      title: 'Mô tả',
      words: /^(mo ta|noi dung (chinh|chi tiet|co ban)|muc tieu|tom tat)/,
      read: 'text',
      longest: 4000,
      width: 50,
    },
    {
      key: 'lecture',
      title: 'Lý thuyết',
      words: periods('ly thuyet|len lop|giang( bai)?|nghe giang'),
      read: 'count',
      limit: MOST,
      width: 9,
    },
    {
      key: 'discussion',
      title: 'Thảo luận',
      words: periods('thao luan|thuc hanh|bai tap|semina(r)?'),
      read: 'count',
      limit: MOST,
      width: 9,
    },
    {
      key: 'fieldStudy',
      title: 'Nghiên cứu thực tế',
      words: periods('(nghien cuu |di |khao sat )?thuc te|thuc tap'),
      read: 'count',
      limit: MOST,
      width: 11,
    },
    { key: 'selfStudy', title: 'Tự học', words: periods('tu (hoc|nghien cuu)'), read: 'count', limit: MOST, width: 9 },
    {
      key: 'test',
      title: 'Kiểm tra',
      words: periods('kiem tra|thi|thi,? kiem tra|on (tap )?thi|danh gia'),
      read: 'count',
      limit: MOST,
      width: 9,
    },
    { key: 'total', title: 'Tổng số tiết', words: /^(tong|cong|tong cong)( so)?( tiet| gio)?$|^so (tiet|gio)$/, read: 'notKept', width: 9 },
    { key: 'note', title: 'Ghi chú', words: /^ghi chu(?! kiem tra)/, read: 'notKept', width: 16 },
  ],
};
export default formContent;
