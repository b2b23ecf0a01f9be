import type { CDPSession, Page } from 'playwright-core';

export type Transferred = { requests: number; bytes: number; files: { path: string; bytes: number; encoding: string; cache: string }[] };

export type Line = {
  /** What came over the line since the last time one asked, headers and all, as it was sent. */
  take(): Transferred;
  cdp: CDPSession;
};

/** Counts at the browser's own network layer what a page fetches; what comes from its cache is no byte. */
export async function watchLine(page: Page): Promise<Line> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  const asked = new Map<string, Transferred['files'][number]>();
  let done: Transferred['files'] = [];
  cdp.on('Network.responseReceived', ({ requestId, response }) => {
    const header = (name: string) => response.headers[name] ?? '';
    asked.set(requestId, {
      path: new URL(response.url).pathname,
      bytes: 0,
      encoding: header('content-encoding'),
      cache: header('cache-control'),
    });
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const file = asked.get(requestId);
    if (file && encodedDataLength > 0) done.push({ ...file, bytes: encodedDataLength });
  });
  const take = () => {
    const files = done;
    done = [];
    return { requests: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), files };
  };
  return { take, cdp };
}
