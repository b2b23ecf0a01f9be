import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBirth, compareIdentifiers, comparePhones, compareTexts, compareUnitNames, compareVietnameseNames } from './index.ts';

type Row = [a: string, b: string, reason: string | undefined];

describe('Vietnamese names', () => {
  it.each<Row>([
    ['Nguyễn Văn Hùng', 'Nguyễn Văn Hùng', 'same'],
    ['Nguyễn Văn Hùng', '  NGUYỄN  VĂN HÙNG ', 'same'],
    ['Trần Thị Hoà', 'Trần Thị Hòa', 'same'],
    ['Nguyễn Thuý Hằng', 'Nguyễn Thúy Hằng', 'same'],
    ['Ðỗ Đức Duy', 'Đỗ Đức Duy', 'same'],
    ['NguyÔn V¨n H¶i', 'Nguyễn Văn Hải', 'same'],
    ['Nguyeãn Vaên Haûi', 'Nguyễn Văn Hải', 'same'],
    ['Nguyá»…n VÄƒn Háº£i', 'Nguyễn Văn Hải', 'same'],
    ['Nguyen Van Hung', 'Nguyễn Văn Hùng', 'unmarked'],
    ['Nguyễn Van Hùng', 'Nguyễn Văn Hùng', 'unmarked'],
    ['Lý Mỹ Kỳ', 'Lí Mĩ Kì', 'unmarked'],
    ['Do Duc Duy', 'Đỗ Đức Duy', 'unmarked'],
    ['Nguy?n V?n H?i', 'Nguyễn Văn Hải', 'damaged'],
    ['Hùng Nguyễn Văn', 'Nguyễn Văn Hùng', 'order'],
    ['Van Hung Nguyen', 'Nguyễn Văn Hùng', 'order'],
    ['Nguyễn Hùng', 'Nguyễn Văn Hùng', 'shorter'],
    ['Hùng Nguyễn', 'Nguyễn Văn Hùng', 'shorter'],
    ['Nguyễn Thị Hà', 'Nguyễn Thị Thu Hà', 'shorter'],
    ['Nguyễn Văn Hùngg', 'Nguyễn Văn Hùng', 'slip'],
    ['Nguyễn Văn Thnah', 'Nguyễn Văn Thanh', 'slip'],
    ['Nguyễn VănHùng', 'Nguyễn Văn Hùng', 'slip'],
    ['Nguyễn Văn Hưng', 'Nguyễn Văn Hùng', 'marks'],
    ['Nguyễn Đức Hùng', 'Nguyễn Văn Hùng', 'middle'],
    ['Trần Văn Hùng', 'Nguyễn Văn Hùng', 'different'],
    ['Nguyễn Văn Hùng', 'Nguyễn Văn Dũng', 'letter'],
    ['Hùng', 'Hùng', 'same'],
    ['Hùng', 'Nguyễn Văn Hùng', 'different'],
    ['', 'Nguyễn Văn Hùng', undefined],
    ['John Smith', 'Smith John', 'order'],
  ])('%s · %s: %s', (a, b, reason) => {
    expect(compareVietnameseNames(a, b)?.reason).toBe(reason);
    expect(compareVietnameseNames(b, a)?.reason).toBe(reason);
  });
});

describe('dates of birth', () => {
  it.each<Row>([
    ['05/03/1980', '1980-03-05', 'same'],
    ['19800305', '5/3/1980', 'same'],
    ['05/03/1980', '03/05/1980', 'swapped'],
    ['05/03/1980', '05/03/1981', 'digit'],
    ['05/03/1980', '05/03/1908', 'digit'],
    ['15/03/1980', '25/03/1980', 'digit'],
    ['19310715', '19310175', 'digit'],
    ['1980', '05/03/1980', 'year'],
    ['1980', '1980', 'year'],
    ['00/00/1980', '05/03/1980', 'year'],
    ['03/1980', '05/03/1980', 'month'],
    ['04/1980', '05/03/1980', 'sameYear'],
    ['05/03/1980', '05/03/1957', 'near'],
    ['05/03/1980', '17/11/1980', 'sameYear'],
    ['05/03/1980', '17/11/1966', 'different'],
    ['1981', '05/03/1980', 'different'],
    ['', '05/03/1980', undefined],
    ['không rõ', '05/03/1980', undefined],
  ])('%s · %s: %s', (a, b, reason) => {
    expect(compareBirth(a, b)?.reason).toBe(reason);
    expect(compareBirth(b, a)?.reason).toBe(reason);
  });
});

describe('numbers', () => {
  it.each<Row>([
    ['001080012345', '001 080 012 345', 'same'],
    ['001080012345', '1080012345', 'zeros'],
    ['001080012345', '001080012346', 'digit'],
    ['001080012345', '001080013245', 'digit'],
    ['001080012345', '01080012346', 'digit'],
    ['001080012345', '001080012399', 'digits'],
    ['001080012345', '034190000001', 'different'],
    ['001080012345', '012345678', 'otherKind'],
    ['', '1', undefined],
  ])('%s · %s: %s', (a, b, reason) => {
    expect(compareIdentifiers(a, b)?.reason).toBe(reason);
    expect(compareIdentifiers(b, a)?.reason).toBe(reason);
  });

  it.each<Row>([
    ['0912 345 678', '+84912345678', 'same'],
    ['0912.345.678', '912345678', 'same'],
    ['0912345678', '0912345687', 'digit'],
    ['0912345678', '0387654321', 'different'],
  ])('phones %s · %s: %s', (a, b, reason) => {
    expect(comparePhones(a, b)?.reason).toBe(reason);
    expect(comparePhones(b, a)?.reason).toBe(reason);
  });
});

describe('names of units', () => {
  it.each<Row>([
    ['UBND phường Láng', 'Uỷ ban nhân dân phường Láng', 'same'],
    ['Phòng Nội vụ - quận Hoàn Kiếm', 'phong noi vu quan hoan kiem', 'same'],
    ['Trung tâm bồi dưỡng chính trị huyện Gia Lâm', 'Trung tâm chính trị huyện Gia Lâm', 'near'],
    ['Sở Kế hoạch và Đầu tư', 'Sở Nội vụ', 'different'],
    ['', 'Sở Nội vụ', undefined],
  ])('%s · %s: %s', (a, b, reason) => {
    expect(compareUnitNames(a, b)?.reason).toBe(reason);
    expect(compareUnitNames(b, a)?.reason).toBe(reason);
  });
});

it('nobody comes first: every comparison is the same turned round', () => {
  const word = fc.constantFrom('Nguyễn', 'Nguyen', 'Văn', 'Thị', 'Hà', 'Hoà', 'Hòa', 'Lý', 'Lí', 'Hùng', 'Hưng', 'Ng?', 'x');
  const name = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '));
  const digits = fc.array(fc.constantFrom('0', '1', '2', '9'), { maxLength: 12 }).map((all) => all.join(''));
  for (const [compare, text] of [
    [compareVietnameseNames, name],
    [compareUnitNames, name],
    [compareTexts, fc.string()],
    [compareIdentifiers, digits],
    [compareBirth, digits],
  ] as const)
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(compare(a, b)).toEqual(compare(b, a));
      }),
    );
});
