import type { FastifyInstance } from 'fastify';
import type { Database } from '#platform/database/transaction.ts';
import type { Texts } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import { callRoutes } from './call-routes.ts';
import { nominationRoutes } from './nomination-routes.ts';
import { openingRoutes } from './opening-routes.ts';
import { quotaRoutes } from './quota-routes.ts';
import { screeningRoutes } from './screening-routes.ts';
import { convocationRoutes } from './convocation-routes.ts';

/** `paper`: the words of papers and files, whatever language the screen has. */
export type AdmissionDeps = { database: Database; keys: Keys; paper: Texts };

export function admissionRoutes(app: FastifyInstance, deps: AdmissionDeps): void {
  quotaRoutes(app, deps);
  callRoutes(app, deps);
  nominationRoutes(app, deps);
  screeningRoutes(app, deps);
  convocationRoutes(app, deps);
  openingRoutes(app, deps);
}
