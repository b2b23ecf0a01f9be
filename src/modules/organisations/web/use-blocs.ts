import { useGet } from '#web/query.ts';

export interface Bloc {
  id: number;
  name: string;
}

export const useBlocs = (): Bloc[] => useGet<Bloc[]>('/api/blocs').data ?? [];
