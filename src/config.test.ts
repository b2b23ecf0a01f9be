import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from './config.ts';

const external = { DATABASE_URL: 'postgres://owner:secret@host/khuevan', KHUEVAN_KEY_FILE: '/etc/khuevan/key' };

test.each([
  ['a port in words', { PORT: 'tám nghìn' }, /PORT="tám nghìn"/],
  ['a port out of range', { PORT: '70000' }, /PORT="70000"/],
  ['another kind of database', { ...external, DATABASE_URL: 'mysql://host/khuevan' }, /^DATABASE_URL phải có dạng postgres:/],
  ['an external database without a key file', { DATABASE_URL: external.DATABASE_URL }, /phải đặt KHUEVAN_KEY_FILE/],
  ['roles without the owner', { DATABASE_APP_URL: 'postgres://kv_{role}@host/khuevan' }, /không có DATABASE_URL/],
  ['one role for all', { ...external, DATABASE_APP_URL: 'postgres://kv@host/khuevan' }, /thiếu chữ \{role\}/],
])('refuses %s in one sentence', (_case, environment, words) => {
  expect(() => loadConfig(environment)).toThrow(words);
});

test('needs nothing', () => {
  expect(loadConfig({})).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    dataFolder: undefined,
    keyFile: undefined,
    databaseUrl: undefined,
    debug: false,
  });
});

test('reads what is given, paths from the working folder', () => {
  const config = loadConfig({ ...external, PORT: '0', KHUEVAN_DATA: 'elsewhere', KHUEVAN_TENANT: ' hanoi ', KHUEVAN_DEBUG: '1' });
  expect(config).toMatchObject({ port: 0, dataFolder: resolve('elsewhere'), tenant: 'hanoi', keyFile: '/etc/khuevan/key', debug: true });
});
