import type { FastifyInstance } from 'fastify';
import type { AdmissionDeps } from './routes.ts';

export function convocationRoutes(_app: FastifyInstance, _deps: AdmissionDeps): void {}
