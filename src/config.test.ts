import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from './config.ts';

const external = { DATABASE_URL: 'postgres://owner:secret@host/khuevan', KHUEVAN_KEY_FILE: '/etc/khuevan/key' };

const provider = {
  KHUEVAN_URL: 'https://daotao.tinh.gov.vn/',
  KHUEVAN_OIDC_ISSUER: 'https://dn.tinh.gov.vn',
  KHUEVAN_OIDC_CLIENT_ID: 'khuevan',
  KHUEVAN_OIDC_SECRET: 'secret',
  KHUEVAN_OIDC_CLAIM: 'so_dinh_danh',
};

test.each([
  ['a port in words', { PORT: 'tám nghìn' }, /PORT="tám nghìn"/],
  ['a port out of range', { PORT: '70000' }, /PORT="70000"/],
  ['another kind of database', { ...external, DATABASE_URL: 'mysql://host/khuevan' }, /^DATABASE_URL phải có dạng postgres:/],
  ['an external database without a key file', { DATABASE_URL: external.DATABASE_URL }, /phải đặt KHUEVAN_KEY_FILE/],
  ['roles without the owner', { DATABASE_APP_URL: 'postgres://kv_{role}@host/khuevan' }, /không có DATABASE_URL/],
  ['one role for all', { ...external, DATABASE_APP_URL: 'postgres://kv@host/khuevan' }, /thiếu chữ \{role\}/],
  ['an address with a path', { KHUEVAN_URL: 'https://daotao.tinh.gov.vn/x' }, /^KHUEVAN_URL=/],
  ['an address that is none', { KHUEVAN_URL: 'daotao' }, /^KHUEVAN_URL=/],
  ['a host with a path', { KHUEVAN_HOSTS: 'daotao.tinh.gov.vn/x' }, /^KHUEVAN_HOSTS có "daotao.tinh.gov.vn\/x"/],
  ['a host that is an address', { KHUEVAN_HOSTS: 'https://daotao.tinh.gov.vn' }, /^KHUEVAN_HOSTS có/],
  ['a proxy by its name', { KHUEVAN_PROXY: 'nginx' }, /^KHUEVAN_PROXY có "nginx"/],
  ['a range that is none', { KHUEVAN_PROXY: '10.0.0.0/33' }, /^KHUEVAN_PROXY có/],
  ['half a provider', { KHUEVAN_OIDC_ISSUER: 'https://dn.tinh.gov.vn' }, /còn thiếu KHUEVAN_OIDC_CLIENT_ID, .*KHUEVAN_URL/],
  ['a provider in clear', { ...provider, KHUEVAN_OIDC_ISSUER: 'http://dn.tinh.gov.vn' }, /^KHUEVAN_OIDC_ISSUER=/],
])('refuses %s in one sentence', (_case, environment, words) => {
  expect(() => loadConfig(environment)).toThrow(words);
});

test('a provider by which people sign in', () => {
  expect(loadConfig(provider)).toMatchObject({
    ourUrl: 'https://daotao.tinh.gov.vn',
    elsewhere: { issuer: 'https://dn.tinh.gov.vn/', name: 'dn.tinh.gov.vn', scope: 'openid', secondFactor: ['mfa'], claim: 'so_dinh_danh' },
  });
  expect(loadConfig({ ...provider, KHUEVAN_OIDC_SECOND_FACTOR: 'otp, hwk' }).elsewhere!.secondFactor).toEqual(['otp', 'hwk']);
});

test.each([
  ['on this machine alone', {}, { hosts: 'any', https: false }],
  ['for others', { HOST: '0.0.0.0' }, { hosts: 'numbers', https: false }],
  ['by TLS', { KHUEVAN_URL: 'https://daotao.tinh.gov.vn' }, { hosts: ['daotao.tinh.gov.vn'], https: true }],
  [
    'under several names',
    { KHUEVAN_URL: 'https://Daotao.tinh.gov.vn', KHUEVAN_HOSTS: 'daotao.noibo, 10.0.0.5:8080' },
    { hosts: ['daotao.tinh.gov.vn', 'daotao.noibo', '10.0.0.5:8080'], https: true },
  ],
])('how it is called: %s', (_case, environment, called) => {
  expect(loadConfig(environment).called).toEqual(called);
});

test('proxies in front, beside this machine', () => {
  expect(loadConfig({ KHUEVAN_PROXY: '10.0.0.7 fd00::/8' }).proxies).toBe('loopback, 10.0.0.7, fd00::/8');
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
