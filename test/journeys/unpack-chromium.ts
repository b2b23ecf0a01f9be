import chromium from '@sparticuz/chromium';

// A process of its own, because the package unpacks into the temporary folder of its environment; see browser.ts.
await chromium.executablePath();
