import { resolve } from 'node:path';
import { Fault } from '#platform/fault.ts';
import { faults } from '#platform/faults.vi.ts';

/** What the surroundings ask of us. The only place where the environment is read. */
export type Config = {
  port: number;
  host: string;
  /** The clone: where package.json and migrations/ are. */
  projectFolder: string;
  /** Set by hand (KHUEVAN_DATA), or undefined for ./data. Absolute. */
  dataFolder: string | undefined;
  /** KHUEVAN_KEY_FILE, absolute; undefined means beside the embedded database. */
  keyFile: string | undefined;
  /** KHUEVAN_ANCHOR, absolute: where the ends of the audit trails are held; undefined means beside the keys. */
  anchorFolder: string | undefined;
  /** Owner of an external database, used for migrations only; undefined means the embedded one. */
  databaseUrl: string | undefined;
  /** Roles made by hand: the word {role} in it stands for unit, bloc and tenant. */
  databaseAppUrl: string | undefined;
  tenant: string | undefined;
  /** Of the sample's accounts; undefined means one made by chance. */
  samplePassword: string | undefined;
  debug: boolean;
};

type Environment = Record<string, string | undefined>;

const projectFolder = resolve(import.meta.dirname, '..');

/** @throws Fault when a setting cannot be understood. */
export function loadConfig(environment: Environment = process.env): Config {
  const given = (name: string) => environment[name]?.trim() || undefined;
  const path = (name: string) => {
    const value = given(name);
    return value === undefined ? undefined : resolve(value);
  };
  const databaseUrl = given('DATABASE_URL');
  const databaseAppUrl = given('DATABASE_APP_URL');
  const keyFile = path('KHUEVAN_KEY_FILE');
  for (const [name, url] of Object.entries({ DATABASE_URL: databaseUrl, DATABASE_APP_URL: databaseAppUrl })) {
    if (url && !/^postgres(ql)?:\/\//.test(url)) throw new Fault(faults.databaseUrlShape(name));
  }
  if (databaseAppUrl && !databaseUrl) throw new Fault(faults.appUrlAlone());
  if (databaseAppUrl && !databaseAppUrl.includes('{role}')) throw new Fault(faults.appUrlWithoutRole());
  if (databaseUrl && !keyFile) throw new Fault(faults.keyFileObligatory());
  return {
    port: portNumber(given('PORT')),
    host: given('HOST') ?? '127.0.0.1',
    projectFolder,
    dataFolder: path('KHUEVAN_DATA'),
    keyFile,
    anchorFolder: path('KHUEVAN_ANCHOR'),
    databaseUrl,
    databaseAppUrl,
    tenant: given('KHUEVAN_TENANT'),
    samplePassword: given('KHUEVAN_SAMPLE_PASSWORD'),
    debug: debugging(environment),
  };
}

/** Asked before the rest of the configuration can be trusted: whether to show stack traces. */
export const debugging = (environment: Environment = process.env): boolean => environment['KHUEVAN_DEBUG'] === '1';

function portNumber(text: string | undefined): number {
  if (text === undefined) return 8080;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new Fault(faults.portShape(text));
  return port;
}
