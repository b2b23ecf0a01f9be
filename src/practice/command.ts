import { formatNumber } from '#kit/numbers.ts';
import { hashPassword, passwordProblem, randomPassword } from '#modules/access';
import type { Register } from '#platform/cli/context.ts';
import { practiceFaults as faults } from '#platform/database/practice.vi.ts';
import { Fault } from '#platform/fault.ts';
import { makePractice, type PracticeMade } from './make-practice.ts';
import { words } from './words.vi.ts';

const OWN = { slug: 'thuchanh', agencies: 31, resetAt: '00:30' };

type Typed = { agencies?: string; at?: string; password?: string; reset?: true };
type Asked = { agencies?: number; resetAt?: string; password?: string };

/** What was typed, where it was. @throws Fault saying which cannot be */
export function readPractice({ agencies, at, password }: Typed): Asked {
  if (agencies !== undefined && !(/^\d{1,2}$/.test(agencies) && Number(agencies) >= 6)) throw new Fault(faults.agencies(agencies));
  if (at !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) throw new Fault(faults.time(at));
  if (password !== undefined && passwordProblem(password)) throw new Fault(faults.password());
  return {
    ...(agencies === undefined ? {} : { agencies: Number(agencies) }),
    ...(at === undefined ? {} : { resetAt: at }),
    ...(password === undefined ? {} : { password }),
  };
}

/** `khuevan practice`: a tenant to practise in, made once and made anew every night by the server, or now with --reset. */
export const registerPractice: Register = (program, context) => {
  program
    .command('practice')
    .description(words.description(OWN.slug))
    .option('--agencies <số>', words.agencies(OWN.agencies))
    .option('--password <mật khẩu>', words.password())
    .option('--at <giờ>', words.at(OWN.resetAt))
    .option('--reset', words.reset())
    .action(async (typed: Typed) => {
      const slug = program.opts<{ tenant?: string }>().tenant ?? OWN.slug;
      if (!/^[a-z](?!.*__)[a-z0-9_]{1,23}$/.test(slug)) throw new Fault(faults.slug(slug));
      const { password, ...asked } = readPractice(typed);
      let told = password;
      const made = await context.withInstallation(({ target, pools, database, keys, trail }) =>
        makePractice({ target, pools, database, keys, trail }, slug, async (kept) => {
          if (kept && !typed.reset) throw new Fault(faults.exists(slug));
          // told once: afterwards only its hash is known
          if (!kept) told ??= randomPassword();
          const passwordHash = told === undefined ? kept!.passwordHash : await hashPassword(told);
          return { ...OWN, ...kept, ...asked, passwordHash };
        }),
      );
      if (made === 'at work') throw new Fault(faults.atWork(slug));
      if (made) context.print(said(slug, made, told));
    });
};

const said = (slug: string, { agencies, accounts, resetAt, isNew, milliseconds }: PracticeMade, password: string | undefined): string =>
  [
    words.made(slug, { agencies, accounts, isNew, seconds: formatNumber(milliseconds / 1000, 1) }),
    password === undefined ? words.samePassword() : words.passwordIs(password),
    ...words.names(agencies),
    words.nightly(resetAt, slug),
  ].join('\n');
