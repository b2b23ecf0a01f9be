import type { Progress } from './contract.ts';

/** How far the requests in flight are, by account and idempotency key: for the eye, in memory; a run itself is all or nothing. */
const underWay = new Map<string, Progress>();

export const progressOf = (accountId: string, key: string): Progress =>
  underWay.get(`${accountId} ${key}`) ?? { phase: 'waiting', done: 0, total: 0 };

/** Follows one request until `work` ends, well or badly. */
export async function withProgress<T>(
  accountId: string,
  key: string | undefined,
  work: (tell: (progress: Progress) => void) => Promise<T>,
): Promise<T> {
  const name = `${accountId} ${key ?? ''}`;
  if (key === undefined) return work(() => {});
  try {
    return await work((progress) => void underWay.set(name, progress));
  } finally {
    underWay.delete(name);
  }
}
