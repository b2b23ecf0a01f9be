import { nameOf } from '../src/generate/names.ts';
import { placeNames } from '../src/generate/places.ts';
import { chance, type Chance } from '../src/sample/chance.ts';

/**
 * A made-up register of people for `link`: base records, damaged second records of three in ten of them, and namesakes. Nobody in it exists.
 * The rates below were set before the first result was seen, from what the lists of a city look like, and stay.
 */
export const RATES = {
  duplicates: 0.3,
  /** Other people with the name of somebody here, beyond those who bear it by chance; of these with the birth date too; of these in the same unit. */
  namesakes: 0.04,
  namesakesSameBirth: 0.25,
  namesakesSameUnit: 0.1,
  base: { noNumber: 0.06, noPhone: 0.2, yearOnly: 0.03, noUnit: 0.01 },
  name: {
    capitals: 0.1,
    unmarked: 0.12,
    oldFont: 0.025,
    questionMarks: 0.015,
    order: 0.04,
    tone: 0.05,
    iy: 0.03,
    plainD: 0.02,
    shorter: 0.05,
    slip: 0.03,
  },
  birth: { missing: 0.02, yearOnly: 0.08, swapped: 0.04, digit: 0.03 },
  sex: { missing: 0.05, wrong: 0.01 },
  unit: { missing: 0.03, spelling: 0.15, renamed: 0.1, moved: 0.1 },
  number: { missing: 0.44, zero: 0.05, digit: 0.02, transposed: 0.01 },
  phone: { missing: 0.25, changed: 0.12, zero: 0.08, digit: 0.02, dots: 0.1 },
} as const;

export type Person = { name: string; born: string; sex: string; unit: string; number: string; phone: string };
type Truth = Person & { entity: number; at: number };

const pad = (value: number, width: number) => String(value).padStart(width, '0');
const KINDS = [
  'Uỷ ban nhân dân phường',
  'Uỷ ban nhân dân xã',
  'Đảng uỷ phường',
  'Trường Tiểu học',
  'Trường Trung học cơ sở',
  'Trạm Y tế',
  'Phòng Nội vụ quận',
  'Trung tâm chính trị huyện',
];
const BUREAUX =
  'Nội vụ|Tài chính|Tư pháp|Y tế|Xây dựng|Công Thương|Giáo dục và Đào tạo|Khoa học và Công nghệ|Văn hoá và Thể thao|Nông nghiệp và Môi trường'.split(
    '|',
  );

function unitsOf(by: Chance): { now: string; before: string }[] {
  const places = placeNames(160, by);
  const local = places.flatMap((place, at) =>
    KINDS.filter((_, kind) => kind < 2 || (kind + at) % 2 === 0).map((kind) => ({
      now: `${kind} ${place}`,
      // what it was called before units were put together
      before: at % 3 === 0 ? `${kind} ${places[(at + 1) % places.length]}` : `${kind} ${place} A`,
    })),
  );
  return [...local, ...BUREAUX.map((bureau) => ({ now: `Sở ${bureau}`, before: `Sở ${bureau} Hà Tây` }))];
}

function birth(by: Chance): { year: number; month: number; day: number } {
  // two draws added: most are between 30 and 50
  return { year: 1960 + by.below(22) + by.below(22), month: 1 + by.below(12), day: 1 + by.below(28) };
}
const written = ({ year, month, day }: { year: number; month: number; day: number }) => `${pad(day, 2)}/${pad(month, 2)}/${year}`;
const phoneBy = (by: Chance) => `0${by.pick(['3', '7', '8', '9', '9'])}${pad(by.below(100_000_000), 8)}`;

function numberBy(sex: string, year: number, by: Chance): string {
  const province =
    by.next() < 0.7 ? '001' : by.pick(['030', '031', '033', '034', '035', '036', '037', '038', '040', '017', '025', '024', '027']);
  const century = 2 * (Math.floor(year / 100) - 19) + (sex === 'Nữ' ? 1 : 0);
  return `${province}${century}${pad(year % 100, 2)}${pad(by.below(1_000_000), 6)}`;
}

function somebody(entity: number, units: number, by: Chance): Truth {
  const sex = by.next() < 0.5 ? 'Nam' : 'Nữ';
  const day = birth(by);
  // few units are large
  const at = Math.floor(by.next() ** 2 * units);
  return {
    entity,
    name: nameOf(sex === 'Nam' ? 'male' : 'female', day.year, by),
    born: written(day),
    sex,
    unit: '',
    at,
    number: numberBy(sex, day.year, by),
    phone: phoneBy(by),
  };
}

