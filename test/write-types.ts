/** `npm run types`: migrates a database of its own and writes src/platform/database/schema.ts from it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTenant, migrateAll } from '#platform/database/migrate.ts';
import { openDatabase } from '#platform/database/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'khuevan-types-'));
chmodSync(folder, 0o755);
const server = await openDatabase({
  projectFolder: folder,
  dataFolder: folder,
  keyFile: undefined,
  databaseUrl: undefined,
  databaseAppUrl: undefined,
});
try {
  await migrateAll(server);
  await createTenant(server, { slug: 'tinh', name: 'Tỉnh' });
  const types = { int8: 'number', timestamptz: 'string', date: 'string', jsonb: 'unknown' };
  execFileSync(
    'kysely-codegen',
    [
      '--url',
      server.superuserUrl ?? server.ownerUrl,
      '--dialect',
      'postgres',
      '--camel-case',
      '--include-pattern',
      'tinh.*',
      '--default-schema',
      'tinh',
      '--date-parser',
      'string',
      '--type-mapping',
      JSON.stringify(types),
      '--out-file',
      'src/platform/database/schema.ts',
    ],
    { stdio: 'inherit' },
  );
} finally {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
