import { z } from 'zod';
import { roles, scopeKinds } from '#kit/roles.ts';

/** Who sees which rows, as the page "Ai thấy gì" shows it. */
export const scopeView = z.object({
  roles: z.array(
    z.object({
      role: z.enum(roles),
      scopes: z.array(z.enum(scopeKinds)).readonly(),
      limited: z.boolean(),
      capabilities: z.array(z.string()),
    }),
  ),
  tables: z.array(
    z.object({
      table: z.string(),
      name: z.string(),
      /** Columns of the scope: `all`, a column, `id is person`, `class_id in classes`. */
      unit: z.array(z.string()).readonly(),
      bloc: z.array(z.string()).readonly(),
      person: z.array(z.string()).readonly(),
      personal: z.boolean(),
      keep: z.string(),
      leaves: z.string(),
      /** Role → letters of the scopes over which it is shown rows of this table. */
      shown: z.record(z.string(), z.string()),
    }),
  ),
});
export type ScopeView = z.infer<typeof scopeView>;
