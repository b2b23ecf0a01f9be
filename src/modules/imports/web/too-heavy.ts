import { formatNumber } from '#ui/format.ts';

const MB = 1024 * 1024;
const inMegabytes = (bytes: number, round: (value: number) => number) => `${formatNumber(round((bytes / MB) * 10) / 10)} MB`;

/** Both sizes in words; a file just above the limit never reads like the limit itself. */
export const tooHeavy = (bytes: number, limit: number): { size: string; limit: string } => ({
  size: inMegabytes(bytes, Math.ceil),
  limit: inMegabytes(limit, Math.floor),
});
