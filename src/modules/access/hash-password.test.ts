import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { hashPassword, inTurn, passwordMatches } from './hash-password.ts';

test('at most one at a time for each core; the others wait in a bounded line, beyond it is 503', async () => {
  let [running, most] = [0, 0];
  let go!: () => void;
  const gate = new Promise<void>((resolve) => (go = resolve));
  const work = async () => {
    most = Math.max(most, ++running);
    await gate;
    running -= 1;
  };
  const asked = Array.from({ length: 2_000 }, () =>
    inTurn(work).then(
      () => 'done',
      (refusal: { code: string; status: number }) => `${refusal.code} ${refusal.status}`,
    ),
  );
  go();
  const answers = await Promise.all(asked);
  expect(most).toBeLessThanOrEqual(availableParallelism());
  const [done, refused] = [answers.filter((one) => one === 'done'), answers.filter((one) => one !== 'done')];
  expect(done.length).toBeGreaterThanOrEqual(100);
  expect(done.length).toBeLessThanOrEqual(600);
  expect(new Set(refused)).toEqual(new Set(['access.busy 503']));
  // the line is empty again, also after work that failed
  await expect(inTurn(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await inTurn(() => Promise.resolve('next'))).toBe('next');
});

test('argon2id of 19 MiB and two passes; nobody’s password is nobody’s', async () => {
  const stored = await hashPassword('cá rô gánh nước mưa');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwordMatches(stored, 'cá rô gánh nước mưa'.normalize('NFD'))).toBe(true);
  expect(await passwordMatches(stored, 'sai')).toBe(false);
  expect(await passwordMatches(null, 'cá rô gánh nước mưa')).toBe(false);
});
