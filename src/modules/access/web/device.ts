const browsers: [RegExp, string][] = [
  [/\bcoc_coc_browser\/|\bCocCoc/i, 'Cốc Cốc'],
  [/\bZalo/i, 'Zalo'],
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\/|\bHeadlessChrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/\bWindows\b/, 'Windows'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
];

/** What a browser calls itself, as people call it; null where it says nothing known. */
export const browserOf = (client: string | null): string | null => browsers.find(([pattern]) => pattern.test(client ?? ''))?.[1] ?? null;
export const systemOf = (client: string | null): string | null => systems.find(([pattern]) => pattern.test(client ?? ''))?.[1] ?? null;
