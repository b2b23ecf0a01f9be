import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alike, isEverywhere, nearPairs, piecesOf, titleKey, titlesAlike } from './overlap-likeness.ts';

test.each([
  ['Chuyên đề 1: Một số vấn đề cơ bản về chủ nghĩa Mác - Lênin', 'chu nghia mac lenin'],
  ['1.2. Chủ nghĩa Mác – Lê-nin', 'chu nghia mac le nin'],
  ['Bài IV. Tư tưởng Hồ Chí Minh', 'tu tuong ho chi minh'],
  ['Phần 2 - Quản lý nhà nước về đất đai', 'quan ly nha nuoc dat dai'],
  ['  TƯ TƯỞNG   hồ chí minh. ', 'tu tuong ho chi minh'],
  ['Phần mềm quản lý văn bản', 'phan mem quan ly van ban'],
  ['Bài học kinh nghiệm', 'bai hoc kinh nghiem'],
  ['Kỹ thuật trồng lúa', 'ky thuat trong lua'],
  ['Nội dung vi phạm hành chính', 'vi pham hanh chinh'],
  ['Phần VI. Hội nhập', 'hoi nhap'],
  ['5 nguyên tắc vàng', '5 nguyen tac vang'],
  ['5S trong công sở', '5s trong cong so'],
  ['Chuyên đề 7', 'chuyen de 7'],
  ['Một số vấn đề', 'mot so van de'],
  ['…', '…'],
])('%j is compared as %j', (title, key) => expect(titleKey(title)).toBe(key));

test.each([
  'Ôn tập',
  'Thi hết học phần',
  'Khai giảng, bế giảng',
  'Nghiên cứu thực tế',
  'Viết thu hoạch',
  'Thi tốt nghiệp, khóa luận',
  'Tổng kết và bế giảng',
  'Học phần II',
])('%s is in every programme', (title) => expect(isEverywhere(titleKey(title))).toBe(true));
test.each(['Kiểm tra, giám sát của Đảng', 'Thảo luận chính sách công', 'Thực tế ảo', 'Thi đua, khen thưởng', 'Đánh giá cán bộ'])(
  '%s is content',
  (title) => expect(isEverywhere(titleKey(title))).toBe(false),
);

describe('what stands above 80 % and what below', () => {
  test.each([
    ['Kỹ năng lãnh đạo, quản lý ở cơ sở', 'Kỹ năng lãnh đạo và quản lý cấp cơ sở'],
    ['Xây dựng Đảng về tư tưởng', 'Công tác xây dựng Đảng về tư tưởng'],
    ['Kỹ năng soạn thảo văn bản hành chính', 'Kĩ năng soạn thảo văn bản hành chính'],
    ['Quản lý, lãnh đạo cấp phòng', 'Lãnh đạo, quản lý cấp phòng'],
    ['Kỹ năng giao tiếp và ứng xử nơi công sở', 'Kỹ năng giao tiếp, ứng xử nơi công sơ'],
  ])('%s ~ %s', (a, b) => expect(titlesAlike(a, b)).toBeGreaterThanOrEqual(0.8));
  test.each([
    ['Xây dựng Đảng về tư tưởng', 'Xây dựng Đảng về tổ chức'],
    ['Lịch sử Đảng bộ thành phố giai đoạn 1930–1954', 'Lịch sử Đảng bộ thành phố giai đoạn 1954–1975'],
    ['Quản lý nhà nước về đất đai', 'Quản lý nhà nước về văn hóa'],
    ['Kỹ năng thuyết trình', 'Kỹ năng soạn thảo văn bản'],
    ['Quán triệt Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII', 'Quán triệt Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV'],
    ['Chuyển đổi số phần I', 'Chuyển đổi số phần II'],
  ])('%s ≠ %s', (a, b) => expect(titlesAlike(a, b)).toBeLessThan(0.8));
});

const word = fc.constantFrom(
  'xây',
  'dựng',
  'Đảng',
  'tư',
  'tưởng',
  'tổ',
  'chức',
  'kỹ',
  'năng',
  'lãnh',
  'đạo',
  'cấp',
  'phòng',
  '2020',
  'nước',
);
const title = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '));

test('alike: symmetric, within 0 and 1, the same in any case and without marks', () => {
  fc.assert(
    fc.property(title, title, (a, b) => {
      const likeness = titlesAlike(a, b);
      expect(titlesAlike(b, a)).toBe(likeness);
      expect(likeness).toBeGreaterThanOrEqual(0);
      expect(likeness).toBeLessThanOrEqual(1);
      expect(titlesAlike(a.toUpperCase().normalize('NFD'), titleKey(b))).toBe(likeness);
      expect(likeness === 1).toBe(titleKey(a) === titleKey(b));
    }),
  );
});

test('near pairs are exactly those that comparing everything with everything finds', () => {
  fc.assert(
    fc.property(fc.uniqueArray(title.map(titleKey), { maxLength: 14 }), fc.constantFrom(0.5, 0.66, 0.8, 0.95), (keys, least) => {
      const all = keys.flatMap((a) => keys.filter((b) => a < b && alike(piecesOf(a), piecesOf(b)) >= least).map((b) => `${a}|${b}`));
      const found = nearPairs(
        keys.map((key) => ({ key, description: null })),
        least,
      );
      expect(found.map(({ a, b }) => `${a}|${b}`).sort()).toEqual(all.sort());
      const own = new Set(keys.filter((_, at) => at % 3 === 0));
      const near = nearPairs(
        keys.map((key) => ({ key, description: key.repeat(9) })),
        least,
        own,
      );
      const whole = nearPairs(
        keys.map((key) => ({ key, description: key.repeat(9) })),
        least,
      );
      expect(near).toEqual(whole.filter(({ a, b }) => own.has(a) || own.has(b)));
    }),
  );
});

test('two titles with one description may be the same; a short one says nothing', () => {
  const long = 'Phân tích vai trò của người đứng đầu cấp ủy trong công tác cán bộ ở cơ sở';
  const pairs = nearPairs(
    [
      { key: 'nguoi dung dau', description: long },
      { key: 'cong tac can bo', description: `${long}.` },
      { key: 'van hoa', description: 'Theo đề cương' },
      { key: 'the thao', description: 'Theo đề cương' },
    ],
    0.8,
  );
  expect(pairs).toEqual([{ a: 'cong tac can bo', b: 'nguoi dung dau', alike: 0.99 }]);
});
