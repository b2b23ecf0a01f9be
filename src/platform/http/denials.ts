import type { FastifyRequest } from 'fastify';
import type { Noted } from '../audit/notes.ts';
import type { Refusal } from '../refusal.ts';

/** Bodies, addresses and numbers of requests that only a program of somebody's own makes. */
const unlikeOurs = new Set(['request.malformed', 'request.body_unexpected', 'request.unusable_value', 'gate.too_many_files']);

/**
 * What somebody asked for and may not have: refused outright, or not to be found, as what lies outside a scope is; or what no page of
 * ours sends. Null where it was none of these. Of the address only its form and the ids in it are kept: what is typed into a search may be anything.
 */
export function denialOf(request: FastifyRequest, refusal: Refusal): Noted | null {
  const params = request.params as Record<string, string> | undefined;
  const { url, config } = request.routeOptions;
  const ids = Object.values(params ?? {}).filter((one) => /^[\w-]{1,40}$/.test(one));
  const outside = refusal.status === 404 && url !== undefined && ids.length > 0;
  if (refusal.status !== 403 && !outside && !unlikeOurs.has(refusal.code)) return null;
  const address = `${request.method} ${url ?? '?'}`;
  return {
    kind: 'denied',
    command: config.command ?? address,
    object: ids[0] === undefined ? null : { type: 'address', id: ids[0] },
    summary: { code: refusal.code, address, ...(ids.length > 1 ? { ids } : {}) },
  };
}
