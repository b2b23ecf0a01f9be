import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { sql } from 'kysely';
import { accessConstraints, accessRoutes, gate, type Elsewhere } from '#modules/access';
import { admissionConstraints, admissionRoutes } from '#modules/admissions';
import { approvalConstraints, approvalRoutes } from '#modules/approvals';
import { auditRoutes } from '#modules/audit';
import { classConstraints, classRoutes, slotLedger } from '#modules/classes';
import { delegationConstraints, delegationRoutes } from '#modules/delegation';
import { documentConstraints, documentRoutes } from '#modules/documents';
import { eligibilityConstraints, eligibilityRoutes } from '#modules/eligibility';
import { importRoutes } from '#modules/imports';
import { organisationConstraints, organisationRoutes } from '#modules/organisations';
import { peopleConstraints, peopleRoutes } from '#modules/people';
import { planConstraints, planRoutes } from '#modules/plans';
import { programmeConstraints, programmeRoutes } from '#modules/programmes';
import { reportConstraints, reportRoutes } from '#modules/reports';
import type { Actor } from '#platform/actor.ts';
import { openDoors, type Database } from '#platform/database/transaction.ts';
import type { Pools } from '#platform/database/pools.ts';
import type { Called } from '#platform/http/front-door.ts';
import { openServer } from '#platform/http/server.ts';
import type { Keys } from '#platform/secrets.ts';
import { carryOver } from './carry-over.ts';
import { documentObjects } from './document-objects.ts';
import { forms } from './forms.ts';
import { rowsOfPeople } from './rows-of-people.ts';
import { texts } from './texts.ts';

/** What routes are made with. */
export type Deps = { database: Database; pools: Pools; keys: Keys };

export type AppOptions = {
  pools: Pools;
  /** For the fields that the database may not read: personal numbers. */
  keys: Keys;
  /** The doors, where somebody else has opened them already. */
  database?: Database;
  webRoot: string | null;
  /** A provider by which people may sign in, where one is configured. */
  elsewhere?: Elsewhere | undefined;
  /** Under which names browsers reach us; requests under another are refused. */
  called?: Called | undefined;
  /** Addresses of the proxies in front of us. */
  proxies?: string | undefined;
  /** Files one account may take out in an hour. */
  filesAnHour?: number;
  log?: boolean | object;
  /** Tests may walk in as anybody. */
  gate?: (request: FastifyRequest) => Promise<Actor | null>;
  /** And see every route. */
  onRoute?: (route: RouteOptions) => void;
};

/** Constraints that a race may hit, and the reason they stand for. */
export const constraints: Record<string, string> = {
  ...organisationConstraints,
  ...documentConstraints,
  ...accessConstraints,
  ...peopleConstraints,
  ...programmeConstraints,
  ...eligibilityConstraints,
  ...delegationConstraints,
  ...approvalConstraints,
  ...planConstraints,
  ...classConstraints,
  ...admissionConstraints,
  ...reportConstraints,
};

/** Every module, listed by hand. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const database = options.database ?? openDoors(options.pools, options.keys);
  const deps: Deps = { database, pools: options.pools, keys: options.keys };
  const app = await openServer({
    gate: options.gate ?? gate(options.pools),
    texts,
    constraints,
    webRoot: options.webRoot,
    called: options.called,
    proxies: options.proxies,
    filesAnHour: options.filesAnHour,
    ready: () =>
      sql`select 1`.execute(options.pools.tenant).then(
        () => true,
        () => false,
      ),
    log: options.log ?? false,
    note: database.note,
    onRoute: options.onRoute,
  });
  app.addHook('onClose', () => database.flush());
  importRoutes(app, { database, keys: options.keys, forms: forms({ slotLedger, carryOver, database }), paper: texts.vi });
  organisationRoutes(app, deps);
  documentRoutes(app, { database, objects: [documentObjects] });
  accessRoutes(app, { ...deps, elsewhere: options.elsewhere });
  peopleRoutes(app, { ...deps, rows: rowsOfPeople });
  programmeRoutes(app, deps);
  eligibilityRoutes(app, deps);
  delegationRoutes(app, deps);
  approvalRoutes(app, deps);
  planRoutes(app, { database, slotLedger });
  classRoutes(app, deps);
  admissionRoutes(app, { ...deps, paper: texts.vi });
  reportRoutes(app, deps);
  auditRoutes(app, { ...deps, paper: texts.vi });
  return app;
}
