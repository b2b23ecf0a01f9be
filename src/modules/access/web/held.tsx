import { useLingui } from '@lingui/react/macro';
import { today } from '#kit/dates.ts';
import { formatDate } from '#ui/format.ts';
import type { Account } from '../contract.ts';
import { useAccessWords } from './words.ts';

type Assignment = Account['assignments'][number];

/** Holds today, or will. */
export const isHeld = ({ validFrom, validTo }: Assignment) => validTo === null || (validTo > today() && validTo > validFrom);
export const isHolding = ({ assignments }: Account) => assignments.some(isHeld);

/** Role and place of an assignment, and from when to when. */
export function useHeldWords() {
  const { t } = useLingui();
  const { roles, scopes } = useAccessWords();
  return (one: Assignment) => {
    const over = one.unitName ?? one.blocName ?? one.className ?? one.personName ?? scopes[one.scope as keyof typeof scopes];
    const from = formatDate(one.validFrom);
    const to = one.validTo === null ? null : formatDate(one.validTo);
    const by = one.endedByName;
    const term = to === null ? t`từ ${from}` : t`từ ${from} đến trước ${to}`;
    const why = [by !== null && t`${by} cho thôi`, one.endedReason].filter(Boolean).join(': ');
    return {
      what: `${roles[one.role as keyof typeof roles]}, ${over}${one.seesRestricted ? `; ${t`xem lớp hạn chế`}` : ''}`,
      term: why ? `${term}; ${why}` : term,
    };
  };
}

/** What the account holds today, and what it will. */
export function Held({ account }: { account: Account }) {
  const { t } = useLingui();
  const inWords = useHeldWords();
  const held = account.assignments.filter(isHeld);
  if (held.length === 0) return <em>{t`chưa được phân quyền`}</em>;
  const lines = held.map((one) => {
    const { what, term } = inWords(one);
    return (
      <div key={one.id}>
        {what}
        <span style={{ color: 'var(--kv-soft)' }}> ({term})</span>
      </div>
    );
  });
  return <div>{lines}</div>;
}
