import { type Language, languageCookieOver, languageIn } from '#kit/language.ts';

const YEAR = 365 * 24 * 60 * 60;

/** The language of this page; Vietnamese until somebody chooses otherwise. It holds as long as the page: choosing loads it anew. */
export const language: Language = chosen() ?? 'vi';

/** Each in its own tongue, so that one finds one's own. */
export const languageNames: Record<Language, string> = { vi: 'Tiếng Việt', en: 'English' };

/** Remembered by the browser. A full load leaves no text, read or drawn, in the language before. */
export function chooseLanguage(next: Language): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${languageCookieOver(location.protocol)}=${next}; path=/; max-age=${YEAR}; samesite=lax${secure}`;
  location.reload();
}

function chosen(): Language | undefined {
  const cookies = typeof document === 'undefined' ? '' : document.cookie;
  return languageIn(Object.fromEntries(cookies.split('; ').map((one) => one.split('='))) as Record<string, string>);
}
