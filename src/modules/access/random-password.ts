import { randomInt } from 'node:crypto';

// Without letters and digits that look alike on paper.
const letters = 'abcdefghkmnpqrstuvwxyz23456789';

/** Twenty letters in four groups, about 98 bits: 'k7qfm-2xwta-p9bdc-hh4rz'. */
export const randomPassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')).join('-');
