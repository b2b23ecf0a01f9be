import { describe, expect, test } from 'vitest';
import { commonPasswords } from './block-list.ts';
import { LEAST, passwordProblem } from './password-rules.ts';

const own = ['nguyen.van.an', 'Nguyễn Văn An'];

describe('a password that stands alone', () => {
  test.each([
    ['fourteen letters', 'kem-que-xanh14', 'access.password_short'],
    ['fourteen letters that are more bytes', 'đườngđườngđườ', 'access.password_short'],
    ['short once composed (macOS writes ế as three)', 'ếếếếếếếế'.normalize('NFD'), 'access.password_short'],
    ['one letter again and again', 'aaaaaaaaaaaaaaaaaaaa', 'access.password_guessable'],
    ['a row of digits', '12345678901234567890', 'access.password_guessable'],
    ['a row of the alphabet', 'abcdefghijklmnopqrstuvwxyz', 'access.password_guessable'],
    ['the keyboard', 'qwertyuiopasdfghjkl', 'access.password_guessable'],
    ['the city and the year', 'HàNội-hanoi-2026!', 'access.password_common'],
    ['the school', 'Trường Lê Hồng Phong Hà Nội', 'access.password_guessable'],
    ['the word itself', 'mật khẩu mật khẩu 123', 'access.password_common'],
    ['the own name', 'nguyen.van.an nguyenvanan 1', 'access.password_common'],
    ['the own name and little more', 'nguyenvanan của phòng', null],
    ['four words', 'cá rô gánh nước mưa', null],
    ['fifteen plain letters are enough', 'gaotronxoimuoi7', null],
    ['no kind of character is demanded', 'bốn con thuyền giấy màu tím', null],
    ['two hundred characters', 'cá rô gánh nước mưa '.repeat(10), null],
  ])('%s', (_, password, problem) => {
    expect(passwordProblem(password, own)).toBe(problem);
  });
});

describe('one beside a code', () => {
  test.each([
    ['seven letters', 'kem-que', 'access.password_short'],
    ['eight that nobody expects', 'kem-que7', null],
    ['the word with a digit', 'password1', 'access.password_common'],
    ['the word with look-alikes', 'P@ssw0rd', 'access.password_common'],
    ['the city with a year', 'Hanoi@2026', 'access.password_common'],
    ['two words of the first group', 'hanoivietnam', 'access.password_common'],
    ['with diacritics and blanks', 'Anh yêu em', 'access.password_common'],
    ['a province', 'quangninh!', 'access.password_common'],
    ['the office', 'uỷ ban nhân dân', 'access.password_common'],
    ['a saying', 'Không có gì', null],
    ['the keyboard', '1qazxsw2', 'access.password_common'],
    ['the keyboard, a digit between', '1q2w3e4r', 'access.password_common'],
    ['the alphabet, a digit between', 'a1b2c3d4', 'access.password_common'],
    ['a name of films', 'Maverick1', 'access.password_common'],
  ])('%s', (_, password, problem) => {
    expect(passwordProblem(password, own, { least: LEAST.withCode })).toBe(problem);
  });
});

test('the list is there: a few thousand, in the letters it is asked in', () => {
  expect(commonPasswords.size).toBeGreaterThan(5000);
  expect([...commonPasswords].filter((word) => !/^[a-z]+$/.test(word))).toEqual([]);
});

test.each([
  [1, 'cá rô gánh nước mưa', null],
  [3, 'cá rô gánh nước mưa', 'access.password_kinds'],
  [3, 'Cá rô gánh nước mưa', null],
  [4, 'Cá rô gánh nước mưa 7', null],
])('where the office demands %i kinds: %s', (leastKinds, password, problem) =>
  expect(passwordProblem(password, own, { leastKinds })).toBe(problem),
);
