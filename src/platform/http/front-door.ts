import type { FastifyReply, FastifyRequest } from 'fastify';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { Refusal } from '../refusal.ts';

/** Under which names browsers reach us. */
export type Called = {
  /** Hosts as browsers send them, with the port where it is not the usual one. `numbers`: addresses, and this machine's own names. */
  hosts: readonly string[] | 'numbers' | 'any';
  /** Browsers reach us by TLS only: what came in clear is refused. */
  https: boolean;
};
export const calledAnything: Called = { hosts: 'any', https: false };

const YEAR_SECONDS = 31_536_000;

/** What a browser is to do with every answer of ours, whatever it is. */
export const browserHeaders: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
};

/**
 * Before anything is looked at: headers on whatever the answer will be; under a foreign name, in clear where TLS is spoken, or
 * with an address that is none, nothing is answered. Whoever watches over the machine asks by its number.
 */
export function atTheDoor(request: FastifyRequest, reply: FastifyReply, { hosts, https }: Called): void {
  reply.headers(browserHeaders);
  if (request.protocol === 'https') reply.header('strict-transport-security', `max-age=${YEAR_SECONDS}; includeSubDomains`);
  const address = request.raw.url ?? '';
  // http://elsewhere/… instead of a path would name a second host
  if (!address.startsWith('/') || address.includes('%00')) throw new Refusal('request.malformed', {}, { status: 400 });
  if (address === '/healthz') return;
  if (!isOurs(request, hosts)) throw new Refusal('request.foreign_host', {}, { status: 421 });
  if (https && request.protocol !== 'https') throw new Refusal('request.in_clear', {}, { status: 403 });
}

function isOurs({ host, hostname: name }: FastifyRequest, hosts: Called['hosts']): boolean {
  if (hosts === 'any') return true;
  if (hosts !== 'numbers') return hosts.includes(host.toLowerCase());
  // a name that somebody else pointed at this machine is none of these
  return isIP(name.replace(/^\[|\]$/g, '')) !== 0 || [hostname().toLowerCase(), 'localhost'].includes(name.toLowerCase());
}

/** Cookies alone are not enough for a write: the page's own header, and an origin that is ours where the browser tells it. */
export function refuseForeignOrigin(request: FastifyRequest, { https }: Called): void {
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const ours = (text: string) => URL.parse(text)?.host === request.host && (!https || text.startsWith('https:'));
  const foreign = (site !== undefined && site !== 'same-origin' && site !== 'none') || (origin !== undefined && !ours(origin));
  if (foreign || request.headers['x-khuevan'] !== '1') throw new Refusal('gate.csrf', {}, { status: 403 });
}
