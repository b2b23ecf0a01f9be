import { roleFacts, type Role } from '#kit/roles.ts';
import { tidy } from '#kit/text.ts';

export const IDLE_MINUTES = 120;
export const LONGEST_HOURS = 12;
/** Failed tries older than this no longer count. */
export const WINDOW_MINUTES = 15;
/** A wider unit scope makes every query slow (row-level security over an array): give the bloc instead. */
export const MOST_UNITS = 50;
/** Between the right password and the code. */
export const STEP_MINUTES = 5;
/** Between showing a new secret and the first code made with it. */
export const OFFER_MINUTES = 15;

/** Sign-in names are typed with any case; they hold only letters without diacritics, digits and . _ @ - */
export const signInNameOf = (typed: string): string => tidy(typed).toLowerCase();
export const isSignInName = (name: string): boolean => /^[a-z0-9][a-z0-9._@-]{1,63}$/.test(name);

export type Failures = { count: number; lastAt: Date | null };

/**
 * Seconds before this address may try this account again; 0 = now.
 * An address that has not failed on this account gets in with the right password however many others attack it.
 */
export function secondsToWait(
  failed: { pair: Failures; account: Failures; address: Failures },
  now: Date,
  { guessable = false }: { guessable?: boolean } = {},
): number {
  const underAttack = failed.account.count >= 20;
  return Math.max(
    remaining(failed.pair, underAttack ? 1 : 5, now),
    // a whole office may share one address
    remaining(failed.address, 50, now),
    // six digits can be guessed from many addresses, and only who has the password comes this far; recovery codes stay open
    guessable ? remaining(failed.account, 50, now) : 0,
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
  /** Every record of that person, also those that were merged. */
  records?: string[] | null;
  validFrom: string;
  /** Restricted classes too, by the decision that gave the role. */
  seesRestricted: boolean;
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

/** Who sees others' data signs in with a one-time code too; a trainee sees only the own file, and may. */
export const seesOthers = (held: readonly Pick<HeldRole, 'role'>[]): boolean => held.some((one) => one.role !== 'trainee');

export const addsUp = (scope: string): boolean => scope === 'unit' || scope === 'class';

/** What stands against a role being held over such a scope for such a time, as a reason code; null = nothing. */
export function problemOfRole(role: Role, scope: string, validTo: string | null): 'access.role_scope' | 'access.role_needs_end' | null {
  const { scopes, limited } = roleFacts[role];
  if (!scopes.some((one) => one === scope)) return 'access.role_scope';
  return limited && validTo === null ? 'access.role_needs_end' : null;
}
