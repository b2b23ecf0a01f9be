import { languages, type Language } from '#kit/language.ts';

/** The language that a caller asks for in Accept-Language; Vietnamese where it asks for none of ours. */
export function askedLanguage(accepted: string | undefined): Language {
  let [best, weight]: [Language, number] = ['vi', 0];
  for (const one of (accepted ?? '').toLowerCase().split(',').slice(0, 20)) {
    const [tag = '', ...parameters] = one.split(';').map((part) => part.trim());
    const asked = languages.find((language) => tag === language || tag.startsWith(`${language}-`));
    const q = Number(parameters.find((part) => part.startsWith('q='))?.slice(2) ?? 1);
    if (asked && q > weight) [best, weight] = [asked, q];
  }
  return best;
}
