import { calendarDate, partsOf, type CalendarDate } from '#kit/dates.ts';
import type { Overlap } from '#modules/programmes';
import { phrase, type Params, type Text } from '#platform/refusal.ts';

/** A class somebody has finished, is in or is listed for, or a run at another institution. */
export type Past = {
  personId: string;
  classId: string | null;
  /** Code of the class; of a run elsewhere, the institution. */
  name: Text;
  versionId: string | null;
  familyId: string;
  state: 'finished' | 'under_way';
  from: CalendarDate | null;
  to: CalendarDate | null;
};
export type HeldCertificate = { personId: string; title: string; familyId: string | null; issuedOn: CalendarDate | null };
/** A level somebody has on a ladder, in the words it is known by; `proven`: there is a paper of it. */
export type HeldLevel = { personId: string; title: Text; ladder: string; level: number; since: CalendarDate | null; proven: boolean };

/** What is asked for: which content, when, and the class itself, which does not speak against itself. */
export type Wanted = {
  familyId: string;
  on: CalendarDate;
  from: CalendarDate | null;
  to: CalendarDate | null;
  exceptClassIds: readonly string[];
};

/**
 * What speaks against calling somebody again, for a person to judge. `warn`: it is so; `notice`: it may be so (titles nobody has confirmed,
 * days that are not known). `share`: percent of the wanted content; `topics`: those that are the same.
 */
export type SameContentWarning = {
  kind: 'completed' | 'attending' | 'clash' | 'certificate';
  code: SameContentCode;
  severity: 'warn' | 'notice';
  params: Params;
  classId: string | null;
  share: number | null;
  topics: string[];
};
export type SameContentCode =
  | 'class.same_completed'
  | 'class.same_completed_whole'
  | 'class.same_completed_maybe'
  | 'class.same_attending'
  | 'class.same_attending_whole'
  | 'class.same_attending_maybe'
  | 'class.same_dates'
  | 'class.same_dates_maybe'
  | 'class.same_certificate'
  | 'class.as_high_certificate';

const day = (date: CalendarDate | null): Text => date ?? phrase('class.day_unknown');

type Numbers = { share: number; years: number };

/** Since when what was finished still counts: the same day so many years before. */
export function since(on: CalendarDate, years: number): CalendarDate {
  const { year, month, day: last } = partsOf(on);
  return calendarDate(year - years, month, last) ?? calendarDate(year - years, month, 28)!;
}

/** Of one class: how much of the wanted content it covers, from the threshold on. */
export function contentWarning(
  wanted: Wanted,
  past: Past,
  overlap: Overlap | null,
  { share: least, years }: Numbers,
): SameContentWarning | null {
  if (past.classId !== null && wanted.exceptClassIds.includes(past.classId)) return null;
  const finished = past.state === 'finished';
  if (finished && (past.to === null || past.to < since(wanted.on, years) || past.to > wanted.on)) return null;
  const found = overlap?.aInB ?? null;
  if (found === null || found.possible < least) return null;
  const sure = found.share >= least;
  const kind = finished ? 'completed' : 'attending';
  const whole = overlap!.by !== 'topics';
  const share = sure ? found.share : found.possible;
  return {
    kind,
    code: `class.same_${kind}${whole ? '_whole' : sure ? '' : '_maybe'}`,
    severity: sure ? 'warn' : 'notice',
    params: { name: past.name, date: day(finished ? past.to : past.from), share, least },
    classId: past.classId,
    share,
    topics: [...new Set(overlap!.pairs.filter((pair) => pair.sure || !sure).map(({ a }) => a.title))],
  };
}

/** Two classes whose days meet; where the end is not known it may be so. */
export function clashWarning(wanted: Wanted, past: Past): SameContentWarning | null {
  if (past.state === 'finished' || wanted.from === null || past.from === null) return null;
  if (past.classId !== null && wanted.exceptClassIds.includes(past.classId)) return null;
  const to = wanted.to ?? wanted.from;
  if (past.from > to || (past.to !== null && past.to < wanted.from)) return null;
  const sure = past.to !== null || past.from >= wanted.from;
  return {
    kind: 'clash',
    code: sure ? 'class.same_dates' : 'class.same_dates_maybe',
    severity: sure ? 'warn' : 'notice',
    params: { name: past.name, start: past.from, end: day(past.to) },
    classId: past.classId,
    share: null,
    topics: [],
  };
}

/** The same certificate, or one as high on the same ladder; a certificate without its day still counts. */
export function certificateWarnings(
  wanted: Pick<Wanted, 'familyId'>,
  held: { certificates: readonly HeldCertificate[]; levels: readonly HeldLevel[] },
  levels: ReadonlyMap<string, { ladder: string; level: number }>,
): SameContentWarning[] {
  const place = levels.get(wanted.familyId);
  const asHigh = (one: { ladder: string; level: number } | undefined) =>
    one !== undefined && place !== undefined && one.ladder === place.ladder && one.level >= place.level;
  const say = (code: SameContentCode, title: Text, date: CalendarDate | null, proven = true): SameContentWarning => ({
    kind: 'certificate',
    code,
    severity: proven ? 'warn' : 'notice',
    params: { title, date: day(date) },
    classId: null,
    share: null,
    topics: [],
  });
  return [
    ...held.certificates.flatMap(({ familyId, title, issuedOn }) => {
      if (familyId === wanted.familyId) return [say('class.same_certificate', title, issuedOn)];
      return familyId !== null && asHigh(levels.get(familyId)) ? [say('class.as_high_certificate', title, issuedOn)] : [];
    }),
    ...held.levels.flatMap((one) => (asHigh(one) ? [say('class.as_high_certificate', one.title, one.since, one.proven)] : [])),
  ];
}
