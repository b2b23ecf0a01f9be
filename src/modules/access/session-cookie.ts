import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** `<tenant>.<secret>`: the tenant says where to look, the secret is 32 random bytes of which the database knows the hash only. */
export type Token = { tenant: string; secret: string };

export const newSecret = (): string => randomBytes(32).toString('base64url');
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** `sid` is a session; `step` a right password whose code is awaited, which opens nothing; `elsewhere` a way to a provider and back. */
type Name = 'sid' | 'step' | 'elsewhere';

// Under TLS the prefix makes browsers refuse the cookie from any other host or path.
const cookieName = (request: FastifyRequest, name: Name) => (isSecure(request) ? `__Host-${name}` : name);
const isSecure = (request: FastifyRequest) => request.protocol === 'https';
const attributes = (request: FastifyRequest) => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(request) }) as const;

export const readCookie = (request: FastifyRequest, name: Name): string => request.cookies[cookieName(request, name)] ?? '';
export function giveCookie(request: FastifyRequest, reply: FastifyReply, name: Name, value: string, minutes?: number): void {
  reply.setCookie(cookieName(request, name), value, { ...attributes(request), ...(minutes ? { maxAge: minutes * 60 } : {}) });
}
export function dropCookie(request: FastifyRequest, reply: FastifyReply, name: Name): void {
  reply.clearCookie(cookieName(request, name), attributes(request));
}

export function readToken(request: FastifyRequest, name: 'sid' | 'step' = 'sid'): Token | null {
  const match = /^([a-z][a-z0-9_]{1,30})\.([\w-]{43})$/.exec(readCookie(request, name));
  return match ? { tenant: match[1]!, secret: match[2]! } : null;
}

export function giveToken(request: FastifyRequest, reply: FastifyReply, { tenant, secret }: Token): void {
  giveCookie(request, reply, 'sid', `${tenant}.${secret}`);
}

export function takeTokenBack(request: FastifyRequest, reply: FastifyReply): void {
  dropCookie(request, reply, 'sid');
  reply.header('clear-site-data', '"cache", "cookies", "storage"');
}
