import type { AddressInfo } from 'node:net';
import { buildApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { openInstallation } from '../../src/installation.ts';

/** The application as `npm start` runs it, without screens, over a database that is there. Says how much memory it held when asked. */
const { pools, keys } = await openInstallation({ ...loadConfig({}), dataFolder: process.argv[2]! }, { sample: 'leave' });
const app = await buildApp({ pools, keys, webRoot: null });
await app.listen({ port: 0, host: '127.0.0.1' });
process.on('SIGTERM', () => process.exit(0));
process.on('message', () => process.send!({ megabytes: process.resourceUsage().maxRSS / 1024, cpu: process.cpuUsage() }));
process.send!({ port: (app.server.address() as AddressInfo).port });
