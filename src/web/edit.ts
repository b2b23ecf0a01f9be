import { useState } from 'react';
import { ApiRefusal, type Method, send } from './api.ts';
import { useRefresh } from './query.ts';

/**
 * Sends a change of a record as it was when the form opened. When somebody else was first, the page behind is read again,
 * while the form keeps what was typed and the version it began with: sending once more is refused once more.
 */
export function useEdit(rowVersion: number) {
  const [seen] = useState(rowVersion);
  const refresh = useRefresh();
  return async <T = void>(method: Method, path: string, body: unknown, attempt: { key: string }): Promise<T> => {
    try {
      const answer = await send<T>(method, path, body, { ...attempt, ifMatch: seen });
      await refresh();
      return answer;
    } catch (error) {
      if (error instanceof ApiRefusal && error.status === 412) void refresh();
      throw error;
    }
  };
}
