import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { today } from '#kit/dates.ts';
import { idSchema } from '#kit/schemas.ts';
import type { Database } from '#platform/database/transaction.ts';
import { exportRoute } from '#platform/http/export-route.ts';
import { route } from '#platform/http/route.ts';
import type { Keys } from '#platform/secrets.ts';
import { catalogue, catalogueQuery, ruleInput, ruleVersionInput, schemeFamilies, schemeInput, versionEnd } from './catalogue-contract.ts';
import { listSchemes } from './catalogue-queries.ts';
import { exportCatalogue } from './export-catalogue.ts';
import { exportTrial } from './export-trial.ts';
import { endRuleVersion, recordRuleVersion, withdrawRuleVersion } from './record-rule-version.ts';
import { recordRule, recordScheme, setSchemeFamilies } from './record-scheme.ts';
import { trial, trialQuery } from './trial-contract.ts';
import { trialInWords } from './trial-in-words.ts';
import { tryRule } from './try-rule.ts';

const made = z.object({ id: idSchema });
const byId = z.strictObject({ id: idSchema });

export function eligibilityRoutes(app: FastifyInstance, { database, keys }: { database: Database; keys: Keys }): void {
  route(app, {
    method: 'GET',
    url: '/api/eligibility',
    capability: 'programmes.read',
    summary: 'Danh mục điều kiện, với mọi phiên bản; của một chương trình hoặc của tất cả',
    query: catalogueQuery,
    response: catalogue,
    handler: async ({ actor, query, texts }) => {
      const on = query.on ?? today();
      return { on, schemes: await database.read(actor, (db) => listSchemes(db, { ...query, on }, texts)) };
    },
  });
  exportRoute(
    app,
    { database },
    {
      url: '/api/eligibility/export',
      capability: 'programmes.read',
      query: catalogueQuery,
      summary: 'Conditions and their versions, as a file',
      list: (db, { actor, query }) => exportCatalogue(db, actor, query),
    },
  );
  route(app, {
    method: 'GET',
    url: '/api/eligibility/trial',
    capability: 'eligibility.record',
    summary: 'Thử một phiên bản điều kiện, kể cả bản chưa ghi, trên danh sách đã có',
    query: trialQuery,
    response: trial,
    handler: ({ actor, query, texts }) =>
      database.read(actor, async (db) => trialInWords(await tryRule(db, keys, actor, query), actor, texts)),
  });
  exportRoute(
    app,
    { database },
    {
      url: '/api/eligibility/trial/export',
      capability: 'eligibility.record',
      query: trialQuery,
      summary: 'Whom a rule that is tried would meet, as a file',
      list: (db, { actor, query }) => exportTrial(db, keys, actor, query),
    },
  );
  route(app, {
    method: 'POST',
    url: '/api/eligibility/versions',
    capability: 'eligibility.record',
    command: 'eligibility.record_version',
    body: ruleVersionInput,
    response: made,
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => recordRuleVersion(tx, actor, body)),
  });
  route(app, {
    method: 'POST',
    url: '/api/eligibility/versions/:id/end',
    capability: 'eligibility.record',
    command: 'eligibility.end_version',
    params: byId,
    body: versionEnd,
    response: made,
    handler: ({ actor, act, params, body }) => database.write(actor, act, (tx) => endRuleVersion(tx, params.id, body.validTo)),
  });
  route(app, {
    method: 'POST',
    url: '/api/eligibility/versions/:id/withdraw',
    capability: 'eligibility.record',
    command: 'eligibility.withdraw_version',
    params: byId,
    response: made,
    handler: ({ actor, act, params }) => database.write(actor, act, (tx) => withdrawRuleVersion(tx, actor, params.id)),
  });
  route(app, {
    method: 'POST',
    url: '/api/eligibility/schemes',
    capability: 'eligibility.record',
    command: 'eligibility.record_scheme',
    body: schemeInput,
    response: made,
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => recordScheme(tx, actor, body)),
  });
  route(app, {
    method: 'PUT',
    url: '/api/eligibility/schemes/:id/families',
    capability: 'eligibility.record',
    command: 'eligibility.set_families',
    params: byId,
    body: schemeFamilies,
    response: made,
    handler: ({ actor, act, params, body }) => database.write(actor, act, (tx) => setSchemeFamilies(tx, params.id, body.familyIds)),
  });
  route(app, {
    method: 'POST',
    url: '/api/eligibility/rules',
    capability: 'eligibility.record',
    command: 'eligibility.record_rule',
    body: ruleInput,
    response: made,
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => recordRule(tx, actor, body)),
  });
}
