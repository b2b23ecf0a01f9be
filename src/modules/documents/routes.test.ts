import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import { organisationConstraints, organisationMessages, organisationRoutes } from '#modules/organisations';
import type { Actor, Capability } from '#platform/actor.ts';
import { openServer } from '#platform/http/server.ts';
import { platformMessages } from '#platform/messages.vi.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { documentConstraints, documentMessages, documentRoutes } from './index.ts';

const texts = { ...platformMessages, ...organisationMessages, ...documentMessages };

let fresh: FreshDatabase;
let app: FastifyInstance;
let actor: Actor | null;

beforeAll(async () => {
  fresh = await freshDatabase();
  actor = fresh.admin;
  await fresh.sql("insert into bloc (id, code, name) values (1, 'CQ', 'Khối chính quyền')");
  app = await openServer({
    gate: async () => actor,
    texts: { vi: texts, en: texts },
    constraints: { ...organisationConstraints, ...documentConstraints },
    webRoot: null,
    ready: async () => true,
    log: false,
  });
  organisationRoutes(app, fresh);
  documentRoutes(app, fresh);
});

type Call = { body?: object; version?: number; key?: string };
async function call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, { body, version, key = newId() }: Call = {}) {
  const headers = {
    'x-khuevan': '1',
    ...(method !== 'GET' && { 'idempotency-key': key }),
    ...(version !== undefined && { 'if-match': `"${version}"` }),
  };
  const answer = await app.inject({ method, url, headers, ...(body && { payload: body }) });
  return { status: answer.statusCode, body: answer.json() };
}
const refused = async (answer: ReturnType<typeof call>) => {
  const { status, body } = await answer;
  return [status, body.error?.code, body.error?.where];
};

describe('units over HTTP', () => {
  test('entered, changed, shown as a tree, merged', async () => {
    const unit = { name: 'UBND Thành phố', kind: 'peoples_committee', level: 'province', bloc: 1, validFrom: '2004-01-01', symbol: 'UBND' };
    const { body: city } = await call('POST', '/api/units', { body: unit });
    const child = async (name: string, symbol: string) =>
      (await call('POST', '/api/units', { body: { ...unit, name, symbol, kind: 'department', parentId: city.id } })).body.id as number;
    const [snv, sld] = [await child('Sở Nội vụ', 'SNV'), await child('Sở Lao động', 'SLĐ')];
    expect(await refused(call('POST', '/api/units', { body: { ...unit, validFrom: '2023-02-29' } }))).toEqual([
      400,
      'request.invalid',
      'validFrom',
    ]);
    expect(await refused(call('POST', `/api/units/${snv}/versions`, { body: { validFrom: '2024-01-01', name: 'X' } }))).toEqual([
      428,
      'edit.missing_version',
      null,
    ]);
    expect(
      await call('POST', `/api/units/${snv}/versions`, { version: 1, body: { validFrom: '2024-01-01', shortName: 'SNV' } }),
    ).toMatchObject({ status: 200, body: { id: snv } });
    expect(
      await call('POST', '/api/successions', { body: { kind: 'absorb', effectiveDate: '2025-03-01', from: [sld], to: [{ unitId: snv }] } }),
    ).toMatchObject({ status: 200, body: { created: [] } });
    expect((await call('GET', '/api/units/tree?asOf=2025-02-28')).body.roots).toMatchObject([
      { name: 'UBND Thành phố', children: [{ name: 'Sở Lao động', children: [] }, { name: 'Sở Nội vụ' }] },
    ]);
    expect((await call('GET', '/api/units/tree?asOf=2025-03-01')).body.roots[0].children).toHaveLength(1);
    expect((await call('GET', '/api/units?asOf=2025-02-28&q=noi%20vu&kind=department&bloc=1')).body).toMatchObject({
      asOf: '2025-02-28',
      units: [{ id: snv, shortName: 'SNV' }],
    });
    expect((await call('GET', `/api/units/${sld}`)).body).toMatchObject({
      rowVersion: 2,
      successors: [{ unitId: snv, share: 1 }],
      successions: [{ kind: 'absorb' }],
    });
    expect(await refused(call('GET', '/api/units/99999'))).toEqual([404, 'unit.unknown', null]);
    expect((await call('GET', '/api/blocs')).body).toEqual([{ id: 1, code: 'CQ', name: 'Khối chính quyền' }]);
  });
});

