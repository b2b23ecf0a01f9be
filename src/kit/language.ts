/** Languages of the screens and of what the server says. Official papers are Vietnamese in both. */
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

/** English as it is printed in Viet Nam: day before month, comma for thousands. */
export const locales: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };

/** Where the browser remembers which was chosen: the page writes it, the server reads it to send the page that names the right texts. */
const languageCookie = 'khuevan_language';
/** Under TLS bound to this host and never sent in clear. */
export const languageCookieOver = (protocol: string): string => (protocol === 'https:' ? `__Host-${languageCookie}` : languageCookie);

export function languageIn(cookies: Record<string, string | undefined> | undefined): Language | undefined {
  const chosen = cookies?.[languageCookieOver('https:')] ?? cookies?.[languageCookie];
  return languages.find((one) => one === chosen);
}
