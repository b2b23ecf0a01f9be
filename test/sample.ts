import { fillTenant } from '../src/sample.ts';
import { filledDatabase, type FreshDatabase } from './database.ts';

/** Of every account of the sample. */
export const samplePassword = 'ca ro ganh nuoc mua';

/** A database of one's own with a sample tenant as an installation fills it. */
export const sampleOf = (sample: 'hanoi' | 'hungyen'): Promise<FreshDatabase> =>
  filledDatabase(`${sample}_sample`, (fresh) => fillTenant(fresh, fresh.tenant, samplePassword, sample));
