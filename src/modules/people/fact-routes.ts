import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import { idSchema } from '#kit/schemas.ts';
import type { Database, Reader } from '#platform/database/transaction.ts';
import { route } from '#platform/http/route.ts';
import { notFound } from '#platform/refusal.ts';
import { factsRecorded, personFacts, qualificationInput, ratingInput, serviceInput, type PersonFactsShown } from './fact-contract.ts';
import { recordQualification, recordRating, recordService, removeQualification } from './record-facts.ts';
import { selfOf } from './selves.ts';

const byId = z.strictObject({ id: idSchema });

/** What conditions of admission ask of a person, shown and recorded one by one. */
export function factRoutes(app: FastifyInstance, { database }: { database: Database }): void {
  const recording = { capability: 'people.record', edits: true, response: factsRecorded } as const;
  route(app, {
    method: 'GET',
    url: '/api/people/:id/facts',
    capability: 'people.read',
    params: byId,
    response: personFacts,
    handler: ({ actor, params }) => database.read(actor, (db) => factsOf(db, params.id)),
  });
  route(app, {
    ...recording,
    method: 'POST',
    url: '/api/people/:id/qualifications',
    command: 'people.record_qualification',
    params: byId,
    body: qualificationInput,
    handler: ({ actor, act, params, body, rowVersion }) =>
      database.write(actor, act, (tx) => recordQualification(tx, actor, params.id, rowVersion, body)),
  });
  route(app, {
    ...recording,
    method: 'DELETE',
    url: '/api/people/:id/qualifications/:qualificationId',
    command: 'people.remove_qualification',
    params: byId.extend({ qualificationId: idSchema }),
    handler: ({ actor, act, params, rowVersion }) =>
      database.write(actor, act, (tx) => removeQualification(tx, params.id, rowVersion, params.qualificationId)),
  });
  route(app, {
    ...recording,
    method: 'PUT',
    url: '/api/people/:id/rating',
    command: 'people.record_rating',
    params: byId,
    body: ratingInput,
    handler: ({ actor, act, params, body, rowVersion }) =>
      database.write(actor, act, (tx) => recordRating(tx, actor, params.id, rowVersion, body)),
  });
  route(app, {
    ...recording,
    method: 'PUT',
    url: '/api/people/:id/service',
    command: 'people.record_service',
    params: byId,
    body: serviceInput,
    handler: ({ actor, act, params, body, rowVersion }) =>
      database.write(actor, act, (tx) => recordService(tx, params.id, rowVersion, body)),
  });
}

async function factsOf(db: Reader, asked: string): Promise<PersonFactsShown> {
  const { id, records } = await selfOf(db, asked);
  const { rows } = await sql<PersonFactsShown>`
    select row_version, service_from, service_precision, ended_kind, ended_on,
      coalesce((select json_agg(json_build_object('id', q.id, 'kind', q.kind, 'level', q.level, 'evidence', q.evidence, 'issuer', q.issuer, 'issuedOn', q.issued_on,
          'issuedPrecision', q.issued_precision, 'serial', q.serial, 'note', q.note, 'recordedByName', q.recorded_by_name) order by q.kind, q.issued_on desc nulls last, q.id)
        from person_qualification q where q.person_id = any (${records}::uuid[])), '[]') as qualifications,
      coalesce((select json_agg(json_build_object('year', r.year, 'meetsGood', r.meets_good, 'document', r.document, 'recordedByName', r.recorded_by_name) order by r.year desc)
        from (select distinct on (year) * from person_rating where person_id = any (${records}::uuid[]) order by year, person_id = ${id} desc) r), '[]') as ratings
    from person where id = ${id}`.execute(db);
  if (!rows[0]) throw notFound('people.not_found');
  return rows[0];
}
