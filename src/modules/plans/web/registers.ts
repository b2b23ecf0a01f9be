import type { z } from 'zod';
import type { blocList } from '#contracts/organisations';
import type { Family, fundingSources, programmes } from '#contracts/programmes';
import { useGet } from '#web/query.ts';

/** Short registers that forms choose from. */
export const useBlocs = () => useGet<z.output<typeof blocList>>('/api/blocs').data ?? [];
export const useFunding = () =>
  (useGet<z.output<typeof fundingSources>>('/api/funding-sources').data ?? []).map(({ code, name }) => ({ value: code, label: name }));
export const useFamilies = (): Family[] => useGet<z.output<typeof programmes>>('/api/programmes').data?.families ?? [];
