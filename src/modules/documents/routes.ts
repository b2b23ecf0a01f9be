import type { FastifyInstance } from 'fastify';
import type { Database } from '#platform/database/transaction.ts';
import { exportRoute } from '#platform/http/export-route.ts';
import { route } from '#platform/http/route.ts';
import {
  documentChange,
  documentDetail,
  documentPage,
  documentPath,
  linkPath,
  listQuery,
  newDocument,
  newLink,
  parseQuery,
  reading,
  recorded,
  registered,
} from './contract.ts';
import { editDocument } from './edit-document.ts';
import { exportDocuments } from './export-documents.ts';
import { linkDocument } from './link-document.ts';
import { readNumber } from './prepare-document.ts';
import { listDocuments, type ObjectSource, oneDocument } from './queries.ts';
import { registerDocument } from './register-document.ts';
import { unlinkDocument } from './unlink-document.ts';

/** `objects`: what the modules above know of the objects that documents are linked to. */
export function documentRoutes(
  app: FastifyInstance,
  { database, objects = [] }: { database: Database; objects?: readonly ObjectSource[] },
): void {
  route(app, {
    method: 'GET',
    url: '/api/documents',
    capability: 'documents.read',
    query: listQuery,
    response: documentPage,
    summary: 'The register of documents, newest first',
    handler: ({ actor, query: { after, limit, ...filter } }) => database.read(actor, (db) => listDocuments(db, filter, { after, limit })),
  });
  exportRoute(
    app,
    { database },
    {
      url: '/api/documents/export',
      capability: 'documents.read',
      query: listQuery.omit({ after: true, limit: true }),
      summary: 'The register of documents, as a file',
      list: (db, { actor, query }) => exportDocuments(db, actor, query),
    },
  );
  route(app, {
    method: 'GET',
    url: '/api/documents/parse',
    capability: 'documents.read',
    query: parseQuery,
    response: reading,
    summary: 'What a document number says, and what is doubtful about it',
    handler: ({ actor, query: { number, ...chosen } }) => database.read(actor, (db) => readNumber(db, number, chosen)),
  });
  route(app, {
    method: 'GET',
    url: '/api/documents/:id',
    capability: 'documents.read',
    params: documentPath,
    response: documentDetail,
    summary: 'One document with everything linked to it',
    handler: ({ actor, params, texts }) => database.read(actor, (db) => oneDocument(db, actor, params.id, objects, texts)),
  });
  route(app, {
    method: 'POST',
    url: '/api/documents',
    capability: 'documents.record',
    command: 'register-document',
    body: newDocument,
    response: registered,
    handler: ({ actor, act, body }) => database.write(actor, act, (tx) => registerDocument(tx, actor, body)),
  });
  route(app, {
    method: 'PATCH',
    url: '/api/documents/:id',
    capability: 'documents.record',
    command: 'edit-document',
    edits: true,
    params: documentPath,
    body: documentChange,
    response: registered,
    handler: ({ actor, act, params, rowVersion, body }) =>
      database.write(actor, act, (tx) => editDocument(tx, actor, params.id, rowVersion, body)),
  });
  route(app, {
    method: 'POST',
    url: '/api/documents/:id/links',
    capability: 'documents.record',
    command: 'link-document',
    params: documentPath,
    body: newLink,
    response: recorded,
    handler: ({ actor, act, params, body }) => database.write(actor, act, (tx) => linkDocument(tx, actor, params.id, body, objects)),
  });
  route(app, {
    method: 'DELETE',
    url: '/api/documents/:id/links/:linkId',
    capability: 'documents.record',
    command: 'unlink-document',
    params: linkPath,
    response: recorded,
    handler: ({ actor, act, params }) => database.write(actor, act, (tx) => unlinkDocument(tx, actor, params.id, params.linkId)),
  });
}
