/**
 * How offices head the columns that tell who somebody is, on every form that lists people. `words` are set against headings
 * in lower case without diacritics; `width` is in characters.
 */
const BIRTH =
  /^(ngay( thang)?( nam)?|nam|ngay\/thang\/nam|ngay, thang, nam) sinh$|^sinh (ngay|nam)|^(ngay|nam) sinh( |\(|$)|^(ntns|(ng|n)\.? ?sinh)$/;

export const ordinal = { key: 'ordinal', title: 'STT', words: /^(tt|stt|so (tt|thu tu))$/, read: 'ordinal', width: 6 } as const;

/** A name in one column or in two. */
export const names = [
  {
    key: 'fullName',
    title: 'Họ và tên',
    words: /^(ho( va|,| &| \+)? ?(chu (dem|lot)( va|,| &)? ?)?ten\b(?! (dem|lot))|ten hoc vien|hoc vien$|nguoi duoc cap)/,
    read: 'name',
    needed: true,
    width: 26,
  },
  { key: 'familyName', title: 'Họ và chữ đệm', words: /^ho$|^ho( va|,| &)? ?(ten |chu )?(dem|lot)$/, read: 'name', width: 18 },
  { key: 'givenName', title: 'Tên', words: /^ten$/, read: 'name', width: 8 },
] as const;

/** A birth in one column, or in the one of two that tells the sex. */
export const births = [
  { key: 'birthMale', title: 'Nam', words: /^nam$|^(ngay|nam) sinh.* nam$/, read: 'birthMale', width: 12 },
  { key: 'birthFemale', title: 'Nữ', words: /^nu$|^(ngay|nam) sinh.* nu$/, read: 'birthFemale', width: 12 },
  { key: 'birth', title: 'Ngày sinh', words: BIRTH, read: 'birth', width: 12 },
] as const;

export const sex = { key: 'sex', title: 'Giới tính', words: /^gioi( tinh)?( |$|\()/, read: 'sex', width: 9 } as const;

export const personalNumber = {
  key: 'personalNumber',
  title: 'Số CCCD/định danh',
  words: /(cccd|cmnd|cmtnd|can cuoc|dinh danh|giay chung minh)/,
  read: 'personalNumber',
  width: 16,
} as const;

/** Recognised and not kept. */
export const ethnicity = { key: 'ethnicity', title: 'Dân tộc', words: /^dan toc/, read: 'notKept', width: 10 } as const;

/** What a list of serving people says of each beside who they are (form A). What the law lets us do without is recognised and not kept. */
export const serving = [
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
] as const;
