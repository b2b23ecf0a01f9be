import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';

/** The act behind a change of slots: its effective date and the document that ordered it (null with `documentPending` = "theo chỉ đạo, văn bản bổ sung sau"). */
export type SlotAct = {
  effectiveDate: string;
  documentId: string | null;
  documentPending: boolean;
};

/**
 * What `plans` asks of the ledger when a plan version is approved. `classes` owns the ledger and stands above `plans`,
 * so app.ts hands its implementation down; both run in the caller's transaction.
 */
export type SlotLedger = {
  /** Slots already inserted with origin planned or added: post them. */
  slotsOrdered(tx: Tx, actor: Actor, slotIds: readonly string[], act: SlotAct): Promise<void>;
  /** Pending slots that the version withdraws: sets their state and posts. Refuses one that is no longer pending. */
  slotsWithdrawn(tx: Tx, actor: Actor, slotIds: readonly string[], act: SlotAct): Promise<void>;
};
