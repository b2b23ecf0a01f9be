import type { FastifyInstance } from 'fastify';
import type { Database } from '#platform/database/transaction.ts';

export function eligibilityRoutes(_app: FastifyInstance, _deps: { database: Database }): void {}
