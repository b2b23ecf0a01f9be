import type { Chance } from './chance.ts';

// Family names roughly as often as they are borne in the north of the country, per mille.
const families: [string, number][] = [
  ['Nguyễn', 318], ['Trần', 105], ['Lê', 84], ['Phạm', 68], ['Hoàng', 45], ['Vũ', 48], ['Đỗ', 36], ['Bùi', 31], ['Đặng', 26], ['Phan', 22], ['Ngô', 20], ['Dương', 17],
  ['Đinh', 15], ['Đào', 14], ['Trịnh', 13], ['Đoàn', 12], ['Lý', 11], ['Hồ', 11], ['Mai', 10], ['Lương', 10], ['Hà', 9], ['Phùng', 9], ['Tạ', 8], ['Chu', 7], ['Cao', 7],
  ['Kiều', 6], ['Nghiêm', 5], ['Khuất', 4], ['Quách', 4], ['Lưu', 6], ['Tống', 3], ['Bạch', 3], ['Võ', 4], ['Trương', 7], ['Vương', 5],
];
const men = {
  middle: ['Văn', 'Văn', 'Văn', 'Văn', 'Đức', 'Đức', 'Quang', 'Minh', 'Xuân', 'Hữu', 'Công', 'Đình', 'Mạnh', 'Ngọc', 'Thanh', 'Duy', 'Tiến', 'Trọng', 'Anh', 'Hồng', 'Bá', 'Huy'],
  given: ['Anh', 'Bình', 'Chiến', 'Chung', 'Cường', 'Cương', 'Dũng', 'Duy', 'Đại', 'Đạt', 'Đông', 'Đức', 'Giang', 'Hà', 'Hải', 'Hậu', 'Hiếu', 'Hòa', 'Hoàng', 'Hùng', 'Huy', 'Hưng', 'Khánh', 'Khoa', 'Kiên', 'Lâm', 'Linh', 'Long', 'Lợi', 'Lực', 'Minh', 'Nam', 'Nghĩa', 'Ngọc', 'Phong', 'Phú', 'Phúc', 'Phương', 'Quân', 'Quang', 'Quyết', 'Sơn', 'Tài', 'Tâm', 'Thái', 'Thành', 'Thắng', 'Thịnh', 'Tiến', 'Toàn', 'Toản', 'Trung', 'Trường', 'Tuân', 'Tuấn', 'Tùng', 'Tú', 'Việt', 'Vinh', 'Vượng'],
};
const women = {
  middle: ['Thị', 'Thị', 'Thị', 'Thị', 'Thị', 'Thị Thu', 'Thị Thanh', 'Thị Minh', 'Thị Ngọc', 'Thị Hồng', 'Thị Bích', 'Thị Kim', 'Thu', 'Thanh', 'Ngọc', 'Minh', 'Phương', 'Hồng', 'Thùy', 'Diệu', 'Khánh'],
  given: ['An', 'Anh', 'Ánh', 'Bình', 'Chi', 'Dung', 'Duyên', 'Điệp', 'Giang', 'Hà', 'Hạnh', 'Hằng', 'Hiền', 'Hoa', 'Hòa', 'Hoài', 'Hồng', 'Huệ', 'Huyền', 'Hương', 'Hường', 'Lan', 'Lệ', 'Liên', 'Linh', 'Loan', 'Lý', 'Mai', 'Minh', 'Nga', 'Ngân', 'Ngọc', 'Nguyệt', 'Nhàn', 'Nhung', 'Oanh', 'Phương', 'Phượng', 'Quyên', 'Quỳnh', 'Tâm', 'Thanh', 'Thảo', 'Thắm', 'Thơm', 'Thu', 'Thủy', 'Thúy', 'Thương', 'Trang', 'Trinh', 'Tuyết', 'Uyên', 'Vân', 'Xuân', 'Yến'],
};

/** A believable name that belongs to nobody in particular. */
export function personName(sex: 'male' | 'female', by: Chance): string {
  const { middle, given } = sex === 'male' ? men : women;
  const [last, between] = [by.weighted(families), by.pick(middle)];
  // Vũ Anh Anh, Đỗ Minh Minh: parents do not
  let first = by.pick(given);
  while (between.endsWith(first) || first === last) first = by.pick(given);
  return `${last} ${between} ${first}`;
}
