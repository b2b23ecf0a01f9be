import { Refusal } from '#platform/refusal.ts';

/** 'read', or the code of the refusal; anything else that is thrown is a defect and goes on. */
export const outcome = (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => 'read',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code;
      throw error;
    },
  );
