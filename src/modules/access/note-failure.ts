import type { Noted } from '#platform/audit/notes.ts';
import type { Doer } from '#platform/audit/rows.ts';
import type { Database } from '#platform/database/transaction.ts';

/** Who tries, and at what: somebody at the door, or an account that shows once more who it is. */
export type Trying = { doer: Doer; command: string };
type Failed = {
  /** Of a refusal; left out where a provider elsewhere refused. */
  code?: string;
  /** The account it was tried on, where there is one: what is typed as a name may be a password. */
  accountId?: string | undefined;
  way?: string;
  address: string;
};

/** A try that failed goes into the trail, behind the answer and not before it. */
export function noteFailure(database: Pick<Database, 'note'>, { doer, command }: Trying, { accountId, address, ...why }: Failed): void {
  const object: Noted['object'] = accountId === undefined ? null : { type: 'account', id: accountId };
  database.note(doer, { kind: 'denied', command, object, summary: { ...why, machine: address } });
}
