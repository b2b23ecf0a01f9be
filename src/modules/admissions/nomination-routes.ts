import type { FastifyInstance } from 'fastify';
import type { AdmissionDeps } from './routes.ts';

export function nominationRoutes(_app: FastifyInstance, _deps: AdmissionDeps): void {}
