import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every app understands it: SHA-1, six digits, thirty seconds. */
export const newOneTimeSecret = (): string => new Secret({ size: 20 }).base32;

/** What an app reads from the picture: otpauth://totp/… */
export const addressForApp = (secret: string, account: string, tenant: string): string =>
  new TOTP({ issuer: `Khuê Văn · ${tenant}`, issuerInLabel: false, label: account, secret }).toString();

/** Which step (half minute since 1970) the code is of: now, the one before or the one after, as clocks differ; null for none of them. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const distance = TOTP.validate({ secret: Secret.fromBase32(secret), token: code, timestamp, window: 1 });
  return distance === null ? null : TOTP.counter({ timestamp }) + distance;
}

/** As people type it: in two groups. */
export const plainCode = (typed: string): string => typed.replace(/[\s-]/g, '').toLowerCase();
export const isOneTimeCode = (plain: string): boolean => /^\d{6}$/.test(plain);
