import { pathHere } from '#kit/path-here.ts';
import { stranger } from '#platform/audit/rows.ts';
import { isTenant, lookInTenant } from '#platform/database/in-tenant.ts';
import { Refusal } from '#platform/refusal.ts';
import { open, seal, type Keys } from '#platform/secrets.ts';
import { newKept, type Elsewhere, type Kept } from './elsewhere.ts';
import { noteFailure } from './note-failure.ts';
import { identifierHash } from './set-identifier.ts';
import { enter, type Deps, type Entered, type From } from './sign-in.ts';

/** How long somebody may take at the provider. */
export const ELSEWHERE_MINUTES = 10;
const PURPOSE = 'sign-in elsewhere';
const SIGN_IN_PAGE = '/dang-nhap';

type Journey = Kept & { tenant: string; next: string; until: number };

/** Leads to the provider; what is needed on the way back travels sealed in a cookie of this browser. */
export async function beginElsewhere(
  { pools, keys }: Deps,
  elsewhere: Elsewhere,
  { tenant, next }: { tenant: string; next?: string | undefined },
): Promise<{ address: string; kept: string }> {
  if (!(await isTenant(pools, tenant))) throw new Refusal('access.tenant_unknown', { tenant }, { where: 'tenant' });
  const journey: Journey = { ...newKept(), tenant, next: pathHere(next), until: Date.now() + ELSEWHERE_MINUTES * 60_000 };
  const address = await elsewhere.leave(journey).catch(() => `${SIGN_IN_PAGE}?refused=failed`);
  const { keyId, bytes } = seal(keys, Buffer.from(JSON.stringify(journey)), PURPOSE);
  return { address, kept: `${keyId}.${bytes.toString('base64url')}` };
}

/**
 * Comes back from the provider. Whoever it does not know here, knows without a role, or as disabled, gets one and the same
 * neutral answer; an account is never made.
 */
export async function comeBack(
  deps: Deps,
  elsewhere: Elsewhere,
  { query, kept }: { query: string; kept: string },
  from: From,
): Promise<{ entered: Entered | null; address: string }> {
  const refused = (why: 'failed' | 'unknown') => ({ entered: null, address: `${SIGN_IN_PAGE}?refused=${why}` });
  const journey = unsealed(deps.keys, kept);
  if (!journey) return refused('failed');
  const known = await elsewhere.come(query, journey).catch(() => null);
  if (!known) return refused('failed');
  const { tenant, next } = journey;
  const account = known.identifier === null ? null : await accountOf(deps, tenant, known.identifier);
  if (!account) {
    noteFailure(
      deps.database,
      { doer: stranger(tenant, from.requestId), command: 'access.sign_in' },
      { way: 'elsewhere', address: from.address },
    );
    return refused('unknown');
  }
  const entered = await enter(deps, tenant, account.id, { way: 'elsewhere', proven: known.secondFactor }, from).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'access.no_assignment') return null;
    throw error;
  });
  if (!entered) return refused('unknown');
  return { entered, address: 'step' in entered ? `${SIGN_IN_PAGE}?step=code&next=${encodeURIComponent(next)}` : next };
}

const accountOf = ({ pools, keys }: Deps, tenant: string, identifier: string) =>
  lookInTenant(pools, tenant, (db) =>
    db
      .selectFrom('account')
      .select('id')
      .where('identifierHash', '=', identifierHash(keys, identifier))
      .where('disabledAt', 'is', null)
      .executeTakeFirst(),
  );

function unsealed(keys: Keys, kept: string): Journey | null {
  const [keyId = '', bytes = ''] = kept.split('.');
  try {
    const journey = JSON.parse(open(keys, { keyId, bytes: Buffer.from(bytes, 'base64url') }, PURPOSE).toString('utf8')) as Journey;
    return journey.until > Date.now() ? journey : null;
  } catch {
    return null;
  }
}
