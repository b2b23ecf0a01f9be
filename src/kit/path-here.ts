/**
 * Where to go after signing in: a path of this site, else `otherwise`. `//elsewhere`, `/\elsewhere`, `/..//elsewhere` and
 * `https:` would send a person away.
 */
export function pathHere(next: string | undefined, otherwise = '/'): string {
  const here = 'https://here.invalid';
  if (!next?.startsWith('/') || !URL.canParse(next, here)) return otherwise;
  const url = new URL(next, here);
  return url.origin === here && !url.pathname.startsWith('//') ? url.pathname + url.search : otherwise;
}
