import { sql } from 'kysely';
import type { Tx } from '#platform/database/transaction.ts';

/** Codes under which programmes are known that a set of conditions is meant for. */
const usual: Record<string, string[]> = {
  TCLLCT: ['TCLLCT', 'LLCT'],
  CCLLCT: ['CCLLCT'],
  SCLLCT: ['SCLLCT'],
  SAU_DAI_HOC: ['SAU_DAI_HOC', 'SDH'],
};

/** Gives the programmes of a tenant that is being filled the sets of conditions meant for them. Nothing happens where it is so already. */
export async function adoptSchemes(tx: Tx): Promise<void> {
  for (const [scheme, families] of Object.entries(usual))
    await sql`insert into eligibility_scheme_family (scheme_id, family_id)
      select s.id, f.id from eligibility_scheme s, programme_family f where s.code = ${scheme} and f.code = any (${families}::text[])
      on conflict do nothing`.execute(tx);
}
