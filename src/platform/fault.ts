/** Something is wrong with the installation or the command line (not with the data): one Vietnamese sentence saying what, and what to do. */
export class Fault extends Error {
  override name = 'Fault';
}

/** The code of a system or PostgreSQL error: ENOENT, 28P01. */
export function errorCode(error: unknown): string | undefined {
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}
