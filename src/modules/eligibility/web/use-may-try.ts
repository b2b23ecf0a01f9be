import { useSession } from '#web/session.tsx';
import type { ShownRule } from '../catalogue-contract.ts';
import { secrets } from '../kinds.ts';

/** A rule is tried beside its other versions: whoever may not be told what one of them is about does not try it. */
export function useMayTry() {
  const { capabilities } = useSession();
  return ({ versions }: ShownRule) => versions.every(({ secret }) => secret === null || capabilities.includes(secrets[secret]));
}
