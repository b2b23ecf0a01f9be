import type { FastifyInstance } from 'fastify';
import type { AdmissionDeps } from './routes.ts';

export function quotaRoutes(_app: FastifyInstance, _deps: AdmissionDeps): void {}
