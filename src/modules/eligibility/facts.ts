import type { CalendarDate } from '#kit/dates.ts';
import type { EducationLevel, PartyStatus, Personnel, Rank, ReferenceDay, StudyMode, TheoryLevel } from './kinds.ts';

/** A day as far as it is known; of a month or a year, any day in it. */
export type KnownDay = { date: CalendarDate; precision: 'day' | 'month' | 'year' };

/** What is on record of a person. Null: not known, which is never taken for no. */
export type Facts = {
  category: Personnel | null;
  sex: 'male' | 'female' | null;
  birth: KnownDay | null;
  partyStatus: PartyStatus | null;
  ethnicMinority: boolean | null;
  education: EducationLevel | null;
  /** Whether the task of a year was done well or better (hoàn thành tốt nhiệm vụ trở lên); a year that is not here is not known. */
  ratings: readonly { year: number; good: boolean }[];
  servingSince: KnownDay | null;
  ranks: readonly { rank: Rank; since: KnownDay }[] | null;
  /**
   * diploma: bằng tốt nghiệp. confirmation: giấy xác nhận trình độ, which counts when issued before 9/7/2021. stated: only said so,
   * on a list or in a file.
   */
  theory: readonly { level: TheoryLevel; evidence: 'diploma' | 'confirmation' | 'stated'; issuedOn: KnownDay | null }[] | null;
  /** Held on record; null: nobody has looked. */
  certificates: readonly { familyId: string | null; title: string; issuedOn: CalendarDate | null }[] | null;
};

/** What somebody is judged for: a class or a series, and what the nomination says of the person beside the facts. */
export type Occasion = {
  familyId: string;
  studyMode: StudyMode | null;
  /** Null: not fixed yet. */
  days: Readonly<Record<ReferenceDay, CalendarDate | null>>;
  /** Last study day; null: not fixed yet. */
  endsOn: CalendarDate | null;
  studyMonths: number | null;
  /** Months of service committed to afterwards. */
  commitmentMonths: number | null;
  /** Other classes the person is in or summoned to, each with its days; null: nobody has looked. */
  otherClasses: readonly { code: string; from: CalendarDate; to: CalendarDate | null }[] | null;
};

export const nothingKnown: Facts = {
  category: null,
  sex: null,
  birth: null,
  partyStatus: null,
  ethnicMinority: null,
  education: null,
  ratings: [],
  servingSince: null,
  ranks: null,
  theory: null,
  certificates: null,
};
