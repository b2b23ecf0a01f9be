import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { ElsewhereSettings } from '#modules/access';
import { Fault } from '#platform/fault.ts';
import { faults } from '#platform/faults.vi.ts';
import type { Called } from '#platform/http/front-door.ts';

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
  /** KHUEVAN_URL: under which address browsers reach us, without a path; undefined means any. */
  ourUrl: string | undefined;
  /** KHUEVAN_URL and KHUEVAN_HOSTS: under which names browsers reach us. */
  called: Called;
  /** KHUEVAN_PROXY: addresses of the proxies in front of us, for the framework; undefined means this machine's. */
  proxies: string | undefined;
  /** A provider by which people may sign in; undefined means there is none. */
  elsewhere: ElsewhereSettings | undefined;
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
  const ourUrl = originOf(given('KHUEVAN_URL'));
  if (databaseAppUrl && !databaseUrl) throw new Fault(faults.appUrlAlone());
  if (databaseAppUrl && !databaseAppUrl.includes('{role}')) throw new Fault(faults.appUrlWithoutRole());
  if (databaseUrl && !keyFile) throw new Fault(faults.keyFileObligatory());
  const host = given('HOST') ?? '127.0.0.1';
  return {
    port: portNumber(given('PORT')),
    host,
    projectFolder,
    dataFolder: path('KHUEVAN_DATA'),
    keyFile,
    anchorFolder: path('KHUEVAN_ANCHOR'),
    databaseUrl,
    databaseAppUrl,
    tenant: given('KHUEVAN_TENANT'),
    samplePassword: given('KHUEVAN_SAMPLE_PASSWORD'),
    debug: debugging(environment),
    ourUrl,
    called: calledBy(host, ourUrl, listed(given('KHUEVAN_HOSTS'))),
    proxies: proxiesIn(listed(given('KHUEVAN_PROXY'))),
    elsewhere: elsewhereSettings(given, ourUrl),
  };
}

const isHere = (url: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);

function originOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username)
    throw new Fault(faults.ourUrlShape(text));
  return url.origin;
}

const listed = (text: string | undefined): string[] => (text ?? '').split(/[\s,]+/).filter(Boolean);

/** Where nobody said it: on this machine alone any name, for others its addresses and its own name only. */
function calledBy(listening: string, ourUrl: string | undefined, more: readonly string[]): Called {
  for (const one of more) if (URL.parse(`http://${one}`)?.host !== one.toLowerCase()) throw new Fault(faults.hostsShape(one));
  const hosts = [...(ourUrl ? [new URL(ourUrl).host] : []), ...more.map((one) => one.toLowerCase())];
  const here = ['localhost', '127.0.0.1', '::1'].includes(listening);
  return { hosts: hosts.length > 0 ? hosts : here ? 'any' : 'numbers', https: ourUrl?.startsWith('https:') ?? false };
}

function proxiesIn(addresses: readonly string[]): string | undefined {
  for (const one of addresses) {
    const [address = '', bits, ...rest] = one.split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    if (isIP(address) === 0 || rest.length > 0 || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most)))
      throw new Fault(faults.proxyShape(one));
  }
  return addresses.length > 0 ? ['loopback', ...addresses].join(', ') : undefined;
}

/** OpenID Connect: all of it or nothing. */
function elsewhereSettings(given: (name: string) => string | undefined, ourUrl: string | undefined): ElsewhereSettings | undefined {
  const needed = {
    KHUEVAN_OIDC_ISSUER: given('KHUEVAN_OIDC_ISSUER'),
    KHUEVAN_OIDC_CLIENT_ID: given('KHUEVAN_OIDC_CLIENT_ID'),
    KHUEVAN_OIDC_SECRET: given('KHUEVAN_OIDC_SECRET'),
    KHUEVAN_OIDC_CLAIM: given('KHUEVAN_OIDC_CLAIM'),
  };
  if (Object.values(needed).every((value) => value === undefined)) return undefined;
  const missing = Object.entries({ ...needed, KHUEVAN_URL: ourUrl }).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length > 0) throw new Fault(faults.oidcIncomplete(missing.join(', ')));
  const issuer = URL.parse(needed.KHUEVAN_OIDC_ISSUER!);
  if (!issuer || !(issuer.protocol === 'https:' || (issuer.protocol === 'http:' && isHere(issuer))))
    throw new Fault(faults.oidcIssuerShape(needed.KHUEVAN_OIDC_ISSUER!));
  return {
    issuer: issuer.href,
    clientId: needed.KHUEVAN_OIDC_CLIENT_ID!,
    clientSecret: needed.KHUEVAN_OIDC_SECRET!,
    claim: needed.KHUEVAN_OIDC_CLAIM!,
    scope: given('KHUEVAN_OIDC_SCOPE') ?? 'openid',
    name: given('KHUEVAN_OIDC_NAME') ?? issuer.host,
    secondFactor: (given('KHUEVAN_OIDC_SECOND_FACTOR') ?? 'mfa').split(/[\s,]+/).filter(Boolean),
    ourUrl: ourUrl!,
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
