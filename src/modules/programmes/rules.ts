import type { CalendarDate } from '#kit/dates.ts';
import { closest, compareText, fold } from '#kit/text.ts';

export type Term = { validFrom: CalendarDate; validTo: CalendarDate | null };

export const isInForce = (term: Term, on: CalendarDate): boolean => term.validFrom <= on && (term.validTo === null || on < term.validTo);

/** Of versions of one family: the one in force on a day. */
export const inForceOn = <V extends Term>(versions: readonly V[], on: CalendarDate): V | null =>
  versions.find((version) => isInForce(version, on)) ?? null;

/**
 * Where a new version falls among those of its family: the open one before it ends on its first day (`ends`);
 * a collision with any other is the version it would overlap.
 */
export function placeVersion<V extends Term & { id: string }>(versions: readonly V[], next: Term): { ends: V | null } | { overlaps: V } {
  const ends = versions.find((version) => version.validTo === null && version.validFrom < next.validFrom) ?? null;
  const overlaps = versions.find(
    (version) =>
      version !== ends &&
      (next.validTo === null || version.validFrom < next.validTo) &&
      (version.validTo === null || next.validFrom < version.validTo),
  );
  return overlaps ? { overlaps } : { ends };
}

type Named = { code: string; name: string };
type NamedFamily = Named & { id: string; versions: readonly Named[] };

/** The family that a code or a name means, in any case; the codes and names of its versions count too. Else the nearest code or name. */
export function familyMeant<F extends NamedFamily>(
  families: readonly F[],
  text: string,
): { family: F } | { family: null; suggestion: string | null } {
  const wanted = fold(text);
  const family = families.find((one) => [one, ...one.versions].some((named) => fold(named.code) === wanted || fold(named.name) === wanted));
  if (family) return { family };
  return {
    family: null,
    suggestion: closest(
      text,
      families.flatMap((one) => [one, ...one.versions].flatMap((named) => [named.code, named.name])),
    ),
  };
}

export const byName = (a: Named, b: Named): number => compareText(a.name, b.name) || (a.code < b.code ? -1 : 1);

/** By which a scheme's code as typed on a class is known again: 'Đề án 04-ĐA/TU', '04-đa/tu', '04 - ĐA / TU' are one. */
export const schemeKey = (typed: string): string =>
  fold(typed)
    .replace(/^de an( so)?[\s:]*/, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
