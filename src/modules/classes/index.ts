export { registerClassExports } from './cli.ts';
export { classRoutes } from './routes.ts';
export { classConstraints, classMessages } from './messages.vi.ts';
export { slotLedger, slotNotExecuted } from './settle-slot.ts';
export { enterLedger, closeLedger, lockedPeriodsCovering } from './locks.ts';
export { advanceOutside, sendOutside } from './end-chain.ts';
export { recordHistory, type PastClass, type PastRun, type PastStay, type PastTrainee } from './record-history.ts';
export { formFForm } from './form-f.ts';
export { formAForm } from './form-a.ts';
