import { expect, it } from 'vitest';
import { passwordProblem } from './password-rules.ts';
import { firstPassword } from './web/first-password.ts';

it('first passwords can be read aloud, differ, and pass the rules', () => {
  const made = Array.from({ length: 50 }, firstPassword);
  expect(new Set(made).size).toBe(50);
  for (const password of made) {
    expect(password).toMatch(/^([bcdghklmnprstv][aeiou][bcdghklmnprstv][aeiou]-?){5}$/);
    expect(passwordProblem(password), password).toBeNull();
  }
});
