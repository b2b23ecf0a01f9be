/** Words of files and papers. */
export const seriesStateWords = { open: 'đang tuyển', closed: 'đã khóa', cancelled: 'đã hủy' };
export const seatActWords = {
  provided: 'Lập chỉ tiêu của lớp',
  withdrawn: 'Rút chỉ tiêu của lớp',
  granted: 'Cấp',
  moved: 'Điều chuyển',
  returned: 'Trả lại',
  held: 'Giữ cho người được cử',
  released: 'Thôi giữ',
  used: 'Dùng (được nhận)',
  freed: 'Thôi dùng',
  rolled_out: 'Chuyển sang năm sau',
  rolled_in: 'Nhận từ năm trước',
};
export const accountWords = {
  plan: 'Kế hoạch',
  open: 'Chưa cấp',
  free: 'Còn lại',
  held: 'Đang giữ',
  used: 'Đã dùng',
  next: 'Năm sau',
};
