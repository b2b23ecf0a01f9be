import { addDays, daysBetween, partsOf, type CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { fold, nameSortKey } from '#kit/text.ts';
import type { PastTrainee } from '#modules/classes';
import { numberHash, type Newcomer } from '#modules/people';
import type { Keys } from '#platform/secrets.ts';
import type { Chance } from '../sample/chance.ts';
import { postsOf } from '../sample/trainees.ts';
import type { Design } from './design-classes.ts';
import { families, type Senders } from './families.ts';
import { nameOf } from './names.ts';
import type { City, CityUnit } from './units.ts';
import { urn } from './urn.ts';

/** Somebody of the city, as far as classes to come need to know. */
type Person = {
  id: string;
  fullName: string;
  sortName: string;
  sex: 'male' | 'female';
  birthDate: CalendarDate;
  category: string;
  positionTitle: string;
  /** Programmes the person has been to, one bit each: a second run would have to wait for the end of the first. */
  been: number;
  /** Where the person served first, and serves today, and since when at all. */
  first: CityUnit;
  now: CityUnit;
  since: CalendarDate;
};
type Moved = {
  personId: string;
  unitId: number;
  bloc: number;
  positionTitle: string;
  category: string;
  from: CalendarDate;
  until: CalendarDate;
};

/** A trainee, and where the person serves today. */
export type Sent = PastTrainee & { now: CityUnit };

/** How many of the seats are taken by people who have been to another class. */
const AGAIN = 0.6;
/** So many people of each agency are remembered: memory does not grow with the city. */
const REMEMBERED = 60;
const servedIn = ({ first, now }: Person, date: CalendarDate) => (first.endedOn && date >= first.endedOn ? now : first);

/** Units are known since then. */
const EARLIEST = '2008-08-01';
const latest = (...dates: CalendarDate[]) => dates.reduce((a, b) => (a > b ? a : b));
const earliest = (...dates: CalendarDate[]) => dates.reduce((a, b) => (a < b ? a : b));

/** The days of birth of the youngest and the oldest who begin a programme on a day. */
function bornFor(family: number, date: CalendarDate): [youngest: CalendarDate, oldest: CalendarDate] {
  const [least, most] = families[family]!.ages ?? [24, 57];
  return [addDays(date, -Math.ceil(least * 365.25)), addDays(date, -Math.floor(most * 365.25))];
}

const hospital = ['Bác sĩ', 'Bác sĩ', 'Điều dưỡng', 'Điều dưỡng', 'Điều dưỡng trưởng', 'Phó Trưởng khoa', 'Trưởng phòng', 'Kế toán viên'];
const school = ['Giáo viên', 'Giáo viên', 'Giáo viên', 'Tổ trưởng chuyên môn', 'Phó Hiệu trưởng', 'Nhân viên văn thư', 'Kế toán'];
const asEmployees = (titles: string[]) => titles.map((title) => ['public_employee', title] as [string, string]);
const own: Record<string, [category: string, title: string][]> = { BV: asEmployees(hospital), PT: asEmployees(school) };
const titlesIn = (unit: CityUnit) => own[unit.code.split('-')[0]!] ?? postsOf(unit);

/** The people of the city, made when they are first sent to a class. */
export class Crowd {
  readonly #city: City;
  readonly #by: Chance;
  readonly #keys: Keys;
  readonly #known = new Map<string, Person[]>();
  readonly #serials = new Map<string, number>();
  readonly #senders = new Map<string, (by: Chance) => string>();
  readonly #away = new Set<string>();
  #newcomers: { id: string; one: Newcomer }[] = [];
  #moved: Moved[] = [];

  constructor(city: City, keys: Keys, by: Chance) {
    [this.#city, this.#keys, this.#by] = [city, keys, by];
  }

  /** Somebody for a class, sent by an agency that has to do with it; never twice to the same programme. */
  send(design: Design): Sent {
    const { family, opens: date } = design;
    const code = this.#sender(design);
    const known = this.#known.get(code) && this.#by.next() < AGAIN ? this.#again(code, family, date) : undefined;
    const person = known ?? this.#newcomer(code, family, date);
    const { id, fullName, sortName, sex, birthDate, category, positionTitle, now } = person;
    const unit = servedIn(person, date);
    return {
      personId: id,
      fullName,
      sortName,
      sex,
      birthDate,
      birthPrecision: 'day',
      positionTitle,
      category,
      senderId: unit.id,
      senderBloc: unit.bloc,
      senderLevel: unit.level,
      now,
    };
  }

  /** Somebody between thirty and fifty of the city's offices or a district's committee who was there by then; nobody twice. */
  officer(date: CalendarDate): string | undefined {
    const codes = [...this.#known.keys()].filter((code) => /^(S[A-Z]|B[A-Z]{2}$|VP|HU-)/.test(code));
    for (let n = 0; n < 40 && codes.length > 0; n++) {
      const { id, birthDate, since } = this.#by.pick(this.#known.get(this.#by.pick(codes))!);
      if (this.#away.has(id) || since > date || birthDate > addDays(date, -10_957) || birthDate < addDays(date, -18_262)) continue;
      this.#away.add(id);
      return id;
    }
    return undefined;
  }

  /** Those made since the last call, to be registered before their classes. */
  takeNewcomers(): { people: { id: string; one: Newcomer }[]; moved: Moved[] } {
    const taken = { people: this.#newcomers, moved: this.#moved };
    [this.#newcomers, this.#moved] = [[], []];
    return taken;
  }

  #again(code: string, family: number, date: CalendarDate): Person | undefined {
    const known = this.#known.get(code)!;
    const [youngest, oldest] = bornFor(family, date);
    for (let n = 0; n < 6; n++) {
      const person = known[this.#by.below(known.length)]!;
      if (person.been & (1 << family) || person.birthDate > youngest || person.birthDate < oldest || person.since > date) continue;
      person.been |= 1 << family;
      return person;
    }
    return undefined;
  }

  #newcomer(code: string, family: number, date: CalendarDate): Person {
    const by = this.#by;
    const sex = by.next() < 0.47 ? 'female' : 'male';
    const [youngest, oldest] = bornFor(family, date);
    const birthDate = addDays(youngest, -Math.floor((daysBetween(oldest, youngest) * (by.next() + by.next())) / 2));
    const fullName = nameOf(sex, partsOf(birthDate).year, by);
    const first = this.#city.units.get(code)!;
    const [category, positionTitle] = by.pick(titlesIn(first));
    // between school and the first class, most of them years before it
    const grown = addDays(birthDate, 8_036 + by.below(1_500));
    const some = addDays(date, -90 - by.below(4_000));
    const person: Person = {
      id: newId(),
      fullName,
      sortName: nameSortKey(fullName),
      sex,
      birthDate,
      category,
      positionTitle,
      been: 1 << family,
      first,
      now: this.#city.heirOf(first, by),
      since: latest(EARLIEST, some, earliest(grown, addDays(date, -30))),
    };
    const known = this.#known.get(code);
    if (!known) this.#known.set(code, [person]);
    else if (known.length < REMEMBERED) known.push(person);
    else known[by.below(REMEMBERED)] = person;
    this.#register(person);
    return person;
  }

  #register({ id, fullName, sex, birthDate, category, positionTitle, first, now, since }: Person): void {
    const personalNumber = this.#number(sex, birthDate);
    const hasMoved = first !== now && since < first.endedOn!;
    this.#newcomers.push({
      id,
      one: {
        fullName,
        folded: fold(fullName),
        sex,
        birthDate,
        birthPrecision: 'day',
        category: category as Newcomer['category'],
        positionTitle,
        phone: null,
        personalNumber,
        hasNumber: true,
        hash: numberHash(this.#keys, personalNumber),
        unitId: now.id,
        postFrom: hasMoved ? first.endedOn! : since,
        confirmDifferent: true,
      },
    });
    if (!hasMoved) return;
    this.#moved.push({ personId: id, unitId: first.id, bloc: first.bloc, positionTitle, category, from: since, until: first.endedOn! });
  }

  /** In shape, and of a province code that is not in use: it can be nobody's. */
  #number(sex: 'male' | 'female', birthDate: CalendarDate): string {
    const { year } = partsOf(birthDate);
    const head = `099${(year >= 2000 ? 2 : 0) + (sex === 'female' ? 1 : 0)}${birthDate.slice(2, 4)}`;
    const serial = (this.#serials.get(head) ?? 0) + 1;
    this.#serials.set(head, serial);
    // 7919 and a million have no common factor: all million serials, out of order
    return `${head}${String((serial * 7919) % 1_000_000).padStart(6, '0')}`;
  }

  #sender({ family, host, audience }: Design): string {
    const { senders: usual, own } = families[family]!;
    const senders = own?.[audience]?.senders ?? usual;
    const district = this.#city.units.get(host)?.district ?? '';
    const key = `${senders} ${district}`;
    let draw = this.#senders.get(key);
    if (!draw) this.#senders.set(key, (draw = urn(this.#sendersOf(senders, district))));
    return draw(this.#by);
  }

  #sendersOf(senders: Senders, district: string): (readonly [string, number])[] {
    const some = (test: (unit: CityUnit) => boolean, weight: number) =>
      this.#city.all((unit) => !unit.isNew && unit.kind !== 'political_centre' && test(unit)).map((unit) => [unit.code, weight] as const);
    const near = district === '' ? () => true : (unit: CityUnit) => unit.district === district;
    const communes = (weight: number) => some((unit) => unit.level === 'commune' && near(unit), weight);
    const districts = (weight: number) => some((unit) => unit.level === 'district' && near(unit), weight);
    const offices = (weight: number) => some((unit) => unit.kind === 'department' || unit.kind === 'party_commission', weight);
    const institutions = (weight: number) => some((unit) => unit.kind === 'public_service_unit', weight);
    const masses = (weight: number) => some((unit) => unit.kind === 'mass_organisation', weight);
    const central = (weight: number) => some((unit) => unit.kind === 'central_agency', weight);
    switch (senders) {
      case 'commune':
        return communes(1);
      case 'local':
        return [...communes(5), ...districts(4)];
      case 'public':
        return [...institutions(6), ...offices(3)];
      case 'hospitals':
        return some((unit) => unit.code.startsWith('BV-'), 1);
      case 'schools':
        return some((unit) => unit.code.startsWith('PT-'), 1);
      case 'mass':
        return [...masses(6), ...communes(2), ...districts(2)];
      case 'city':
        return [...offices(5), ...masses(3), ...institutions(2), ...central(1)];
      case 'any':
        return district === ''
          ? [...offices(6), ...institutions(3), ...districts(2), ...masses(4), ...communes(1), ...central(2)]
          : [...communes(4), ...districts(5)];
    }
  }
}
