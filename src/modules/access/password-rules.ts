import { fold } from '#kit/text.ts';
import { commonPasswords } from './block-list.ts';

/** Characters a password needs: more where nothing else proves who somebody is (NIST SP 800-63B-4, 3.1.1.2). */
export const LEAST = { alone: 15, withCode: 8 } as const;

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

export type PasswordProblem = 'access.password_short' | 'access.password_common' | 'access.password_guessable' | 'access.password_kinds';

/**
 * Reason code when a password may not be used, else null. Length, the list of common ones, guessability; kinds of characters
 * only where the office asks for them (`leastKinds`: of small letters, capitals, digits, other signs).
 */
export function passwordProblem(
  password: string,
  own: readonly string[] = [],
  { least = LEAST.alone, leastKinds = 0 }: { least?: number; leastKinds?: number } = {},
): PasswordProblem | null {
  const normal = normalPassword(password);
  if ([...normal].length < least) return 'access.password_short';
  if (isCommon(normal)) return 'access.password_common';
  let rest = letters(normal);
  for (const word of [...own.flatMap((text) => [letters(text), ...fold(text).split(/[^a-z0-9]+/)]), ...WELL_KNOWN]) {
    if (word.length >= 3) rest = rest.replaceAll(word, '');
  }
  // What is left of 'hanoi-hanoi-2024!', 'aaaaaaaaaaaaaaa' or '123456789012345' is next to nothing.
  const surprising = [...rest].filter((letter, i) => i === 0 || Math.abs(letter.codePointAt(0)! - rest.codePointAt(i - 1)!) > 1);
  if (new Set(surprising).size < 5) return 'access.password_guessable';
  return kindsIn(normal) < leastKinds ? 'access.password_kinds' : null;
}

const letters = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '');
const kindsIn = (text: string) => [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(text)).length;

const LOOK_ALIKES: Record<string, string> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', $: 's', '5': 's', '7': 't' };

/** The list knows words; people put years, rows of digits and signs around and between them, double them, or write 0 for o. */
function isCommon(password: string): boolean {
  const plain = fold(password).replace(/\s/g, '');
  const bare = (text: string) => text.replace(/^[^a-z]+|[^a-z]+$/g, '');
  const spelled = (text: string) => text.replace(/[@431!0$57]/g, (sign) => LOOK_ALIKES[sign]!).replace(/[^a-z]/g, '');
  const between = plain.replace(/[^a-z]/g, '');
  const forms = [plain, letters(plain), between, bare(plain), letters(bare(plain)), spelled(plain), spelled(bare(plain))];
  return forms.some((form) => commonPasswords.has(form) || commonPasswords.has(onceOf(form)));
}

/** 'hanoihanoi' is 'hanoi'. */
const onceOf = (text: string): string => /^(.{3,}?)\1+$/.exec(text)?.[1] ?? text;
