import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#kit/schemas.ts';
import type { Capability } from '#platform/actor.ts';
import type { Database, Reader } from '#platform/database/transaction.ts';
import { exportRoute } from '#platform/http/export-route.ts';
import { route } from '#platform/http/route.ts';
import type { Keys } from '#platform/secrets.ts';
import { revealReason } from './contract.ts';
import { auditNumbers, numbersQuery } from './export-numbers.ts';
import { exportPayees, listPayees } from './payees.ts';
import { recordSensitive } from './record-sensitive.ts';
import { reveal, revealCommand, revealedField, revealedNumber, type Hidden } from './reveal.ts';
import type { SensitiveValue } from './sensitive.ts';
import {
  bankAccountInput,
  bankAccountRevealed,
  ethnicMinorityInput,
  ethnicMinorityRevealed,
  partyStatusInput,
  partyStatusRevealed,
  payeeList,
  payeeListQuery,
  sensitiveRecorded,
} from './sensitive-contract.ts';
import { pathOf, sensitiveRights, type SensitiveField } from './sensitive-rules.ts';

const byId = z.strictObject({ id: idSchema });
type Deps = { database: Database; keys: Keys };

/** The personal number and the fields beside it: masked with the person, taken out one by one for a reason, recorded without a trace of the value. */
export function sensitiveRoutes(app: FastifyInstance, deps: Deps): void {
  const { database, keys } = deps;
  const revealed = <R extends z.ZodType>(
    what: Hidden,
    { url, capability, response }: { url: string; capability: Capability; response: R },
    found: (db: Reader, personId: string) => Promise<z.input<R>>,
  ) =>
    route(app, {
      method: 'POST',
      url,
      capability,
      command: revealCommand(what),
      params: byId,
      body: revealReason,
      response,
      handler: async ({ actor, act, params, body }) => {
        await database.write(actor, act, (tx) => reveal(tx, actor, params.id, what, body.reason));
        return database.read(actor, (db) => found(db, params.id));
      },
    });

  route(app, {
    method: 'GET',
    url: '/api/people/bank-accounts',
    capability: 'people.bank',
    query: payeeListQuery,
    response: payeeList,
    handler: ({ actor, query }) => database.read(actor, (db) => listPayees(db, keys, actor.scope, query)),
  });
  exportRoute(
    app,
    { database },
    {
      url: '/api/people/bank-accounts/export',
      capability: 'people.bank',
      query: payeeListQuery.omit({ after: true, limit: true }).extend(numbersQuery),
      summary: 'The bank accounts of a filter, as a file',
      list: (db, { actor, query }) => exportPayees(db, actor, keys, query),
      audit: ({ actor, query, rows }) => auditNumbers(database, actor, 'bank_accounts', query, rows, 'people.export_accounts'),
    },
  );

  revealed(
    'number',
    { url: '/api/people/:id/personal-number', capability: 'people.reveal', response: z.object({ personalNumber: z.string() }) },
    async (db, id) => ({ personalNumber: await revealedNumber(db, keys, id) }),
  );

  const field = <F extends SensitiveField, B extends z.ZodType, R extends z.ZodType>(
    name: F,
    {
      body,
      response,
      valueOf,
      answer,
    }: {
      body: B;
      response: R;
      valueOf: (body: z.output<B>) => SensitiveValue[F] | null;
      answer: (value: SensitiveValue[F]) => z.input<R>;
    },
  ) => {
    const url = `/api/people/:id/${pathOf(name)}`;
    revealed(name, { url, capability: sensitiveRights[name].reveal, response }, async (db, id) =>
      answer(await revealedField(db, keys, id, name)),
    );
    route(app, {
      method: 'PUT',
      url,
      capability: sensitiveRights[name].record,
      command: `people.record_${name}`,
      edits: true,
      params: byId,
      body,
      response: sensitiveRecorded,
      handler: (call) =>
        database.write(call.actor, call.act, (tx) =>
          recordSensitive(tx, call.actor, keys, {
            personId: call.params.id,
            rowVersion: call.rowVersion,
            field: name,
            value: valueOf(call.body as z.output<B>),
          }),
        ),
    });
  };
  field('party_status', {
    body: partyStatusInput,
    response: partyStatusRevealed,
    valueOf: ({ partyStatus }) => partyStatus,
    answer: (partyStatus) => ({ partyStatus }),
  });
  field('bank_account', {
    body: bankAccountInput,
    response: bankAccountRevealed,
    valueOf: ({ bankAccount }) => bankAccount,
    answer: (bankAccount) => ({ bankAccount }),
  });
  field('ethnic_minority', {
    body: ethnicMinorityInput,
    response: ethnicMinorityRevealed,
    valueOf: ({ ethnicMinority }) => ethnicMinority,
    answer: (ethnicMinority) => ({ ethnicMinority }),
  });
}
