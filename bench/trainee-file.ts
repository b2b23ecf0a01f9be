import { writeWorkbook, type SheetCell } from '#platform/sheets/write-page.ts';

const SURNAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương', 'Lý'];
const MIDDLES = ['Văn', 'Thị', 'Đức', 'Thanh', 'Minh', 'Thu', 'Quốc', 'Ngọc', 'Hữu', 'Kim', 'Xuân'];
const GIVEN = [
  'An',
  'Bình',
  'Châu',
  'Dũng',
  'Đạt',
  'Giang',
  'Hòa',
  'Hương',
  'Khoa',
  'Lan',
  'Mạnh',
  'Nga',
  'Oanh',
  'Phúc',
  'Quý',
  'Sơn',
  'Thúy',
  'Uyên',
  'Vượng',
  'Yến',
];
const POSITIONS = ['Chuyên viên', 'Phó trưởng phòng', 'Trưởng phòng', 'Văn thư', 'Kế toán trưởng', 'Công chức văn hóa - xã hội'];
export const unitNames = (count: number): string[] => Array.from({ length: count }, (_, n) => `Ủy ban nhân dân phường số ${n + 1}`);

/** Form A as it comes: title, heading of two merged rows, column numbers, a section per unit with STT from 1, births in a Nam or a Nữ column as text, date or year, lost zeros, NFD, double blanks, a total, signatures. */
export async function writeTraineeFile(people: number, units: readonly string[], from = 0): Promise<Uint8Array> {
  const box: Omit<SheetCell, 'value'> = { boxed: true };
  const rows: (SheetCell | null)[][] = [];
  const merges: [number, number, number, number][] = [];
  const line = (...values: (string | number | SheetCell | null)[]) =>
    rows.push(values.map((value) => (value === null ? null : typeof value === 'object' ? { ...box, ...value } : { ...box, value })));
  line('ỦY BAN NHÂN DÂN THÀNH PHỐ');
  line('DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC CỬ ĐI BỒI DƯỠNG');
  line(null);
  line(
    'STT',
    'Họ và tên',
    'Ngày, tháng, năm sinh',
    null,
    'Số CCCD',
    'Chức vụ',
    'Đơn vị công tác',
    'Đối tượng',
    'Trình độ LLCT',
    'Điện thoại',
    'Ghi chú',
  );
  line(null, null, 'Nam', 'Nữ');
  for (const column of [1, 2, 5, 6, 7, 8, 9, 10, 11]) merges.push([4, column, 5, column]);
  merges.push([4, 3, 4, 4]);
  line(...Array.from({ length: 11 }, (_, n) => `(${n + 1})`));
  const perUnit = Math.ceil(people / units.length);
  for (let n = 0; n < people; n++) {
    if (n % perUnit === 0) line(roman(n / perUnit + 1), units[n / perUnit]!);
    line(...person(from + n, n % perUnit, units[Math.floor(n / perUnit)]!));
  }
  line(null, `Danh sách có ${people} người`);
  line(null);
  line(null, 'Nơi nhận:', null, null, null, null, 'THỦ TRƯỞNG ĐƠN VỊ');
  return writeWorkbook([{ name: 'Danh sách', widths: [6, 28, 12, 12, 16, 22, 30, 14, 12, 14, 16], rows, merges }]);
}

function person(n: number, inUnit: number, unit: string): (string | number | SheetCell | null)[] {
  const female = n % 3 === 0;
  const [day, month, year] = [1 + (n % 28), 1 + (Math.floor(n / 28) % 12), 1965 + (Math.floor(n / 336) % 35)];
  const iso = `${year}-${two(month)}-${two(day)}`;
  const name = `${SURNAMES[n % 13]} ${MIDDLES[(n * 5) % 11]} ${GIVEN[(n * 7) % 20]}`;
  const written = n % 4 === 0 ? name.normalize('NFD') : n % 7 === 0 ? name.replace(' ', '  ') : n % 11 === 0 ? name.toUpperCase() : name;
  const birth: string | SheetCell =
    n % 5 === 0 ? { value: iso, format: 'date' } : n % 5 === 1 ? `${day}-${month}-${year}` : `${two(day)}/${two(month)}/${year}`;
  const number = `001${female ? 1 : 0}${two(year % 100)}${String(n).padStart(6, '0')}`;
  return [
    inUnit + 1,
    written,
    female ? null : birth,
    female ? birth : null,
    n % 2 === 0 ? number : n % 9 === 0 ? Number(number) : n % 13 === 0 ? null : number,
    POSITIONS[n % 6]!,
    n % 6 === 0 ? null : n % 6 === 1 ? unit.toUpperCase() : unit,
    n % 2 ? 'Công chức' : 'Viên chức',
    'Trung cấp',
    n % 3 === 0 ? 912_000_000 + n : `0912${String(n).padStart(6, '0')}`,
    n % 50 === 0 ? 'Ăn chay' : null,
  ];
}

const two = (value: number) => String(value).padStart(2, '0');
function roman(value: number): string {
  const signs: [number, string][] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let [rest, text] = [value, ''];
  for (const [size, sign] of signs) for (; rest >= size; rest -= size) text += sign;
  return text;
}
