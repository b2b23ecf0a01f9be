import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { addKey, carryHash, createKeyFile, decrypt, encrypt, lookupHash, lookupHashes, readKeys } from './secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function freshKeys(name: string) {
  createKeyFile(join(folder, name));
  return readKeys(join(folder, name));
}

test.each([
  ['empty', ''],
  ['only a comment', '# khoá\n'],
  ['too short', 'c2hvcnQ=\n'],
  ['one good line and a bad one', `${'A'.repeat(43)}=\nnope\n`],
])('a key file that is %s is refused', (name, content) => {
  expect(() => readKeys(fileWith(name, content))).toThrow(/^Tệp khoá .* hỏng/);
});

test('a key file that is not there is refused', () => {
  expect(() => readKeys(join(folder, 'nowhere'))).toThrow(/ENOENT/);
});

test('a value does not open in another row, altered, or without its key', () => {
  const keys = freshKeys('a');
  const value = encrypt(keys, '001085012345', 'person-1');
  expect(() => decrypt(keys, value, 'person-2')).toThrow();
  const altered = { ...value, bytes: Buffer.from(value.bytes) };
  altered.bytes[altered.bytes.length - 1]! ^= 1;
  expect(() => decrypt(keys, altered, 'person-1')).toThrow();
  expect(() => decrypt(freshKeys('b'), value, 'person-1')).toThrow(/no key/);
  expect(decrypt(keys, value, 'person-1')).toBe('001085012345');
});

test('the same value never looks the same, its look-up hash always does', () => {
  const keys = freshKeys('c');
  expect(encrypt(keys, '1', 'p').bytes).not.toEqual(encrypt(keys, '1', 'p').bytes);
  expect(lookupHash(keys, '1')).toEqual(lookupHash(keys, '1'));
  expect(lookupHash(keys, '1')).not.toEqual(lookupHash(freshKeys('d'), '1'));
});

test('a newer key on top encrypts from now on; what was there still opens, and its hash is carried on without the value', () => {
  const path = join(folder, 'e');
  createKeyFile(path);
  const first = readKeys(path);
  const value = encrypt(first, '1', 'p');
  const second = addKey(path);
  const third = addKey(path);
  expect(new Set([first, second, third].map((keys) => keys.current.id)).size).toBe(3);
  expect([...third.byId.keys()]).toEqual([third, second, first].map((keys) => keys.current.id));
  expect(third.root.id).toBe(first.root.id);
  expect(decrypt(third, value, 'p')).toBe('1');
  expect(encrypt(third, '1', 'p').keyId).toBe(third.current.id);

  const made = [first, second, third].map((keys) => lookupHash(keys, '1'));
  expect(new Set(made.map(String)).size).toBe(3);
  expect(lookupHashes(third, '1')).toEqual(made);
  for (const [n, keys] of [first, second, third].entries()) expect(carryHash(third, made[n]!, keys.current.id)).toEqual(made[2]);
  expect(() => carryHash(first, made[1]!, second.current.id)).toThrow(/no key/);
});

test('a key is added to a good key file only, and leaves nothing half-made beside it', () => {
  const broken = fileWith('broken', 'nope\n');
  expect(() => addKey(broken)).toThrow(/hỏng/);
  expect(readFileSync(broken, 'utf8')).toBe('nope\n');
  const path = join(folder, 'whole');
  createKeyFile(path);
  // of one that was stopped
  writeFileSync(`${path}.new`, 'half');
  addKey(path);
  expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(2);
  expect(existsSync(`${path}.new`)).toBe(false);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

test.skipIf(process.platform === 'win32')('a key file is closed to others and never overwritten', () => {
  const path = join(folder, 'deep', 'field.key');
  createKeyFile(path);
  const first = readFileSync(path, 'utf8');
  createKeyFile(path);
  expect(readFileSync(path, 'utf8')).toBe(first);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('no two values are sealed alike, however many', () => {
  const keys = freshKeys('many');
  const sealed = Array.from({ length: 1000 }, () => encrypt(keys, '001085012345', 'person-1').bytes);
  expect(new Set(sealed.map((bytes) => bytes.subarray(0, 12).toString('hex'))).size).toBe(1000);
  expect(sealed.every((bytes) => decrypt(keys, { keyId: keys.current.id, bytes }, 'person-1') === '001085012345')).toBe(true);
});
