import { language } from '#ui/language.ts';

const asked = new Map<string, Promise<Response>>();

/** What every first page needs is asked while the application is still on its way: on a slow line that is a round trip less. */
export function askAhead(path: string): void {
  if (path === '/dang-nhap') void ask('/api/tenants');
  else void ask('/api/session').then((answer) => (answer?.status === 401 ? ask('/api/tenants') : undefined));
}

/** The answer to a read that was asked ahead, once. */
export function askedAhead(url: string): Promise<Response> | undefined {
  const answer = asked.get(url);
  asked.delete(url);
  return answer;
}

function ask(url: string): Promise<Response | undefined> {
  const answer = fetch(url, { credentials: 'same-origin', headers: { Accept: 'application/json', 'Accept-Language': language } });
  asked.set(url, answer);
  return answer.catch(() => undefined);
}
