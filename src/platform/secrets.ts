import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { errorCode, Fault } from '#platform/fault.ts';
import { faults } from '#platform/faults.vi.ts';

/**
 * The key file: one base64 line of 32 random bytes per key, the newest first. The first encrypts, all decrypt and have their turn in
 * a look-up hash; the last (the oldest, which never changes) is the root that role passwords derive from and audit rows are signed with.
 */
export type Keys = {
  current: Key;
  byId: ReadonlyMap<string, Key>;
  root: Key;
};
export type Key = { id: string; bytes: Buffer };

/** @throws Fault when the file cannot be read or is not a key file. */
export function readKeys(path: string): Keys {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Fault(faults.keyFileUnreadable(path, errorCode(error) ?? String(error)), { cause: error });
  }
  const keys = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => Buffer.from(line, 'base64'))
    .map((bytes) => ({ id: createHash('sha256').update('khuevan key id').update(bytes).digest('hex').slice(0, 12), bytes }));
  const [current, root] = [keys[0], keys.at(-1)];
  if (!current || !root || keys.some((key) => key.bytes.length !== 32)) throw new Fault(faults.keyFileShape(path));
  return { current, root, byId: new Map(keys.map((key) => [key.id, key])) };
}

/** Makes a new key file, closed to everybody else, on the disk before this returns. Never overwrites one. */
export function createKeyFile(path: string): void {
  writeSecret(path, `${randomBytes(32).toString('base64')}\n`);
}

/**
 * Puts a new key on top of a key file: the whole file is there before or after, never half of it. Answers the keys of the new one.
 * @throws Fault
 */
export function addKey(path: string): Keys {
  readKeys(path);
  const next = `${path}.new`;
  rmSync(next, { force: true });
  writeSecret(next, `${randomBytes(32).toString('base64')}\n${readFileSync(path, 'utf8')}`);
  const { uid, gid } = statSync(path);
  // root may run this for the user whose file it is
  if (process.getuid?.() === 0) chownSync(next, uid, gid);
  renameSync(next, path);
  return readKeys(path);
}

/** A secret file of mode 0600 in a folder of mode 0700. Leaves an existing file as it is. */
export function writeSecret(path: string, content: string): void {
  if (existsSync(path)) return;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const file = openSync(path, 'wx', 0o600);
    try {
      writeSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return;
    throw new Fault(faults.keyFileNotWritable(path, errorCode(error) ?? String(error)), { cause: error });
  }
}

/** Derives a password or key for one named purpose; the secret cannot be found back from it. */
export function derive(secret: Buffer | string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'khuevan', purpose, 32));
}

type Purpose = 'field' | 'lookup' | 'audit row' | 'audit chain' | 'audit anchor';
const derived = new WeakMap<Buffer, Map<string, KeyObject>>();

/** A derived key, worked out once: a long list seals and hashes tens of thousands of values. */
function keyFor(secret: Buffer, purpose: Purpose): KeyObject {
  let keys = derived.get(secret);
  if (!keys) derived.set(secret, (keys = new Map()));
  let key = keys.get(purpose);
  if (!key) keys.set(purpose, (key = createSecretKey(derive(secret, purpose))));
  return key;
}

export type Encrypted = { keyId: string; bytes: Buffer };

/** AES-256-GCM; `boundTo` (the person's id) is authenticated, so that a value copied to another row does not open. Bytes: iv 12, tag 16, text. */
export const encrypt = (keys: Keys, text: string, boundTo: string): Encrypted => seal(keys, Buffer.from(text, 'utf8'), boundTo);

/** @throws Error when the key is not in the key file, or the value was altered or belongs to another person. */
export const decrypt = (keys: Keys, sealed: Encrypted, boundTo: string): string => open(keys, sealed, boundTo).toString('utf8');

let ivs = Buffer.alloc(0);
let ivsUsed = 0;

/** Twelve random bytes, used once; drawn for many at a time. */
function freshIv(): Buffer {
  if (ivsUsed === ivs.length) {
    ivs = randomBytes(12 * 256);
    ivsUsed = 0;
  }
  return ivs.subarray(ivsUsed, (ivsUsed += 12));
}

/** The same for a whole file. */
export function seal(keys: Keys, content: Uint8Array, boundTo: string): Encrypted {
  const iv = freshIv();
  const cipher = createCipheriv('aes-256-gcm', keyFor(keys.current.bytes, 'field'), iv).setAAD(Buffer.from(boundTo));
  const body = Buffer.concat([cipher.update(content), cipher.final()]);
  return { keyId: keys.current.id, bytes: Buffer.concat([iv, cipher.getAuthTag(), body]) };
}

export function open(keys: Keys, { keyId, bytes }: Encrypted, boundTo: string): Buffer {
  const key = keys.byId.get(keyId);
  if (!key) throw new Error(`no key ${keyId} in the key file`);
  const decipher = createDecipheriv('aes-256-gcm', keyFor(key.bytes, 'field'), bytes.subarray(0, 12), { authTagLength: 16 })
    .setAAD(Buffer.from(boundTo))
    .setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}

const oldestFirst = ({ byId }: Keys): Key[] => [...byId.values()].toReversed();
const hashedUnder = ({ bytes }: Key, what: string | Buffer): Buffer => createHmac('sha256', keyFor(bytes, 'lookup')).update(what).digest();

/**
 * Equal values give equal hashes, under keys that are not in the database: for finding a person by number. Every key of the file has
 * its turn, the oldest first, each over the hash before: what was hashed before there was a newer key is carried on without its value.
 */
export const lookupHash = (keys: Keys, value: string): Buffer => lookupHashes(keys, value).at(-1)!;

/** The same as it was under each key in turn, the oldest first. */
export function lookupHashes(keys: Keys, value: string): Buffer[] {
  let hash: string | Buffer = value;
  return oldestFirst(keys).map((key) => (hash = hashedUnder(key, hash)));
}

/** A look-up hash made when `keyId` was the newest key, as lookupHash would give it today. @throws Error when the key is not in the file */
export function carryHash(keys: Keys, hash: Buffer, keyId: string): Buffer {
  if (!keys.byId.has(keyId)) throw new Error(`no key ${keyId} in the key file`);
  const all = oldestFirst(keys);
  return all.slice(all.findIndex(({ id }) => id === keyId) + 1).reduce<Buffer>((carried, key) => hashedUnder(key, carried), hash);
}

/** HMAC-SHA-256 of a text for one purpose, 32 bytes. */
export const authenticate = ({ bytes }: Key, purpose: Purpose, text: string): Buffer =>
  createHmac('sha256', keyFor(bytes, purpose)).update(text).digest();
