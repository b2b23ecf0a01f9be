import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#kit/schemas.ts';
import type { Database } from '#platform/database/transaction.ts';
import { exportRoute } from '#platform/http/export-route.ts';
import { route } from '#platform/http/route.ts';
import type { Keys } from '#platform/secrets.ts';
import * as contract from './certificate-contract.ts';
import { exportCertificates } from './certificate-export.ts';
import { certificatesOf, listCertificates } from './certificate-queries.ts';
import { auditNumbers, numbersQuery } from './export-numbers.ts';
import { opened } from './opened.ts';

/** Certificates are read by whoever may read people; they come in as registers (see form-certificates.ts). */
export function certificateRoutes(app: FastifyInstance, { database, keys }: { database: Database; keys: Keys }): void {
  route(app, {
    method: 'GET',
    url: '/api/certificates',
    capability: 'people.read',
    summary: 'Chứng chỉ đã cấp',
    query: contract.certificateQuery,
    response: contract.certificateList,
    handler: ({ actor, query }) => database.read(actor, (db) => listCertificates(db, query, actor.scope)),
  });
  route(app, {
    method: 'GET',
    url: '/api/people/:id/certificates',
    capability: 'people.read',
    params: z.strictObject({ id: idSchema }),
    response: contract.certificatesOfPerson,
    handler: async ({ actor, params }) => {
      const certificates = await database.read(actor, (db) => certificatesOf(db, params.id));
      if (certificates.length > 0) database.note(actor, opened(params.id));
      return { certificates };
    },
  });
  exportRoute(
    app,
    { database },
    {
      url: '/api/certificates/export',
      capability: 'people.read',
      query: contract.certificateFilter.extend(numbersQuery),
      summary: 'Sổ cấp chứng chỉ thành tệp',
      list: (db, { actor, query }) => exportCertificates(db, actor, keys, query),
      audit: ({ actor, query, rows }) => auditNumbers(database, actor, 'certificates', query, rows),
    },
  );
}
