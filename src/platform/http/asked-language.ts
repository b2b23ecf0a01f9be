import type { FastifyRequest } from 'fastify';
import { languageIn, languages, type Language } from '#kit/language.ts';

/**
 * The language of a reply. Our pages and other programs say theirs in Accept-Language; where a browser itself follows a plain link
 * (it wants a page), that header is only how the browser was installed, and what was chosen on the page counts.
 */
export function askedLanguage({ headers, cookies }: Pick<FastifyRequest, 'headers' | 'cookies'>): Language {
  if (!headers.accept?.includes('text/html')) return acceptedLanguage(headers['accept-language']);
  return languageIn(cookies) ?? 'vi';
}

/** The best of ours that the header names; Vietnamese where it names none. */
export function acceptedLanguage(accepted: string | undefined): Language {
  let [best, weight]: [Language, number] = ['vi', 0];
  for (const one of (accepted ?? '').toLowerCase().split(',').slice(0, 20)) {
    const [tag = '', ...parameters] = one.split(';').map((part) => part.trim());
    const asked = languages.find((language) => tag === language || tag.startsWith(`${language}-`));
    const q = Number(parameters.find((part) => part.startsWith('q='))?.slice(2) ?? 1);
    if (asked && q > weight) [best, weight] = [asked, q];
  }
  return best;
}