/** So many people, and every record of them: `entity` says whose it is. The same every time for the same seed. */
export function linkagePeople(people: number, seed = 20_261): { records: Person[]; entity: Int32Array } {
  const by = chance(seed);
  const units = unitsOf(by);
  const all: Truth[] = [];
  const namesakes = Math.round(people * RATES.namesakes);
  while (all.length < people - namesakes) all.push(somebody(all.length, units.length, by));
  while (all.length < people) {
    const other = somebody(all.length, units.length, by);
    const like = all[by.below(all.length)]!;
    const sameBirth = by.next() < RATES.namesakesSameBirth;
    const sameUnit = sameBirth && by.next() < RATES.namesakesSameUnit;
    const number = numberBy(like.sex, Number(like.born.slice(-4)), by);
    all.push({
      ...other,
      name: like.name,
      sex: like.sex,
      number: sameBirth ? number : other.number,
      born: sameBirth ? like.born : other.born,
      at: sameUnit ? like.at : other.at,
    });
  }
  const records = all.map((one) => ({ entity: one.entity, record: asKept(one, units[one.at]!.now, by) }));
  for (let n = Math.round(people * RATES.duplicates); n > 0; n--) {
    const one = all[by.below(all.length)]!;
    records.push({ entity: one.entity, record: damaged(one, units, by) });
  }
  for (let n = records.length - 1; n > 0; n--) {
    const other = by.below(n + 1);
    [records[n], records[other]] = [records[other]!, records[n]!];
  }
  return { records: records.map(({ record }) => record), entity: Int32Array.from(records, ({ entity }) => entity) };
}

function asKept({ name, born, sex, number, phone }: Truth, unit: string, by: Chance): Person {
  const { base } = RATES;
  return {
    name,
    born: by.next() < base.yearOnly ? born.slice(-4) : born,
    sex,
    unit: by.next() < base.noUnit ? '' : unit,
    number: by.next() < base.noNumber ? '' : number,
    phone: by.next() < base.noPhone ? '' : phone,
  };
}

function damaged(one: Truth, units: { now: string; before: string }[], by: Chance): Person {
  const { sex, unit, number, phone } = RATES;
  const other = one.sex === 'Nam' ? 'Nữ' : 'Nam';
  return {
    name: damagedName(one.name, by),
    born: damagedBirth(one.born, by),
    sex: first(by, [sex.missing, () => ''], [sex.wrong, () => other]) ?? one.sex,
    unit:
      first(
        by,
        [unit.missing, () => ''],
        [unit.spelling, () => otherSpelling(units[one.at]!.now, by)],
        [unit.renamed, () => units[one.at]!.before],
        [unit.moved, () => by.pick(units).now],
      ) ?? units[one.at]!.now,
    number:
      first(
        by,
        [number.missing, () => ''],
        [number.zero, () => one.number.replace(/^0+/, '')],
        [number.digit, () => wrongDigit(one.number, by)],
        [number.transposed, () => transposed(one.number, by)],
      ) ?? one.number,
    phone:
      first(
        by,
        [phone.missing, () => ''],
        [phone.changed, () => phoneBy(by)],
        [phone.zero, () => one.phone.slice(1)],
        [phone.digit, () => wrongDigit(one.phone, by)],
        [phone.dots, () => one.phone.replace(/^(....)(...)/, '$1.$2.')],
      ) ?? one.phone,
  };
}

/** One of several things, each with its probability; none of them with the rest. */
function first(by: Chance, ...ways: [number, () => string][]): string | undefined {
  let rest = by.next();
  for (const [share, make] of ways) {
    rest -= share;
    if (rest < 0) return make();
  }
}

function damagedName(name: string, by: Chance): string {
  const { name: rate } = RATES;
  let made = name;
  const happens = (share: number) => by.next() < share;
  if (happens(rate.shorter)) made = withoutMiddle(made, by);
  if (happens(rate.tone)) made = otherTonePlace(made);
  if (happens(rate.iy)) made = otherI(made);
  if (happens(rate.plainD)) made = made.replaceAll('Đ', 'D').replaceAll('đ', 'd');
  if (happens(rate.slip)) made = slip(made, by);
  if (happens(rate.order)) made = made.replace(/^(\S+) (.*)$/, '$2 $1');
  if (happens(rate.capitals)) made = made.toUpperCase();
  if (happens(rate.unmarked)) return unmarked(made);
  if (happens(rate.oldFont)) return asTcvn3(made);
  return happens(rate.questionMarks) ? made.replace(/[\u1ea0-\u1ef9ăđơưĂĐƠƯ]/g, '?') : made;
}

function withoutMiddle(name: string, by: Chance): string {
  const words = name.split(' ');
  if (words.length > 2) words.splice(1 + by.below(words.length - 2), 1);
  return words.join(' ');
}
const unmarked = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
const otherTonePlace = (name: string) =>
  ['òa oà', 'óa oá', 'ỏa oả', 'ọa oạ', 'úy uý', 'ùy uỳ', 'ủy uỷ', 'ụy uỵ', 'òe oè', 'óe oé'].reduce(
    (text, pair) => text.replaceAll(pair.slice(0, 2), pair.slice(3)),
    name,
  );
