import type { FastifyInstance } from 'fastify';
import { listPeople } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import { STRANGER_ACCOUNT } from '#platform/audit/rows.ts';
import type { Database } from '#platform/database/transaction.ts';
import { exportRoute } from '#platform/http/export-route.ts';
import { route } from '#platform/http/route.ts';
import { Refusal, type Texts } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import * as contract from './contract.ts';
import { exportExports, exportTrail } from './export-trail.ts';
import { actIn, exportIn, strangerIn, whatIn } from './in-words.ts';
import { accountsOf, listActs, namesOf } from './queries.ts';

/** Whose trail was looked through is written down too. */
const searchedFor = (personId: string) =>
  ({ kind: 'read', command: 'audit.open_person', object: { type: 'person', id: personId } }) as const;

/** The trail is one for the whole tenant: who sees a part of it sees none of it. */
function refuseNarrow({ scope }: Actor): void {
  if (scope.kind !== 'tenant') throw new Refusal('audit.whole_tenant', {}, { status: 403 });
}

/** The inspector's lists. `paper`: the texts of files. */
export function auditRoutes(app: FastifyInstance, { database, keys, paper }: { database: Database; keys: Keys; paper: Texts }): void {
  route(app, {
    method: 'GET',
    url: '/api/audit',
    capability: 'audit.read',
    summary: 'Who did or saw what, the newest first',
    query: contract.trailQuery,
    response: contract.trailPage,
    handler: async ({ actor, query: { sort, after, limit, ...filter }, texts }) => {
      refuseNarrow(actor);
      const found = await database.read(actor, async (db) => {
        const { rows, ...page } = await listActs(db, filter, { sort, after, limit });
        const names = await namesOf(db, rows);
        const { person: id } = filter;
        const name = id === undefined ? undefined : (await namesOf(db, [personAct(id)])).get(`person ${id}`);
        return { ...page, rows: rows.map((act) => actIn(texts, act, names)), person: id === undefined ? null : { id, name: name ?? id } };
      });
      if (filter.person !== undefined && after === undefined) database.note(actor, searchedFor(filter.person));
      return found;
    },
  });

  exportRoute(
    app,
    { database },
    {
      url: '/api/audit/export',
      capability: 'audit.read',
      query: contract.trailFilter,
      summary: 'The trail of a filter, as a file',
      list: (db, { actor, query }) => {
        refuseNarrow(actor);
        return exportTrail(db, actor, paper, query);
      },
    },
  );

  route(app, {
    method: 'GET',
    url: '/api/audit/exports',
    capability: 'audit.read',
    summary: 'The register of exports, the newest first',
    query: contract.exportsQuery,
    response: contract.exportsPage,
    handler: ({ actor, query: { sort, after, limit, code, ...filter }, texts }) => {
      refuseNarrow(actor);
      return database.read(actor, async (db) => {
        const { rows, ...page } = await listActs(db, { ...filter, objectId: code?.toUpperCase(), kind: 'export' }, { sort, after, limit });
        return { ...page, rows: rows.map((act) => exportIn(texts, act)) };
      });
    },
  });

  exportRoute(
    app,
    { database },
    {
      url: '/api/audit/exports/export',
      capability: 'audit.read',
      query: contract.exportsFilter,
      summary: 'The register of exports, as a file',
      list: (db, { actor, query }) => {
        refuseNarrow(actor);
        return exportExports(db, actor, paper, query);
      },
    },
  );

  route(app, {
    method: 'GET',
    url: '/api/audit/choices',
    capability: 'audit.read',
    summary: 'Accounts and commands that the trail may be filtered by',
    response: contract.trailChoices,
    handler: async ({ actor, texts }) => {
      refuseNarrow(actor);
      const commands = Object.keys(texts).filter((code) => code.startsWith('command.') && !code.startsWith('command.event.'));
      return {
        accounts: [...(await database.read(actor, accountsOf)), { id: STRANGER_ACCOUNT, name: strangerIn(texts) }],
        commands: commands.map((code) => ({ command: code.slice(8), what: whatIn(texts, { command: code.slice(8), kind: 'write' }) })),
      };
    },
  });

  route(app, {
    method: 'GET',
    url: '/api/audit/people',
    capability: 'audit.read',
    summary: 'People by a part of their name, to look for in the trail',
    query: contract.peopleQuery,
    response: contract.foundPeople,
    handler: async ({ actor, query: { q } }) => {
      refuseNarrow(actor);
      const { items } = await database.read(actor, (db) => listPeople(db, keys, actor.scope, { q, sort: 'name', limit: 20 }));
      return items.map(({ id, fullName, unit, birthDate }) => ({ id, name: fullName, unit: unit.name, birthDate }));
    },
  });
}

const personAct = (id: string) => ({
  id,
  at: '',
  kind: 'read' as const,
  accountId: '',
  accountName: '',
  role: null,
  command: '',
  objectType: 'person',
  objectId: id,
  summary: null,
});
