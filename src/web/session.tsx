import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { Role } from '#kit/roles.ts';
import { ApiRefusal, get, send } from './api.ts';

export interface Session {
  account: { id: string; name: string; signInName: string };
  tenant: Tenant & { isSample: boolean; practice: { resetAt: string } | null };
  role: Role;
  scope:
    | { kind: 'tenant' }
    | { kind: 'bloc'; bloc: number }
    | { kind: 'unit'; units: number[] }
    | { kind: 'class'; classes: string[] }
    | { kind: 'person'; person: string; classes: string[] };
  capabilities: string[];
  /** A first password given by an administrator: nothing else works until it is changed. */
  mustChangePassword: boolean;
  /** This account owes a second factor: nothing else works until one is set up. */
  mustEnrol: boolean;
}

export interface Tenant {
  slug: string;
  name: string;
  /** false in samples and for practice: a password alone is enough. */
  demandsCode: boolean;
}

export interface TenantToEnter extends Tenant {
  /** Made up as a whole: one chooses whom to be. */
  isPractice: boolean;
  /** Name of a provider by which one may come in besides by password. */
  elsewhere: string | null;
}

export interface Credentials {
  tenant: string;
  name: string;
  password: string;
}

/** null = nobody is signed in, which is an answer and not an error. */
export const sessionQuery = queryOptions({
  queryKey: ['/api/session'],
  staleTime: 5 * 60_000,
  queryFn: async (): Promise<Session | null> => {
    try {
      return await get<Session>('/api/session');
    } catch (error) {
      if (error instanceof ApiRefusal && error.status === 401) return null;
      throw error;
    }
  },
});

export const SessionContext = createContext<Session | null>(null);

/** The signed-in session; only inside the layout, which shows no page without one. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('useSession outside the signed-in layout');
  return session;
}

/** May this account do it at all? The server decides again, per record. */
export function useCan(capability: string): boolean {
  return useSession().capabilities.includes(capability);
}

export function useTenants() {
  return useQuery({ queryKey: ['/api/tenants'], queryFn: () => get<TenantToEnter[]>('/api/tenants'), staleTime: Infinity });
}

/** Both steps. The first answers whether a code is awaited; then nothing is open yet. */
export function useSignIn() {
  const client = useQueryClient();
  const opened = async () => {
    client.clear();
    // known before the next page is drawn, so that the form stays until there is one
    await client.fetchQuery(sessionQuery);
  };
  return {
    byPassword: async (credentials: Credentials): Promise<{ codeNeeded: boolean }> => {
      const { codeNeeded } = await send<{ codeNeeded: boolean }>('POST', '/api/session', credentials);
      if (!codeNeeded) await opened();
      return { codeNeeded };
    },
    byCode: async (code: string): Promise<void> => {
      await send('POST', '/api/session/code', { code });
      await opened();
    },
  };
}

export function useSignOut() {
  return async (): Promise<void> => {
    await send('DELETE', '/api/session');
    // A full load leaves nothing of this account in memory.
    location.assign('/dang-nhap');
  };
}
