import { setImmediate } from 'node:timers/promises';

const MOST_MS = 20;

/** Maps a long list without keeping everybody else waiting: other requests are served in between. */
export async function mapInSlices<From, To>(list: readonly From[], work: (one: From, index: number) => To): Promise<To[]> {
  const done: To[] = [];
  let since = performance.now();
  for (const [index, one] of list.entries()) {
    done.push(work(one, index));
    if (performance.now() - since < MOST_MS) continue;
    await setImmediate();
    since = performance.now();
  }
  return done;
}
