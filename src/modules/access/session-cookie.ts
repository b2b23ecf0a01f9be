import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** `<tenant>.<secret>`: the tenant says where to look, the secret is 32 random bytes of which the database knows the hash only. */
export type Token = { tenant: string; secret: string };

export const newSecret = (): string => randomBytes(32).toString('base64url');
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

// Under TLS the prefix makes browsers refuse the cookie from any other host or path.
const cookieName = (request: FastifyRequest) => (isSecure(request) ? '__Host-sid' : 'sid');
const isSecure = (request: FastifyRequest) => request.protocol === 'https';

export function readToken(request: FastifyRequest): Token | null {
  const match = /^([a-z][a-z0-9_]{1,30})\.([\w-]{43})$/.exec(request.cookies[cookieName(request)] ?? '');
  return match ? { tenant: match[1]!, secret: match[2]! } : null;
}

export function giveToken(request: FastifyRequest, reply: FastifyReply, { tenant, secret }: Token): void {
  reply.setCookie(cookieName(request), `${tenant}.${secret}`, { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(request) });
}

export function takeTokenBack(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(cookieName(request), { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(request) });
  reply.header('clear-site-data', '"cache", "cookies", "storage"');
}
