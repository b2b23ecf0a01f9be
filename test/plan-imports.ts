import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { writeWorkbook } from '#platform/sheets/write-page.ts';
import { buildApp } from '../src/app.ts';
import type { Run, RunRows } from '../src/modules/imports/contract.ts';
import { formCPage, type PrintedLine } from '../src/modules/plans/form-c-page.ts';
import type { PlanApplying, PlanFound } from '../src/modules/plans/import-contract.ts';
import { makeWorld, SOUND_LINE, type World } from './plan-world.ts';

export let w: World;
export let app: FastifyInstance;
/** Each test imports into a year of its own. */
export let year = 2030;
export const takeYear = (wanted: number) => void (year = wanted);

export const workbook = (lines: Partial<PrintedLine>[], issuer = 'Thành ủy Hà Nội') =>
  writeWorkbook([
    formCPage({
      parent: '',
      issuer,
      title: `KẾ HOẠCH ĐÀO TẠO, BỒI DƯỠNG NĂM ${year}`,
      subtitle: '',
      sections: [{ title: 'Đào tạo', lines: lines.map((line) => ({ ...SOUND_LINE, ...line })) }],
    }),
  ]);

type Answer<T> = {
  status: number;
  body: T & { error: { code: string; what: string; where: string | null } };
};
export const headers = () => ({ 'x-khuevan': '1', 'idempotency-key': randomUUID() });

/** A run as the tests look at it: its report opened up, its rows beside it. */
export type Seen = Run & { rows: RunRows['rows']; found: PlanFound };
type Answers = PlanApplying & { mode?: 'all' | 'sound'; answers?: Record<string, string> };

async function seen(response: { statusCode: number; json(): unknown }): Promise<Answer<Seen>> {
  const body = response.json() as Seen & Answer<Seen>['body'];
  if (response.statusCode !== 200) return { status: response.statusCode, body };
  const { rows } = (await app.inject({ method: 'GET', url: `/api/imports/plan/${body.id}/rows?limit=500` })).json() as RunRows;
  return { status: 200, body: { ...body, rows, found: body.report.more as PlanFound } };
}

export async function upload(
  bytes: Uint8Array,
  target: object = {},
  fields: Record<string, string> = {},
  name = 'bieu.xlsx',
): Promise<Answer<Seen>> {
  const boundary = 'khuevan-boundary';
  const text = Object.entries({ target: JSON.stringify({ year, ...target }), ...fields })
    .map(([field, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`)
    .join('');
  const head = `${text}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const response = await app.inject({
    method: 'POST',
    url: '/api/imports/plan',
    headers: { ...headers(), 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  });
  return seen(response);
}
const post = (url: string, payload: object, key: string = randomUUID()) =>
  app.inject({ method: 'POST', url: `/api/imports/plan/${url}`, headers: { ...headers(), 'idempotency-key': key }, payload });
export const apply = async (id: string, { mode = 'all', ...input }: Answers = {}, key?: string) =>
  seen(await post(`${id}/apply`, { mode, input }, key));
export const again = async (id: string, choices: object) => seen(await post(`${id}/check`, { choices }));
export const undo = async (id: string) => seen(await post(`${id}/undo`, {}));
/** Check and apply in one go, into the plan of a former import where one is named. */
export const bring = async (lines: Partial<PrintedLine>[], { answers = {}, ...answered }: Answers = {}, planId?: string) => {
  const checked = await upload(await workbook(lines), planId ? { planId } : {}, { choices: JSON.stringify({ answers }) });
  expect([checked.status, checked.body.error]).toEqual([200, undefined]);
  return apply(checked.body.id, answered);
};
export const standing = (planId: string) =>
  w.fresh.sql(
    `select v.no, v.status, l.quarter, l.ordinal, o.classes, o.seats from plan_version v join plan_line_version o on o.plan_version_id = v.id join plan_line l on l.id = o.line_id
   where v.plan_id = $1 order by v.no, l.quarter nulls last, l.ordinal`,
    [planId],
  );
export const everything = () =>
  w.fresh.sql(
    'select (select count(*) from plan)::int as plans, (select count(*) from plan_version)::int as versions, (select count(*) from plan_line)::int as lines, (select count(*) from slot)::int as slots',
  );
/** Approves without asking the real ledger, whose own tests know it. */
export const approved = async (planId: string) => {
  const { approvePlanVersion } = await import('../src/modules/plans/approve-plan-version.ts');
  await w.fresh.sql("update plan_version set provenance = 'thử' where plan_id = $1", [planId]);
  await w.write((tx, actor) => approvePlanVersion(tx, actor, w.ledger, planId, null));
};

/** A small province and its app; for the top of a test file. */
export function planImports(): void {
  beforeAll(async () => {
    w = await makeWorld();
    app = await buildApp({ pools: w.fresh.pools, keys: w.fresh.keys, webRoot: null, gate: async () => w.fresh.admin });
  });
  afterAll(() => app.close());
  beforeEach(() => void (year += 1));
}
