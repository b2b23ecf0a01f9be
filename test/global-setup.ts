import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createTenant, migrateAll } from '#platform/database/migrate.ts';
import { openDatabase, type DatabaseServer } from '#platform/database/server.ts';
import { birthOf, isAlive } from '#platform/process.ts';

/** What test files get from the one server of this run. Passwords of a server that lives for a minute on 127.0.0.1. */
export type TestServer = Pick<DatabaseServer, 'ownerUrl' | 'roleUrls' | 'roleNames' | 'keyFile'> & {
  superuserUrl: string;
  template: string;
};

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

const prefix = 'khuevan-test-';
/** Speed over safety: nothing here outlives the run. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '128MB',
  autovacuum: 'off',
};

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const places = [tmpdir(), '/tmp', '/var/tmp'].filter((place, index, all) => all.indexOf(place) === index);
  places.forEach(sweep);
  const { server, folder } = await start(places);
  await migrateAll(server);
  // most tests are not about signing in: those that are demand the code themselves
  await createTenant(server, { slug: 'tinh', name: 'Tỉnh thử nghiệm', demandsCode: false });
  const { ownerUrl, superuserUrl, roleUrls, roleNames, keyFile } = server;
  if (!superuserUrl) throw new Error('the tests run on the embedded server');
  project.provide('testServer', { ownerUrl, superuserUrl, roleUrls, roleNames, keyFile, template: 'khuevan' });
  return async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The first place for temporary files that the database's user may reach. */
async function start(places: string[]): Promise<{ server: DatabaseServer; folder: string }> {
  let problem: unknown;
  for (const place of places) {
    const folder = join(place, `${prefix}${process.pid}-${birthOf(process.pid)}`);
    try {
      const nothing = { keyFile: undefined, databaseUrl: undefined, databaseAppUrl: undefined };
      return { server: await openDatabase({ projectFolder: folder, dataFolder: folder, ...nothing }, { settings }), folder };
    } catch (error) {
      problem = error;
    }
  }
  throw problem;
}

/** Removes what killed runs left behind, their servers first. */
function sweep(place: string): void {
  for (const name of readdirSync(place).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(place, name);
    const [pid, birth] = name.slice(prefix.length).split('-');
    if (isAlive(Number(pid), birth)) continue;
    try {
      const postmaster = Number(readFileSync(join(folder, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
      if (readlinkSync(`/proc/${postmaster}/cwd`) === join(folder, 'pg')) process.kill(postmaster, 'SIGQUIT');
    } catch {
      // No server left.
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
