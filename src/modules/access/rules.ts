import { roleFacts, type Role } from '#kit/roles.ts';
import { fold, tidy } from '#kit/text.ts';

export const IDLE_MINUTES = 120;
export const LONGEST_HOURS = 12;
/** Failed tries older than this no longer count. */
export const WINDOW_MINUTES = 15;
/** A wider unit scope makes every query slow (row-level security over an array): give the bloc instead. */
export const MOST_UNITS = 50;
const LEAST_LETTERS = 15;

/** Sign-in names are typed with any case; they hold only letters without diacritics, digits and . _ @ - */
export const signInNameOf = (typed: string): string => tidy(typed).toLowerCase();
export const isSignInName = (name: string): boolean => /^[a-z0-9][a-z0-9._@-]{1,63}$/.test(name);

/** Vietnamese keyboards and macOS spell the same letters differently: a password is its NFC form. */
export const normalPassword = (typed: string): string => typed.normalize('NFC');

// Longest first, so that a long one is not eaten piecemeal.
const WELL_KNOWN = [
  'matkhau',
  'password',
  'khuevan',
  'dangnhap',
  'quantri',
  'admin',
  'welcome',
  'letmein',
  'iloveyou',
  'anhyeuem',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwerty',
  'hanoi',
  'hungyen',
  'saigon',
  'hochiminh',
  'danang',
  'haiphong',
  'cantho',
  'vietnam',
  'thudo',
  'truongchinhtri',
  'lehongphong',
  'chinhtri',
  'daotao',
  'boiduong',
  'canbo',
  'congchuc',
  'vienchuc',
  'tinhuy',
  'thanhuy',
  'uyban',
  'nhandan',
  'sonoivu',
  'noivu',
  'truong',
  'abc',
  '123',
].sort((a, b) => b.length - a.length);

/** Reason code when a password may not be used, else null. Length and guessability only: no rules about kinds of characters. */
export function passwordProblem(
  password: string,
  own: readonly string[] = [],
): 'access.password_short' | 'access.password_guessable' | null {
  const normal = normalPassword(password);
  if ([...normal].length < LEAST_LETTERS) return 'access.password_short';
  let rest = letters(normal);
  for (const word of [...own.flatMap((text) => [letters(text), ...fold(text).split(/[^a-z0-9]+/)]), ...WELL_KNOWN]) {
    if (word.length >= 3) rest = rest.replaceAll(word, '');
  }
  // What is left of 'hanoi-hanoi-2024!', 'aaaaaaaaaaaaaaa' or '123456789012345' is next to nothing.
  const surprising = [...rest].filter((letter, i) => i === 0 || Math.abs(letter.codePointAt(0)! - rest.codePointAt(i - 1)!) > 1);
  return new Set(surprising).size < 5 ? 'access.password_guessable' : null;
}

const letters = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

export type Failures = { count: number; lastAt: Date | null };

/**
 * Seconds before this address may try this account again; 0 = now.
 * An address that has not failed on this account gets in with the right password however many others attack it.
 */
export function secondsToWait(failed: { pair: Failures; account: Failures; address: Failures }, now: Date): number {
  const underAttack = failed.account.count >= 20;
  return Math.max(
    remaining(failed.pair, underAttack ? 1 : 5, now),
    // a whole office may share one address
    remaining(failed.address, 50, now),
  );
}

/** After the free tries: 1, 2, 4 … seconds, at most the window. */
function remaining({ count, lastAt }: Failures, free: number, now: Date): number {
  if (count < free || lastAt === null) return 0;
  const delay = Math.min(2 ** (count - free), WINDOW_MINUTES * 60);
  return Math.max(0, Math.ceil(delay - (now.getTime() - lastAt.getTime()) / 1000));
}

/** `units`: of a unit role, with everything below. `classes`: of a role over a class that one, over a person those it attends. */
export type HeldRole = {
  role: string;
  scope: string;
  bloc: number | null;
  units: number[] | null;
  classes: string[] | null;
  person: string | null;
  validFrom: string;
};

/**
 * Several roles at once: those of one kind over units, or over classes, add up; else the newest counts.
 * Never a mix, which would give the stronger role over the wider scope.
 */
export function actingRoles<T extends HeldRole>(held: readonly T[]): T[] {
  const [newest] = [...held].sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  if (!newest) return [];
  const addUp = addsUp(newest.scope) && held.every((one) => one.scope === newest.scope && one.role === newest.role);
  return addUp ? [...held] : [newest];
}

export const addsUp = (scope: string): boolean => scope === 'unit' || scope === 'class';

/** What stands against a role being held over such a scope for such a time, as a reason code; null = nothing. */
export function problemOfRole(role: Role, scope: string, validTo: string | null): 'access.role_scope' | 'access.role_needs_end' | null {
  const { scopes, limited } = roleFacts[role];
  if (!scopes.some((one) => one === scope)) return 'access.role_scope';
  return limited && validTo === null ? 'access.role_needs_end' : null;
}