describe('documents over HTTP', () => {
  const body = {
    number: '3844/SVN-CCVC',
    issuerName: 'Sở Nội vụ',
    documentDate: '2023-12-11',
    subject: 'Xây dựng kế hoạch lớp khối chính quyền 2024',
  };

  test('read while typed, entered once however often sent, edited, linked, unlinked', async () => {
    expect((await call('GET', `/api/documents/parse?number=${encodeURIComponent('Số: 3844/SVN - CCVC')}`)).body).toMatchObject({
      readable: true,
      number: '3844/SVN-CCVC',
      suggestion: '3844/SNV-CCVC',
      kinds: ['letter'],
    });
    const key = newId();
    const first = await call('POST', '/api/documents', { body, key });
    expect(first).toMatchObject({ status: 200, body: { number: '3844/SVN-CCVC', suggestion: '3844/SNV-CCVC' } });
    expect(await call('POST', '/api/documents', { body, key })).toEqual(first);
    expect(await refused(call('POST', '/api/documents', { body }))).toEqual([409, 'document.exists', 'number']);
    const url = `/api/documents/${first.body.id}`;
    expect(await refused(call('PATCH', url, { body: { subject: 'Khác' }, version: 7 }))).toEqual([412, 'edit.stale', null]);
    expect((await call('PATCH', url, { body: { note: 'Đã hỏi văn thư' }, version: 1 })).status).toBe(200);
    const link = { objectType: 'unit', objectId: '1' };
    const { body: linked } = await call('POST', `${url}/links`, { body: link });
    expect(await refused(call('POST', `${url}/links`, { body: { ...link, objectId: '99999' } }))).toEqual([
      404,
      'document.object_unknown',
      null,
    ]);
    expect((await call('GET', url)).body).toMatchObject({
      rowVersion: 2,
      note: 'Đã hỏi văn thư',
      doubts: ['issuer_code_unknown'],
      links: [{ linkId: linked.id, label: 'UBND Thành phố' }],
      quote: 'Công văn số 3844/SVN-CCVC ngày 11/12/2023',
    });
    expect((await call('DELETE', `${url}/links/${linked.id}`)).status).toBe(200);
    expect((await call('GET', '/api/documents?q=3844&year=2023&kind=letter&limit=1')).body).toMatchObject({ total: 1, next: null });
    expect(await refused(call('GET', '/api/documents?after=xyz'))).toEqual([400, 'request.cursor', 'after']);
    expect(
      (await fresh.sql('select command from audit where object_id = $1 order by seq', [first.body.id])).map((row) => row['command']),
    ).toEqual(['register-document', 'edit-document', 'link-document', 'unlink-document']);
  });

  test('who may not, does not', async () => {
    actor = { ...fresh.admin, capabilities: new Set<Capability>(['documents.read', 'units.read']) };
    expect(await refused(call('POST', '/api/documents', { body }))).toEqual([403, 'gate.not_allowed', null]);
    expect(await refused(call('POST', '/api/successions', { body: {} }))).toEqual([403, 'gate.not_allowed', null]);
    expect((await call('GET', '/api/documents')).status).toBe(200);
    actor = null;
    expect(await refused(call('GET', '/api/documents/not-an-id'))).toEqual([401, 'gate.not_signed_in', null]);
    actor = fresh.admin;
  });

  test('the interface describes itself', async () => {
    const paths = Object.keys((await call('GET', '/api/openapi.json')).body.paths);
    expect(paths).toEqual(
      expect.arrayContaining(['/api/units/tree', '/api/documents/parse', '/api/documents/{id}/links/{linkId}', '/api/successions']),
    );
  });
});
