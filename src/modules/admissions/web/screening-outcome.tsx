import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { CloseButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { AppLink } from '#ui/link.tsx';
import { nominationPath } from '#web/links.ts';
import type { Decided } from '../screening-contract.ts';
import css from './screening.module.css';

/** What came of a decision on many: how many went through, and by name why each other waits. */
export function ScreeningOutcome({ outcome, onClose }: { outcome: Decided; onClose: () => void }) {
  const { t } = useLingui();
  const { decided, listed, held } = outcome;
  // the list that was decided on may be long: what came of it is brought into sight
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [outcome]);
  return (
    <div ref={place} role="status" className={css.outcome}>
      <div className={css.outcomeHead}>
        <p>
          <Plural value={decided} _0="Chưa quyết định được ai." other="Đã quyết định # người." />{' '}
          {listed > 0 && <Plural value={listed} other="# người vào danh sách lớp." />}{' '}
          {held.length > 0 && <Plural value={held.length} other="# người còn chờ:" />}
        </p>
        <CloseButton aria-label={t`Đóng`} onClick={onClose} />
      </div>
      {held.length > 0 && (
        <ul className={css.heldList}>
          {held.map(({ id, name, what, todo }) => (
            <li key={id}>
              <AppLink to={nominationPath(id)}>{name}</AppLink>
              {what.startsWith(`${name} `) ? what.slice(name.length) : `: ${what}`} <span className={css.soft}>{todo}</span>
            </li>
          ))}
        </ul>
      )}
      {held.length === 0 && decided > 0 && (
        <p className={css.soft}>
          <Trans>Mọi quyết định đã được ghi vào lịch sử của từng hồ sơ.</Trans>
        </p>
      )}
    </div>
  );
}
