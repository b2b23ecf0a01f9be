import type { Reader } from '#platform/database/transaction.ts';
import { ledgerSums } from './annual-queries.ts';
import type { AnnualReport } from './contract.ts';
import { nameOn, unitScope, type ReportFilter } from './filter.ts';
import type { LedgerScope } from './ledger-scope.ts';
import { locksBefore, type LastYear } from './period-queries.ts';
import { rollForward } from './rules.ts';

/** The scope of a closed year's stock: its institution (as organised then) and the question's programme, up to the year's end. */
export async function closedScope(filter: ReportFilter, lock: LastYear): Promise<LedgerScope> {
  const period = { start: lock.periodStart, end: lock.periodEnd };
  return {
    ...filter.scope,
    period,
    unit: unitScope(await filter.tree, [lock.unitId], 'runner', 'then', period, filter.today),
    placements: [],
    row: null,
  };
}

/**
 * Điều chỉnh kỳ trước: what this year carried in, as known now, less what the closed report of last year carried out.
 * Later recordings alone make it, so that it opens down to class and person.
 */
export async function adjustmentsOf(db: Reader, filter: ReportFilter): Promise<AnnualReport['adjustments']> {
  const adjustments: AnnualReport['adjustments'] = [];
  for (const lock of await locksBefore(db, filter)) {
    const scope = await closedScope(filter, lock);
    const stock = async (knownUpTo: string | null) => {
      const { classes, trainees } = rollForward((await ledgerSums(db, { ...scope, knownUpTo }, 'runner', []))[0]!.sums);
      return { classes: classes.carriedOut, trainees: trainees.carriedOut };
    };
    const asSent = filter.programme ? await stock(lock.recordedCutoff) : lock.carriedOut;
    const now = await stock(filter.scope.knownUpTo);
    adjustments.push({
      lockId: lock.id,
      unitId: lock.unitId,
      unitName: nameOn((await filter.tree).spans, lock.unitId, lock.periodEnd),
      sentOn: lock.sentOn,
      periodEnd: lock.periodEnd,
      asSent,
      now,
      difference: { classes: now.classes - asSent.classes, trainees: now.trainees - asSent.trainees },
    });
  }
  return adjustments;
}
