import { addDays, quarterOf, type CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import type { Chance } from '../sample/chance.ts';
import { families, type Family, type RunnerKind } from './families.ts';
import type { City } from './units.ts';
import { urn } from './urn.ts';

export type CityOrder = { classes: number; enrolments: number; firstYear: number; lastYear: number };

/** A class before anybody is in it. Units by the codes they had at the start of its year. */
export type Design = {
  id: string;
  code: string;
  family: number;
  year: number;
  opens: CalendarDate;
  /** As planned; what is later than today has not happened. */
  ends: CalendarDate;
  size: number;
  runner: string;
  host: string;
  lead: string;
  audience: string;
  funding: string;
};

const months = (...weights: number[]) => urn(weights.map((weight, n) => [n + 1, weight] as const));
const ordinary = months(3, 3, 8, 10, 11, 11, 9, 9, 11, 11, 9, 5);
/** Reorganised at midyear: many classes waited until after it. */
const reorganised = months(4, 6, 10, 7, 5, 3, 2, 6, 14, 16, 15, 9);
const familyOf = urn(families.map((family, n) => [n, family.share] as const));
/** Those of the year before the first are still running when it begins. */
const longOnes = urn(families.flatMap((family, n) => (family.days[1] >= 40 ? [[n, family.share] as const] : [])));
const CARRIED_IN = 0.03;

/** So many classes over the years, of all sizes, so that their seats are exactly as many as ordered. In the order of their opening. */
export function designClasses(order: CityOrder, city: City, by: Chance): Design[] {
  const { classes, firstYear, lastYear } = order;
  const earlier = Math.max(2, Math.round(classes * CARRIED_IN));
  const years = lastYear - firstYear + 1;
  const runners = runnersOf(city);
  const designs: Design[] = [];
  for (let n = 0; n < classes; n++) {
    const year = n < earlier ? firstYear - 1 : firstYear + Math.floor(((n - earlier) * years) / (classes - earlier));
    const family = year < firstYear ? longOnes(by) : familyOf(by);
    const month = year < firstYear ? 10 + by.below(3) : (year === 2025 ? reorganised : ordinary)(by);
    designs.push(oneClass(family, year, workday(`${year}-${String(month).padStart(2, '0')}-01`, by.below(28), year), runners, by));
  }
  designs.sort((a, b) => (a.opens < b.opens ? -1 : a.opens > b.opens ? 1 : 0));
  const numbered = new Map<string, number>();
  for (const one of designs) {
    const { code } = families[one.family]!;
    const series = `${code}${String(one.year).slice(2)}`;
    const n = (numbered.get(series) ?? 0) + 1;
    numbered.set(series, n);
    one.code = `${series}-${String(n).padStart(4, '0')}`;
  }
  shareSeats(designs, order.enrolments, by);
  return designs;
}

export function nextWorkday(date: CalendarDate): CalendarDate {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 ? nextWorkday(addDays(date, 1)) : date;
}

/** A working day of the year. */
function workday(month: CalendarDate, days: number, year: number): CalendarDate {
  const date = nextWorkday(addDays(month, days));
  return date > `${year}-12-31` ? workday(month, days - 5, year) : date;
}

/** Made when it is written: tens of thousands of names need not be held. */
export const nameOfClass = ({ family, audience, code, year }: Design): string =>
  `${families[family]!.name}${audience ? ` – ${audience}` : ''}, lớp ${Number(code.slice(code.indexOf('-') + 1))} năm ${year}`;

type Runners = Record<RunnerKind, (by: Chance) => string>;

function runnersOf(city: City): Runners {
  const of = (test: (code: string, kind: string, level: string) => boolean) =>
    urn(city.all((unit) => !unit.isNew && test(unit.code, unit.kind, unit.level)).map((unit) => [unit.code, 1] as const));
  return {
    school: () => 'TCT',
    centre: of((code) => code.startsWith('TTCT-')),
    district: of((code) => code.startsWith('UB-')),
    department: of((code, kind) => kind === 'department' && code !== 'BQLDA'),
    mass: of((_, kind) => kind === 'mass_organisation'),
  };
}

const kindOf = families.map((family) => urn(family.runners));

function oneClass(family: number, year: number, opens: CalendarDate, runners: Runners, by: Chance): Design {
  const { days, audience: audiences, own } = families[family]!;
  const kind = kindOf[family]!(by);
  const audience = by.pick(audiences);
  const runner = (kind === 'department' && own?.[audience]?.department) || runners[kind](by);
  // the school teaches its long courses at the district centres as often as at home
  const host = kind === 'school' && days[1] > 30 && by.next() < 0.5 ? runners.centre(by) : runner;
  return {
    id: newId(),
    code: '',
    family,
    year,
    opens,
    ends: addDays(opens, days[0] - 1 + by.below(days[1] - days[0] + 1)),
    size: 0,
    runner,
    host,
    lead: leadOf(kind, runner, families[family]!),
    audience,
    funding: kind === 'school' || kind === 'department' ? 'NST' : kind === 'mass' ? 'KHAC' : by.next() < 0.85 ? 'NSH' : 'NSX',
  };
}

function leadOf(kind: RunnerKind, runner: string, family: Family): string {
  if (kind === 'centre') return `HU-${runner.slice(5)}`;
  if (kind === 'district') return runner;
  if (kind === 'mass') return 'BTC';
  return kind === 'department' || family.code.startsWith('NCV') || family.code === 'LDP' || family.code === 'BDCX' ? 'SNV' : 'BTC';
}

/** Few classes are large and most are small; together they have exactly so many seats, none fewer than two. */
function shareSeats(designs: Design[], enrolments: number, by: Chance): void {
  const weights = designs.map((one) => families[one.family]!.size * Math.exp(0.8 * (by.next() + by.next() - 1)));
  const spare = enrolments - 2 * designs.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = enrolments;
  for (const [n, one] of designs.entries()) left -= one.size = 2 + Math.floor((spare * weights[n]!) / total);
  for (let n = 0; left > 0; n = (n + 1) % designs.length, left--) designs[n]!.size += 1;
}

export const quarterIn = (date: CalendarDate): 1 | 2 | 3 | 4 => quarterOf(date);
