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
