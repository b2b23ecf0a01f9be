const consonants = 'bcdghklmnprstv';
const vowels = 'aeiou';

/** A password to read out once: five groups such as "kelo", about 61 bits, no letter that looks like another. */
export function firstPassword(): string {
  const pick = (letters: string) => {
    const limit = 256 - (256 % letters.length);
    for (;;) {
      const byte = crypto.getRandomValues(new Uint8Array(1))[0] ?? limit;
      if (byte < limit) return letters.charAt(byte % letters.length);
    }
  };
  const group = () => pick(consonants) + pick(vowels) + pick(consonants) + pick(vowels);
  return Array.from({ length: 5 }, group).join('-');
}
