import type { Chance } from '../sample/chance.ts';

const firsts = 'An Bình Thanh Phú Hòa Tân Vĩnh Đông Tây Nam Long Minh Hưng Quang Yên Đại Xuân Kim Ngọc Thái Phúc Liên Mỹ Sơn'.split(' ');
const seconds = 'Hòa Sơn Lâm Thịnh Khê Hà Lộc Mỹ Trung Định Giang Phong Thượng Hạ Dương Châu Nghĩa Xá Viên Lạc Tiến Đức Cầu Bình'.split(
  ' ',
);

/** Names for districts and communes that sound right and are taken from no map in particular; none twice. */
export function placeNames(count: number, by: Chance): string[] {
  const all = firsts.flatMap((first) => seconds.filter((second) => second !== first).map((second) => `${first} ${second}`));
  for (let n = all.length - 1; n > 0; n--) {
    const other = by.below(n + 1);
    [all[n], all[other]] = [all[other]!, all[n]!];
  }
  return all.slice(0, count);
}