const otherI = (name: string) => name.replace(/(?<=[lmkhstqLMKHSTQ])[yýỳỷỹỵ](?= |$)/gu, (letter) => 'iíìỉĩị'['yýỳỷỹỵ'.indexOf(letter)]!);

function slip(name: string, by: Chance): string {
  const at = 1 + by.below(name.length - 1);
  switch (by.below(4)) {
    case 0:
      return name.slice(0, at) + name.slice(at + 1);
    case 1:
      return name.slice(0, at) + name[at] + name.slice(at);
    case 2:
      return name.slice(0, at - 1) + name[at] + name[at - 1] + name.slice(at + 1);
    default:
      return name.slice(0, at) + by.pick([...'abcdeghiklmnopqrstuvxy']) + name.slice(at + 1);
  }
}

const TCVN3 = new Map(
  `à:µ á:¸ ả:¶ ã:· ạ:¹ ă:¨ ằ:» ắ:¾ ẳ:¼ ẵ:½ ặ:Æ â:© ầ:Ç ấ:Ê ẩ:È ẫ:É ậ:Ë đ:® è:Ì é:Ð ẻ:Î ẽ:Ï ẹ:Ñ ê:ª ề:Ò ế:Õ ể:Ó ễ:Ô ệ:Ö ì:× í:Ý ỉ:Ø ĩ:Ü ị:Þ ò:ß ó:ã ỏ:á õ:â ọ:ä ô:« ồ:å ố:è ổ:æ ỗ:ç ộ:é ơ:¬ ờ:ê ớ:í ở:ë ỡ:ì ợ:î ù:ï ú:ó ủ:ñ ũ:ò ụ:ô ư:\u00ad ừ:õ ứ:ø ử:ö ữ:÷ ự:ù ỳ:ú ý:ý ỷ:û ỹ:ü ỵ:þ Ă:¡ Â:¢ Ê:£ Ô:¤ Ơ:¥ Ư:¦ Đ:§`
    .split(' ')
    .map((pair) => [pair[0]!, pair.slice(2)] as const),
);
const asTcvn3 = (text: string) => Array.from(text.normalize('NFC'), (letter) => TCVN3.get(letter) ?? letter).join('');

function damagedBirth(born: string, by: Chance): string {
  const { birth: rate } = RATES;
  const [day, month, year] = born.split('/') as [string, string, string];
  const made = first(
    by,
    [rate.missing, () => ''],
    [rate.yearOnly, () => year],
    [rate.swapped, () => (Number(day) <= 12 ? `${month}/${day}/${year}` : born)],
    [rate.digit, () => wrongDigit(born, by)],
  );
  return made ?? by.pick([born, born, born, `${Number(day)}/${Number(month)}/${year}`, `${year}-${month}-${day}`]);
}

function wrongDigit(text: string, by: Chance): string {
  let at = by.below(text.length);
  while (!/\d/.test(text[at]!)) at = by.below(text.length);
  return text.slice(0, at) + ((Number(text[at]) + 1 + by.below(9)) % 10) + text.slice(at + 1);
}
function transposed(text: string, by: Chance): string {
  const at = by.below(text.length - 1);
  return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
}

function otherSpelling(unit: string, by: Chance): string {
  const shorter = unit
    .replace('Uỷ ban nhân dân', by.pick(['UBND', 'Ủy ban nhân dân']))
    .replace('Trường Tiểu học', 'TH')
    .replace('Trường Trung học cơ sở', 'THCS')
    .replace('Trung tâm chính trị', by.pick(['TTCT', 'Trung tâm bồi dưỡng chính trị']))
    .replace('phường', by.pick(['P.', 'phường']));
  return by.pick([shorter, unmarked(unit), unit.toUpperCase(), slip(unit, by)]);
}

/** The set as a file for `link`, in the columns of the configuration beside it. */
export function* csvOf(records: readonly Person[]): Generator<string> {
  yield 'rec_id,full_name,born,sex,unit,id_number,phone\n';
  for (const [at, one] of records.entries()) yield `${at},${one.name},${one.born},${one.sex},${one.unit},${one.number},${one.phone}\n`;
}

export const CONFIG = {
  id: 'rec_id',
  fields: [
    { column: 'full_name', as: 'vietnamese-name' },
    { column: 'born', as: 'date' },
    { column: 'sex', as: 'category' },
    { column: 'unit', as: 'text' },
    { column: 'id_number', as: 'identifier' },
    { column: 'phone', as: 'identifier' },
  ],
};
