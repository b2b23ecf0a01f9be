export { classRoutes } from './routes.ts';
export { classConstraints, classMessages } from './messages.vi.ts';
export { slotLedger } from './settle-slot.ts';
export { enterLedger, closeLedger, lockedPeriodsCovering } from './locks.ts';
