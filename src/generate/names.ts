import type { Chance } from '../sample/chance.ts';
import { urn, weighed } from './urn.ts';

type Sex = 'male' | 'female';

// Family names as often as they are borne in the Red River delta, per ten thousand; the tail shares the rest.
const family = urn(
  weighed(`Nguyễn 3180|Trần 1050|Lê 840|Phạm 680|Vũ 480|Hoàng 450|Đỗ 360|Bùi 310|Đặng 260|Phan 220|Ngô 200|Dương 170|Đinh 150|Đào 140
    |Trịnh 130|Đoàn 120|Lý 110|Hồ 110|Mai 100|Lương 100|Hà 90|Phùng 90|Tạ 80|Chu 70|Cao 70|Trương 70|Kiều 60|Lưu 60|Nghiêm 50|Vương 50
    |Tô 45|Thái 40|Khuất 40|Quách 40|Võ 40|Lại 35|Tống 30|Bạch 30|La 25|Đàm 25|Triệu 25|Giang 20|Doãn 20|Thân 15|Cù 12|Ninh 12|Phí 12
    |Hứa 10|Mạc 10|Văn 10|Từ 10|Âu 5|Khúc 8|Viên 4|Ứng 3|Đồng 12|Bế 5|Nông 10|Hoa 3|Lục 4`),
);

/** Which names were given changes with the years of birth: before 1975, to 1989, after. */
const middles: Record<Sex, ReturnType<typeof urn<string>>[]> = {
  male: [
    urn(
      weighed('Văn 48|Đức 6|Xuân 7|Quang 5|Hữu 5|Đình 5|Công 3|Minh 3|Ngọc 3|Bá 2|Trọng 2|Hồng 2|Thanh 2|Duy 2|Tiến 2|Mạnh 1|Huy 1|Khắc 1'),
    ),
    urn(
      weighed(
        'Văn 36|Đức 8|Quang 6|Minh 6|Xuân 5|Hữu 4|Mạnh 5|Đình 4|Công 3|Ngọc 4|Thanh 4|Duy 3|Tiến 3|Trọng 2|Anh 3|Hồng 2|Bá 1|Huy 2|Việt 2|Hoàng 2',
      ),
    ),
    urn(
      weighed(
        'Văn 20|Đức 9|Minh 9|Quang 7|Anh 7|Ngọc 6|Hoàng 6|Duy 5|Tuấn 4|Mạnh 5|Việt 4|Thanh 4|Trung 4|Xuân 3|Tiến 3|Hữu 3|Thành 2|Công 2|Đình 2|Gia 1',
      ),
    ),
  ],
  female: [
    urn(
      weighed(
        'Thị 74|Thị Thanh 3|Thị Minh 3|Thị Kim 3|Thị Bích 2|Thị Hồng 2|Thị Thu 2|Thị Ngọc 2|Thanh 2|Minh 2|Thu 1|Kim 1|Bích 1|Hồng 1',
      ),
    ),
    urn(
      weighed(
        'Thị 52|Thị Thu 7|Thị Thanh 6|Thị Minh 3|Thị Ngọc 3|Thị Hồng 3|Thị Bích 3|Thị Kim 2|Thị Thúy 2|Thu 4|Thanh 4|Ngọc 2|Minh 2|Phương 2|Hồng 2|Thùy 1|Diệu 1',
      ),
    ),
    urn(
      weighed(
        'Thị 34|Thị Thu 7|Thị Thanh 5|Thị Ngọc 5|Thị Hồng 4|Thị Phương 4|Thị Minh 3|Thị Thùy 3|Thị Bích 2|Thu 6|Thanh 5|Ngọc 5|Phương 4|Minh 3|Thùy 3|Hồng 2|Khánh 2|Diệu 2|Mai 1|Hà 1',
      ),
    ),
  ],
};
const givens: Record<Sex, ReturnType<typeof urn<string>>[]> = {
  male: [
    urn(
      weighed(`Hùng 60|Dũng 52|Thắng 46|Minh 40|Bình 38|Tuấn 36|Sơn 44|Hải 40|Long 26|Cường 40|Hòa 30|Chiến 28|Thành 34|Quang 28|Tiến 26|Đức 24|Khánh 16|Lợi 16
        |Vinh 22|Lâm 20|Hà 18|Quý 14|Tân 14|Thanh 24|Tâm 16|Toàn 20|Trung 22|Việt 18|Đông 12|Phúc 14|Hưng 22|Nghĩa 14|Chính 12|Xuân 12|Thịnh 14|Cầu 4|Khải 6|Định 8|Liêm 4|Sỹ 4`),
    ),
    urn(
      weighed(`Tuấn 56|Hùng 50|Dũng 48|Cường 46|Hải 42|Sơn 42|Thắng 40|Tùng 36|Trung 36|Nam 34|Anh 34|Hưng 34|Minh 32|Đức 30|Long 28|Kiên 26|Hiếu 24|Quân 20|Hoàng 22
        |Thành 28|Tú 22|Linh 16|Toàn 20|Giang 16|Phong 16|Việt 18|Bình 16|Hà 14|Huy 18|Lâm 14|Khánh 12|Đạt 16|Tiến 16|Chung 14|Thái 12|Vinh 14|Duy 14|Quyết 10|Luân 6|Phương 10`),
    ),
    urn(
      weighed(`Anh 56|Tuấn 40|Minh 44|Đức 42|Tùng 40|Hiếu 42|Huy 40|Dũng 36|Hoàng 40|Nam 40|Long 38|Thành 34|Trung 34|Sơn 30|Quân 32|Đạt 34|Duy 32|Hùng 26|Hải 26|Việt 24
        |Kiên 24|Linh 18|Phong 20|Cường 22|Thắng 22|Bảo 10|Khánh 16|Phúc 14|Nghĩa 10|Tú 18|Vũ 12|Hưng 20|Quang 20|Thái 12|Lâm 14|Khoa 8|Bách 6|Toàn 12|Giang 12`),
    ),
  ],
  female: [
    urn(
      weighed(`Hoa 44|Lan 44|Hương 44|Thủy 40|Nga 36|Hà 40|Hằng 30|Bình 28|Liên 30|Loan 26|Nhung 20|Oanh 20|Tuyết 26|Mai 30|Hồng 28|Yến 22|Thanh 28|Minh 22|Vân 28|Hiền 28
        |Thu 26|Nguyệt 20|Xuân 20|Lý 12|Dung 20|Hạnh 24|Hòa 20|Tâm 16|Chung 10|Thơm 12|Phượng 16|Nhàn 12|Cúc 10|Đào 10|Sen 6|Tươi 8|Lợi 6|Vui 4|Bích 10|Huệ 18`),
    ),
    urn(
      weighed(`Hương 52|Hà 48|Hằng 46|Huyền 40|Thảo 34|Trang 34|Thủy 40|Hoa 34|Lan 32|Nga 30|Phương 32|Linh 26|Dung 28|Hiền 34|Yến 26|Vân 28|Nhung 28|Ngọc 24|Anh 28|Mai 24
        |Thu 24|Hạnh 24|Quyên 14|Giang 14|Oanh 14|Loan 14|Liên 16|Huệ 16|Thúy 18|Tuyết 12|Hồng 16|Thanh 16|Hường 14|Phượng 12|Duyên 12|Thơm 8|Lý 8|Nguyệt 10|Tâm 10|Thắm 8`),
    ),
    urn(
      weighed(`Anh 50|Linh 48|Trang 46|Phương 42|Ngọc 38|Huyền 40|Thảo 40|Hương 34|Hà 34|Mai 26|Nhung 28|My 16|Chi 16|Hằng 26|Ly 14|Quỳnh 20|Vân 20|Duyên 16|Thu 18|Yến 18
        |Hoa 16|Lan 16|Hiền 20|Dung 14|Giang 16|Thủy 18|Nga 14|Ánh 12|Loan 10|Uyên 8|Trinh 6|Trâm 6|Hạnh 12|Châu 5|Hiếu 4|Thùy 10|Diệp 6|An 5|Khánh 4|Nguyệt 6`),
    ),
  ],
};

/** A believable name for somebody born in that year; it belongs to nobody in particular. */
export function nameOf(sex: Sex, birthYear: number, by: Chance): string {
  const cohort = birthYear < 1975 ? 0 : birthYear < 1990 ? 1 : 2;
  const [last, middle] = [family(by), middles[sex][cohort]!(by)];
  const given = givens[sex][cohort]!;
  let first = given(by);
  // Vũ Anh Anh, Mai Thị Mai: parents do not
  while (middle.endsWith(first) || first === last) first = given(by);
  return `${last} ${middle} ${first}`;
}
